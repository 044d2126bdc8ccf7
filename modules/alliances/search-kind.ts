/**
 * How matters of alliances are searched. Each assembly finds one by its own part, so that a hit belongs to the assembly that
 * looks; the words of what others have not handed in are not among them.
 */
import './tables.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/schema.ts';
import { excerptsFor } from '../../platform/search/excerpt.ts';
import type { SearchedMatter, SearchKind } from '../../platform/search/kinds.ts';
import { matterLife } from './life.ts';
import { inside } from './queries/visible.ts';

interface Loaded {
  id: string;
  assembly_id: string;
  version: number;
  created_at: Date;
  title: string;
  text: string;
  outcome: string;
  parts: string | null;
}

const selected = sql`select p.id, p.assembly_id, m.version, m.created_at, m.title, m.text, m.outcome,
    (select string_agg(x.text, ' ') from alliance_parts x where x.matter_id = m.id and x.state = 'handed_in') as parts
  from alliance_parts p join alliance_matters m on m.id = p.matter_id`;

const searched = (row: Loaded): SearchedMatter => ({
  id: row.id,
  assemblyId: row.assembly_id,
  version: row.version,
  listedAt: row.created_at,
  publicFrom: null,
  inside: [row.title, row.text, row.outcome, row.parts ?? ''],
  outside: [],
});

/** A matter as each assembly is to find it. */
export async function loadSearched(db: Db, matterId: string): Promise<SearchedMatter[]> {
  const { rows } = await sql<Loaded>`${selected} where m.id = ${matterId}`.execute(db);
  return rows.map(searched);
}

export const searchedAllianceMatters: SearchKind = {
  kind: matterLife.kind,
  label: 'alliances.kind',
  table: 'alliance_parts',
  alias: 'ap',
  visible: (ctx, reader) =>
    reader === 'inside'
      ? sql<boolean>`exists (select 1 from alliance_matters m where m.id = ap.matter_id and ${inside(ctx, 'm.alliance_id')})`
      : sql<boolean>`false`,
  text: (reader) =>
    reader === 'inside'
      ? sql<string>`(select m.title || ' ' || m.text from alliance_matters m where m.id = ap.matter_id)`
      : sql<string>`''`,
  async show(ctx, ids, words) {
    const rows = await ctx.db
      .selectFrom('alliance_parts as p')
      .innerJoin('alliance_matters as m', 'm.id', 'p.matter_id')
      .innerJoin('alliances as a', 'a.id', 'm.alliance_id')
      .select(['p.id', 'm.id as matter_id', 'm.title', 'm.text', 'm.state', 'a.name'])
      .where('p.id', 'in', [...ids])
      .execute();
    const cut = excerptsFor(words);
    return new Map(
      rows.map((row) => [
        row.id,
        {
          title: row.title,
          line: [row.name, ctx.t(`alliances.state.${row.state}`)].join(' · '),
          excerpt: cut(row.text),
          path: `alliances/matters/${row.matter_id}`,
        },
      ]),
    );
  },
  async count(db) {
    const { rows } = await sql<{ total: number }>`select count(*) as total from alliance_parts`.execute(db);
    return Number(rows[0]!.total);
  },
  async load(db, after, limit) {
    const { rows } = await sql<Loaded>`${selected} where p.id > ${after} order by p.id limit ${limit}`.execute(db);
    return rows.map(searched);
  },
};
