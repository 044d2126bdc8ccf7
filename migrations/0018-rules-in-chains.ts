import type { Step } from '../platform/db/migrate.ts';

const instant = (value: string) => `to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;

/** What of a version is hashed, as a text without two readings. */
const text = (
  row: string,
) => `jsonb_build_array(${row}.seq, ${row}.id, ${row}.assembly_id, ${row}.subject, ${row}.version,
  ${row}.name, ${instant(`${row}.applies_from`)}, ${row}.content, ${row}.published_by, ${instant(`${row}.published_at`)})::text`;

const hashOf = (before: string, row: string) =>
  `sha256(coalesce(${before}, ''::bytea) || convert_to(${text(row)}, 'UTF8'))`;

/**
 * Published versions of rules become chains of hashes, one for each assembly, in the order they were published, and can be
 * neither changed nor taken away. Those there already are chained as they stand, each by its key.
 */
export const step: Step = {
  name: '0018-rules-in-chains',
  statements: [
    `alter table rule_versions add column seq bigint, add column hash bytea`,
    `update rule_versions v set seq = o.seq from (select id,
      row_number() over (order by published_at, assembly_id, subject, version) as seq from rule_versions) o where o.id = v.id`,
    `alter table rule_versions alter column seq set not null, add constraint rule_versions_seq unique (seq)`,
    `alter table rule_versions alter column seq add generated always as identity`,
    `select setval(pg_get_serial_sequence('rule_versions', 'seq'), coalesce(max(seq), 0) + 1, false) from rule_versions`,
    `create index rule_versions_chain on rule_versions (assembly_id, seq desc)`,
    `do $$ declare r rule_versions; before bytea; last uuid; begin
      for r in select * from rule_versions order by assembly_id, seq loop
        if r.assembly_id is distinct from last then before := null; end if;
        last := r.assembly_id;
        before := ${hashOf('before', 'r')};
        update rule_versions set hash = before where id = r.id;
      end loop; end $$`,
    `alter table rule_versions alter column hash set not null`,
    // Whoever publishes holds the assembly's row; where a version is written without it, the chain takes it.
    `create function rule_versions_chain() returns trigger language plpgsql as $$
      declare before rule_versions; begin
        perform 1 from assemblies where id = new.assembly_id for no key update;
        select * into before from rule_versions where assembly_id = new.assembly_id order by seq desc limit 1;
        if before.seq > new.seq then new.seq := nextval(pg_get_serial_sequence('rule_versions', 'seq')); end if;
        new.hash := ${hashOf('before.hash', 'new')};
        return new; end $$`,
    `create trigger rule_versions_chained before insert on rule_versions for each row execute function rule_versions_chain()`,
    `create trigger rule_versions_append_only before update or delete on rule_versions
      for each row execute function refuse_change()`,
    `create trigger rule_versions_not_emptied before truncate on rule_versions
      for each statement execute function refuse_change()`,
  ],
};
