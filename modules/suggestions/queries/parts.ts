/** Everything that hangs on one suggestion, in one statement. */
import { type Selectable, sql } from 'kysely';
import type { ClockJson } from '../../../platform/clocks/views.ts';
import type { JsonRow } from '../../../platform/db/json-rows.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { HistoryRow } from '../../../platform/matters/tables.ts';
import { type HandlingParts, handlingColumns } from '../../handling/index.ts';
import type {
  SuggestionContactRow,
  SuggestionObjectionRow,
  SuggestionPhotoRow,
  SuggestionTeamRow,
  SuggestionVisitRow,
} from '../tables.ts';
import { allClocks } from './clock-views.ts';

type Line =
  | 'seq'
  | 'part_id'
  | 'action'
  | 'from_state'
  | 'to_state'
  | 'actor_name'
  | 'office_name'
  | 'on_behalf_of'
  | 'at'
  | 'public'
  | 'details';

export interface Parts extends HandlingParts {
  team: JsonRow<Selectable<SuggestionTeamRow>>[];
  visits: JsonRow<Selectable<SuggestionVisitRow>>[];
  photos: JsonRow<Selectable<SuggestionPhotoRow>>[];
  objections: JsonRow<Selectable<SuggestionObjectionRow>>[];
  contact: JsonRow<Selectable<SuggestionContactRow>>[];
  history: JsonRow<Pick<Selectable<HistoryRow>, Line>>[];
  clocks: ClockJson[];
  same: Array<{ id: string; receipt: string; received_at: string; state: string }>;
}

const all = (table: string, order: string) =>
  `(select coalesce(json_agg(x order by ${order}), '[]'::json) from ${table} x where x.suggestion_id = s.id)`;

const selects: Readonly<Record<keyof Parts, string>> = {
  ...handlingColumns('s.id'),
  team: all('suggestion_team', 'x.joined_at'),
  visits: all('suggestion_visits', 'x.happened_on, x.recorded_at'),
  photos: `(select coalesce(json_agg(x order by x.sort_order, x.uploaded_at), '[]'::json) from suggestion_photos x
    where x.suggestion_id = s.id or x.visit_id in (select v.id from suggestion_visits v where v.suggestion_id = s.id))`,
  objections: all('suggestion_objections', 'x.at'),
  contact: all('suggestion_contacts', 'x.suggestion_id'),
  history: `(select coalesce(json_agg(x), '[]'::json) from (select seq, part_id, action, from_state, to_state, actor_name, office_name,
    on_behalf_of, at, public, details from history where matter_id = s.id order by seq) x)`,
  clocks: allClocks,
  same: `(select coalesce(json_agg(y), '[]'::json) from (select x.id, x.receipt, x.received_at, x.state from suggestions x
    where x.assembly_id = s.assembly_id and x.text_key = s.text_key and x.id <> s.id order by x.received_at limit 50) y)`,
};

export const allParts = Object.keys(selects) as (keyof Parts)[];

/** @param names which parts; absent ones are not asked for */
export async function loadParts<K extends keyof Parts>(
  ctx: Context,
  suggestionId: string,
  names: readonly K[],
): Promise<Pick<Parts, K>> {
  const columns = names.map((name) => sql`${sql.raw(selects[name])} as ${sql.ref(name)}`);
  const { rows } = await sql<Pick<Parts, K>>`select ${sql.join(columns)} from suggestions s
    where s.id = ${suggestionId}`.execute(ctx.db);
  return rows[0]!;
}
