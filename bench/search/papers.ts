/** A made-up kind for the bench of the search: papers with the words of proposals, each of one unit. */
import { sql } from 'kysely';
import type { SearchKind } from '../../platform/search/kinds.ts';

/** As many papers as there are proposals; a third of them public. */
export const paperRows = [
  `create table papers (id uuid primary key, assembly_id uuid not null, title text not null, text text not null,
    unit_id uuid, open boolean not null)`,
  `insert into papers select gen_random_uuid(), p.assembly_id, p.subject, p.situation,
    (select a.unit_id from assignments a where a.matter_id = p.id limit 1), hashtext(p.id::text) % 3 = 0 from proposals p`,
  `insert into matter_words (matter_id, kind, assembly_id, version, listed_at, public_from, inside)
    select s.id, 'paper', s.assembly_id, 1, w.listed_at, case when s.open then w.listed_at end, w.inside
    from (select *, row_number() over (order by id) as place from papers) s
    join (select *, row_number() over (order by matter_id) as place from matter_words) w using (place)`,
  `grant select on papers to public`,
];

export const paperKind: SearchKind = {
  kind: 'paper',
  label: 'paper',
  table: 'papers',
  alias: 's',
  visible(ctx, reader) {
    if (reader === 'public') return sql<boolean>`s.open`;
    const units = ctx.actor.grants.flatMap((grant) => grant.unitId ?? []);
    if (units.length > 0) return sql<boolean>`s.unit_id in (${sql.join(units)})`;
    return ctx.actor.grants.some((grant) => grant.role === 'clerk') ? sql<boolean>`true` : sql<boolean>`s.open`;
  },
  text: () => sql<string>`s.title`,
  async show(ctx, ids) {
    const { rows } = await sql<{ id: string; title: string }>`select id, title from papers
      where id in (${sql.join(ids)})`.execute(ctx.db);
    return new Map(rows.map((row) => [row.id, { title: row.title, line: '', excerpt: [], path: `papers/${row.id}` }]));
  },
  count: async () => 0,
  load: async () => [],
};
