/** How activities are searched beside matters of other kinds, and how a hit is shown. */
import './tables.ts';
import { sql } from 'kysely';
import { dayOf } from '../../platform/calendar/days.ts';
import type { Db } from '../../platform/db/schema.ts';
import { excerptsFor } from '../../platform/search/excerpt.ts';
import type { SearchedMatter, SearchKind } from '../../platform/search/kinds.ts';
import { activityLife } from './life.ts';
import { openToAll, visible } from './queries/visible.ts';
import type { Activity } from './store/matter.ts';

type Loaded = Pick<
  Activity,
  | 'id'
  | 'assembly_id'
  | 'version'
  | 'announced_at'
  | 'is_public'
  | 'title'
  | 'description'
  | 'place'
  | 'minutes'
  | 'results'
> & { programme: string | null };

const columns = sql`a.id, a.assembly_id, a.version, a.announced_at, a.is_public, a.title, a.description, a.place, a.minutes, a.results,
  (select string_agg(concat_ws(' ', x.item ->> 'title', x.item ->> 'who'), ' ') from activity_half_days h,
    jsonb_array_elements(h.items) x (item) where h.activity_id = a.id) as programme`;

function searched(row: Loaded): SearchedMatter {
  const texts = [row.title, row.place, row.description, row.results, row.programme ?? ''];
  const publicFrom = row.is_public ? row.announced_at : null;
  return {
    id: row.id,
    assemblyId: row.assembly_id,
    version: row.version,
    listedAt: row.announced_at,
    publicFrom,
    inside: [...texts, row.minutes],
    outside: publicFrom ? texts : [],
  };
}

/** One activity as the searches are to know it; undefined: it is not here. */
export async function loadSearched(db: Db, id: string): Promise<SearchedMatter | undefined> {
  const { rows } = await sql<Loaded>`select ${columns} from activities a where a.id = ${id}`.execute(db);
  return rows[0] && searched(rows[0]);
}

export const searchedActivities: SearchKind = {
  kind: activityLife.kind,
  label: 'activities.kind',
  table: 'activities',
  alias: 'a',
  visible: (ctx, reader) => (reader === 'public' ? openToAll(ctx) : visible(ctx)),
  text: () => sql<string>`a.title || ' ' || a.description`,
  async show(ctx, ids, words) {
    const rows = await ctx.db
      .selectFrom('activities')
      .select(['id', 'title', 'description', 'type', 'state', 'starts_at'])
      .where('id', 'in', [...ids])
      .execute();
    const cut = excerptsFor(words);
    return new Map(
      rows.map((row) => [
        row.id,
        {
          title: row.title,
          line: [
            ctx.t(`activities.type.${row.type}`),
            dayOf(row.starts_at),
            ctx.t(`activities.state.${row.state}`),
          ].join(' · '),
          excerpt: row.description === '' ? [] : cut(row.description),
          path: `activities/${row.id}`,
        },
      ]),
    );
  },
  async count(db) {
    const { rows } = await sql<{ total: number }>`select count(*) as total from activities`.execute(db);
    return Number(rows[0]!.total);
  },
  async load(db, after, limit) {
    const { rows } = await sql<Loaded>`select ${columns} from activities a where a.id > ${after}
      order by a.id limit ${limit}`.execute(db);
    return rows.map(searched);
  },
};
