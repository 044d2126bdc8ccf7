/** Everything that hangs on one proposal, in one statement. */

import { type Selectable, sql } from 'kysely';
import type { ClockJson } from '../../../platform/clocks/views.ts';
import type { JsonRow } from '../../../platform/db/json-rows.ts';
import { PREPARED } from '../../../platform/db/prepared.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { HistoryRow } from '../../../platform/matters/tables.ts';
import { type HandlingParts, handlingColumns } from '../../handling/index.ts';
import type { Redaction } from '../masks.ts';
import type { EvidenceRow, ProposalFileRow, ReviewRow } from '../tables.ts';
import type { MeetingRow } from '../tables-outcome.ts';
import { allClocks } from './clock-views.ts';

export interface Parts extends HandlingParts {
  evidence: JsonRow<Selectable<EvidenceRow>>[];
  files: JsonRow<Selectable<ProposalFileRow>>[];
  reviews: JsonRow<Selectable<ReviewRow>>[];
  meetings: JsonRow<Selectable<MeetingRow>>[];
  clocks: ClockJson[];
  history: JsonRow<Pick<Selectable<HistoryRow>, (typeof lineColumns)[number]>>[];
  /** Lines the public may know of. */
  publicHistory: JsonRow<Pick<Selectable<HistoryRow>, (typeof publicLineColumns)[number]>>[];
  merged: Array<{
    id: string;
    subject: string;
    first: string | null;
    decision: string | null;
    public_from: string | null;
    redactions: Redaction[];
  }>;
  /** A selection of excellent proposals is open in which it does not stand yet. */
  selection: boolean;
  target: { id: string; number: number | null; subject: string; confidential: boolean; version: number } | null;
}

/** Of a line as readers inside see it. */
const lineColumns = [
  ...(['part_id', 'action', 'from_state', 'to_state', 'actor_id', 'actor_name', 'office_role', 'office_name'] as const),
  ...(['on_behalf_of', 'at', 'rule_version_id', 'details'] as const),
] as const;
const publicLineColumns = ['seq', 'part_id', 'action', 'from_state', 'to_state', 'at', 'details'] as const;

const linesOf = (columns: readonly string[], where = '') =>
  `(select coalesce(json_agg(x), '[]'::json) from (select ${columns.join(', ')} from history
    where matter_id = p.id ${where} order by seq) x)`;

const all = (table: string, order: string) =>
  `(select coalesce(json_agg(x order by ${order}), '[]'::json) from ${table} x where x.proposal_id = p.id)`;

const selects: Readonly<Record<keyof Parts, string>> = {
  evidence: all('proposal_evidence', 'x.sort_order'),
  files: all('proposal_files', 'x.added_at'),
  reviews: all('proposal_reviews', 'x.at'),
  ...handlingColumns('p.id'),
  meetings: all('proposal_meetings', 'x.held_at'),
  clocks: allClocks,
  history: linesOf(lineColumns),
  publicHistory: linesOf(publicLineColumns, 'and public'),
  merged: `(select coalesce(json_agg(json_build_object('id', m.id, 'subject', m.subject,
      'decision', m.publicity_decision, 'public_from', m.public_from, 'redactions', m.redactions, 'first',
      (select x.name from proposal_proposers x where x.proposal_id = m.id and x.role = 'first' limit 1))), '[]'::json)
      from proposals m where m.merged_into = p.id)`,
  selection: `exists (select 1 from excellent_selections s where s.session_id = p.session_id and s.status = 'open'
    and not exists (select 1 from excellent_nominations n where n.selection_id = s.id and n.proposal_id = p.id))`,
  target: `(select json_build_object('id', m.id, 'number', m.number, 'subject', m.subject, 'confidential', m.confidential,
      'version', m.version) from proposals m where m.id = p.merged_into)`,
};

/** What readers inside are shown. */
const everything: ReadonlyArray<keyof Parts> = (Object.keys(selects) as Array<keyof Parts>).filter(
  (name) => name !== 'publicHistory',
);

/** The caller has checked that the proposal is of the assembly and may be read. @param names only these parts */
export async function loadParts<K extends keyof Parts = keyof Parts>(
  ctx: Context,
  proposalId: string,
  names: readonly K[] = everything as readonly K[],
): Promise<Pick<Parts, K>> {
  const columns = names.map((name) => `${selects[name]} as "${name}"`).join(',\n');
  const { rows } = await sql<Pick<Parts, K>>`select ${sql.raw(PREPARED)} ${sql.raw(columns)} from proposals p
    where p.id = ${proposalId}`.execute(ctx.db);
  return rows[0]!;
}
