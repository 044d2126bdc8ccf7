/** Rows of the module's tables, as migrations/0002-proposals.ts makes them. */
import type { ColumnType, JSONColumnType } from 'kysely';
import type { Publicity } from '../../platform/publicity/dials.ts';
import type { Redaction } from './masks.ts';
import '../../platform/importing/tables.ts';
import type { ExcellentNominationRow, ExcellentSelectionRow, MeetingRow } from './tables-outcome.ts';
import type { ProposalState } from './workflow.ts';

type Json<T extends object> = JSONColumnType<T, string, string>;
/** Dates that may be known to the month only. */
export type MonthDate = 'filed' | 'dispatched' | 'replied' | 'repliedAgain' | 'closed';

export interface ProposalRow {
  id: string;
  assembly_id: string;
  term_id: string;
  session_id: string;
  rule_version_id: string;
  kind: 'single' | 'joint' | 'body' | 'joint_bodies';
  season: 'plenary' | 'intersession' | null;
  state: ProposalState;
  review_round: number;
  reply_round: number;
  version: number;
  number: number | null;
  subject: string;
  situation: string;
  analysis: string;
  suggestions: string;
  category: string | null;
  committee_id: string | null;
  suggested_units: Json<string[]>;
  contact_name: string;
  contact_phone: string;
  cosign_until: Date | null;
  entered_by: string | null;
  entered_for: string | null;
  created_by: string | null;
  created_at: Date;
  updated_at: Date;
  submitted_at: Date | null;
  filed_at: Date | null;
  dispatched_at: Date | null;
  replied_at: Date | null;
  closed_at: Date | null;
  merged_into: string | null;
  decision_code: string | null;
  decision_note: string;
  converted_to: 'suggestion' | 'opinion' | null;
  is_key: boolean;
  key_leader: string | null;
  is_excellent: boolean;
  confidential: boolean;
  publicity_wish: Publicity;
  publicity_wish_reason: string;
  publicity_decision: Publicity | null;
  publicity_decision_reason: string;
  public_from: Date | null;
  redactions: Json<Redaction[]>;
  similar_checked: Json<string[]>;
  reply_class: string | null;
  imported: boolean;
  source_reference: string | null;
  /** The number as an old register writes it, where that is more than the number. */
  written_number: string | null;
  /** Dates of an old register that are months: their day is the first and means nothing. */
  month_only: ColumnType<MonthDate[], string | undefined, string>;
}

export interface ProposerRow {
  id: string;
  proposal_id: string;
  role: 'first' | 'cosigner' | 'supporter';
  member_id: string | null;
  body_id: string | null;
  name: string;
  status: 'invited' | 'confirmed' | 'refused' | 'lapsed' | 'not_answered';
  signed_by: string | null;
  seal_file_id: string | null;
  invited_at: Date;
  answered_at: Date | null;
  sort_order: number;
}

export interface EvidenceRow {
  id: string;
  proposal_id: string;
  kind: 'study' | 'visit' | 'data' | 'talk' | 'other';
  title: string;
  detail: string;
  happened_on: string | null;
  link: string;
  file_id: string | null;
  sort_order: number;
}

export interface ProposalFileRow {
  id: string;
  proposal_id: string;
  file_id: string;
  purpose: 'attachment' | 'rating_scan' | 'minutes' | 'reply_attachment' | 'seal';
  added_by: string | null;
  added_at: Date;
}

export interface ReviewRow {
  id: string;
  proposal_id: string;
  round: number;
  outcome: 'file' | 'merge' | 'convert' | 'decline' | 'return' | 'send_back';
  reason_code: string | null;
  note: string;
  target_id: string | null;
  convert_to: string | null;
  final: boolean;
  reviewer_id: string | null;
  reviewer_name: string;
  at: Date;
}

export interface ProposalNumberRow {
  session_id: string;
  last_number: number;
}

declare module '../../platform/db/schema.ts' {
  interface DatabaseSchema {
    proposals: ProposalRow;
    proposal_numbers: ProposalNumberRow;
    proposal_proposers: ProposerRow;
    proposal_evidence: EvidenceRow;
    proposal_files: ProposalFileRow;
    proposal_reviews: ReviewRow;
    proposal_meetings: MeetingRow;
    excellent_selections: ExcellentSelectionRow;
    excellent_nominations: ExcellentNominationRow;
  }
}

export const tables = [
  'proposals',
  'proposal_numbers',
  'proposal_proposers',
  'proposal_evidence',
  'proposal_files',
  'proposal_reviews',
  'proposal_meetings',
  'excellent_selections',
  'excellent_nominations',
] as const;
