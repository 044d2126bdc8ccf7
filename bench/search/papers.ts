/** A made-up kind for the bench of the search: papers with the words of proposals, each of one unit. */
import { sql } from 'kysely';
import type { SearchKind } from '../../platform/search/kinds.ts';

/** So many papers for each proposal, day after day, a third of them public; the word indexes are built once they are there. */
export const paperRows = (copies: number): string[] => [
  `create table papers (id uuid primary key, assembly_id uuid not null, title text not null, text text not null,
    unit_id uuid, open boolean not null, source uuid not null, copy integer not null)`,
  'drop index matter_words_0_inside, matter_words_1_inside',
  `insert into papers select gen_random_uuid(), p.assembly_id, p.subject, p.situation, a.unit_id,
      (hashtext(p.id::text) + n) % 3 = 0, p.id, n
    from proposals p cross join generate_series(1, ${copies}) n
    left join (select distinct on (matter_id) matter_id, unit_id from assignments) a on a.matter_id = p.id`,
  `insert into matter_words (matter_id, kind, assembly_id, version, listed_at, public_from, inside)
    select s.id, 'paper', s.assembly_id, 1, w.listed_at - make_interval(hours => s.copy), case when s.open then w.listed_at end, w.inside
    from papers s join matter_words w on w.matter_id = s.source`,
  'create index matter_words_0_inside on matter_words_0 using gin (inside)',
  'create index matter_words_1_inside on matter_words_1 using gin (inside)',
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
