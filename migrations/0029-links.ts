import type { Step } from '../platform/db/migrate.ts';

/** The line of history by which a proposal went on elsewhere; imported ones and some old ones have none. */
const told = (action: string) => `left join lateral (select h.at, h.actor_id from history h
  where h.matter_id = p.id and h.action = '${action}' order by h.seq desc limit 1) h on true`;

/**
 * Where matters came from and what became of them. Proposals that were merged or converted have their links at once: read by
 * the partial indexes, so that a register of a million is carried over in a moment.
 */
export const step: Step = {
  name: '0029-links',
  statements: [
    `create table links (
      id uuid primary key,
      assembly_id uuid not null references assemblies (id),
      from_kind text not null references matter_kinds (kind),
      from_id uuid not null,
      from_span jsonb,
      relation text not null,
      to_kind text not null,
      to_id uuid,
      to_span jsonb,
      at timestamptz not null,
      by uuid,
      check (from_id is distinct from to_id))`,
    `create index links_from on links (from_id)`,
    `create index links_to on links (to_id) where to_id is not null`,
    `insert into links (id, assembly_id, from_kind, from_id, relation, to_kind, to_id, at, by)
      select gen_random_uuid(), p.assembly_id, 'proposal', p.id, 'merged_into', 'proposal', p.merged_into,
        coalesce(h.at, p.updated_at), h.actor_id
      from proposals p ${told('merge')} where p.merged_into is not null`,
    `insert into links (id, assembly_id, from_kind, from_id, relation, to_kind, at, by)
      select gen_random_uuid(), p.assembly_id, 'proposal', p.id, 'converted_to', p.converted_to,
        coalesce(h.at, p.updated_at), h.actor_id
      from proposals p ${told('convert')} where p.converted_to is not null`,
  ],
};
