/** Everything that hangs on one proposal, in one statement. */
import { type Selectable, sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import type {
  ContactRow,
  EvidenceRow,
  ExtensionRow,
  HandlingScoreRow,
  HistoryRow,
  MeetingRow,
  PromiseRow,
  ProposalFileRow,
  RatingRow,
  ReplyCosignRow,
  ReplyRow,
  ReviewRow,
  UnitRatingRow,
} from '../tables.ts';
import type { ClockJson } from './lines.ts';

/** A row that came as JSON: instants are text. */
export type Json<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K] };

export interface Parts {
  evidence: Json<Selectable<EvidenceRow>>[];
  files: Json<Selectable<ProposalFileRow>>[];
  reviews: Json<Selectable<ReviewRow>>[];
  contacts: Json<Selectable<ContactRow>>[];
  extensions: Json<Selectable<ExtensionRow>>[];
  replies: Json<Selectable<ReplyRow>>[];
  cosigns: Json<Selectable<ReplyCosignRow>>[];
  ratings: Json<Selectable<RatingRow>>[];
  unitRatings: Json<Selectable<UnitRatingRow>>[];
  handlingScores: Json<Selectable<HandlingScoreRow>>[];
  promises: Json<Selectable<PromiseRow>>[];
  meetings: Json<Selectable<MeetingRow>>[];
  clocks: ClockJson[];
  history: Json<Selectable<HistoryRow>>[];
  merged: Array<{ id: string; subject: string; first: string | null }>;
  target: { id: string; number: number | null; subject: string } | null;
}

const all = (table: string, order: string) =>
  `(select coalesce(json_agg(x order by ${order}), '[]'::json) from ${table} x where x.proposal_id = p.id)`;

const select = [
  `${all('proposal_evidence', 'x.sort_order')} as evidence`,
  `${all('proposal_files', 'x.added_at')} as files`,
  `${all('proposal_reviews', 'x.at')} as reviews`,
  `${all('contacts', 'x.happened_at')} as contacts`,
  `${all('extensions', 'x.asked_at')} as extensions`,
  `${all('replies', 'x.round, x.created_at')} as replies`,
  `(select coalesce(json_agg(x), '[]'::json) from reply_cosigns x join replies r on r.id = x.reply_id where r.proposal_id = p.id) as cosigns`,
  `${all('ratings', 'x.at')} as ratings`,
  `${all('unit_ratings', 'x.at')} as "unitRatings"`,
  `${all('handling_scores', 'x.at')} as "handlingScores"`,
  `${all('promises', 'x.due_on')} as promises`,
  `${all('proposal_meetings', 'x.held_at')} as meetings`,
  `(select coalesce(json_agg(x order by x.due_at), '[]'::json) from clocks x where x.proposal_id = p.id and x.ended_at is null) as clocks`,
  `${all('proposal_history', 'x.seq')} as history`,
  `(select coalesce(json_agg(json_build_object('id', m.id, 'subject', m.subject, 'first',
      (select x.name from proposal_proposers x where x.proposal_id = m.id and x.role = 'first' limit 1))), '[]'::json)
      from proposals m where m.merged_into = p.id) as merged`,
  `(select json_build_object('id', m.id, 'number', m.number, 'subject', m.subject) from proposals m where m.id = p.merged_into) as target`,
].join(',\n');

/** The caller has checked that the proposal is of the assembly and may be read. */
export async function loadParts(ctx: Context, proposalId: string): Promise<Parts> {
  const { rows } = await sql<Parts>`select ${sql.raw(select)} from proposals p where p.id = ${proposalId}`.execute(
    ctx.db,
  );
  return rows[0]!;
}

export const iso = (text: string): string => new Date(text).toISOString();
export const isoOrNull = (text: string | null): string | null => (text === null ? null : iso(text));
