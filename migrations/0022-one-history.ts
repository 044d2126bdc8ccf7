import type { Step } from '../platform/db/migrate.ts';

const at = (row: string) => `to_char(${row}.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;

/** As lines of proposals were hashed before there were kinds; the kind of others stands before it. */
const text = (row: string) => `case when ${row}.kind = 'proposal' then '' else ${row}.kind end ||
  jsonb_build_array(${row}.seq, ${row}.assembly_id, ${row}.matter_id, ${row}.part_id,
    ${row}.action, ${row}.from_state, ${row}.to_state, ${row}.actor_id, ${row}.actor_name, ${row}.on_behalf_of,
    ${at(row)}, ${row}.rule_version_id, ${row}.public, ${row}.details, ${row}.office_role, ${row}.office_id, ${row}.office_name)::text`;

/**
 * One history for every kind of matter. The lines of proposals stay where they are, with their chains: the table is renamed,
 * so that a record of millions moves in a moment. A kind names the table whose row is held while a line is added.
 */
export const step: Step = {
  name: '0022-one-history',
  statements: [
    `create table matter_kinds (kind text primary key, matters regclass not null unique)`,
    `insert into matter_kinds (kind, matters) values ('proposal', 'proposals')`,
    `alter table proposal_history rename to history`,
    `alter table history rename column proposal_id to matter_id`,
    `alter table history rename column assignment_id to part_id`,
    `alter table history add column kind text not null default 'proposal' references matter_kinds (kind)`,
    `alter table history alter column kind drop default`,
    `alter index proposal_history_proposal rename to history_matter`,
    `alter trigger proposal_history_append_only on history rename to history_append_only`,
    `alter trigger proposal_history_not_emptied on history rename to history_not_emptied`,
    `create function history_chain() returns trigger language plpgsql as $$
      declare before history; begin
        execute format('select 1 from %s where id = $1 for no key update',
          (select k.matters from matter_kinds k where k.kind = new.kind)) using new.matter_id;
        select * into before from history where matter_id = new.matter_id order by seq desc limit 1;
        if before.seq > new.seq then new.seq := nextval(pg_get_serial_sequence('history', 'seq')); end if;
        new.hash := sha256(coalesce(before.hash, ''::bytea) || convert_to(${text('new')}, 'UTF8'));
        return new; end $$`,
    `create trigger history_chained before insert on history for each row execute function history_chain()`,
    `drop trigger proposal_history_chained on history`,
    `drop function proposal_history_chain()`,
  ],
};
