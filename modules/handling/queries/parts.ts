/** Everything of the handling that hangs on one matter, for the one statement that reads it. */
import type { Selectable } from 'kysely';
import type { JsonRow } from '../../../platform/db/json-rows.ts';
import type {
  ContactRow,
  ExtensionRow,
  HandlingScoreRow,
  PromiseRow,
  RatingRow,
  ReplyCosignRow,
  ReplyRow,
  UnitRatingRow,
} from '../tables.ts';

export interface HandlingParts {
  contacts: JsonRow<Selectable<ContactRow>>[];
  extensions: JsonRow<Selectable<ExtensionRow>>[];
  replies: JsonRow<Selectable<ReplyRow>>[];
  cosigns: JsonRow<Selectable<ReplyCosignRow>>[];
  ratings: JsonRow<Selectable<RatingRow>>[];
  unitRatings: JsonRow<Selectable<UnitRatingRow>>[];
  handlingScores: JsonRow<Selectable<HandlingScoreRow>>[];
  promises: JsonRow<Selectable<PromiseRow>>[];
}

/** A column for each part. @param id the matter's id in the host's statement, as `p.id` */
export function handlingColumns(id: string): Readonly<Record<keyof HandlingParts, string>> {
  const all = (table: string, order: string) =>
    `(select coalesce(json_agg(x order by ${order}), '[]'::json) from ${table} x where x.matter_id = ${id})`;
  return {
    contacts: all('contacts', 'x.happened_at'),
    extensions: all('extensions', 'x.asked_at'),
    replies: all('replies', 'x.round, x.created_at'),
    cosigns: `(select coalesce(json_agg(x), '[]'::json) from reply_cosigns x join replies r on r.id = x.reply_id
      where r.matter_id = ${id})`,
    ratings: all('ratings', 'x.at'),
    unitRatings: all('unit_ratings', 'x.at'),
    handlingScores: all('handling_scores', 'x.at'),
    promises: all('promises', 'x.due_on'),
  };
}
