/** Rows of handling by units, of every kind of matter, as migrations/0002-proposals.ts and 0027-handling-of-matters.ts make them. */
import type { Generated, JSONColumnType } from 'kysely';
import type { Publicity } from '../../platform/publicity/dials.ts';
import type { AssignmentRole, AssignmentState } from './workflow.ts';

type Json<T extends object> = JSONColumnType<T, string, string>;
export type Satisfaction = 'satisfied' | 'basically' | 'unsatisfied';

export interface AssignmentRow {
  id: string;
  assembly_id: string;
  /** Of the matter, as `proposal`. */
  kind: string;
  matter_id: string;
  unit_id: string;
  role: AssignmentRole;
  state: AssignmentState;
  handler_id: string | null;
  proposed_at: Date;
  dispatched_at: Date | null;
  accepted_at: Date | null;
  first_contact_at: Date | null;
  bounce_code: string | null;
  bounce_reason: string;
  opinion: string | null;
  opined_at: Date | null;
  issued_at: Date | null;
  unit_publicity: Publicity | null;
  unit_publicity_reason: string;
  /** The assembly's decision on the reply; null follows the unit's view. */
  reply_publicity: 'public' | 'internal' | null;
  note: string;
}

export interface ContactRow {
  id: string;
  matter_id: string;
  assignment_id: string;
  kind: 'visit' | 'phone' | 'meeting' | 'letter';
  happened_at: Date;
  with_whom: string;
  note: string;
  recorded_by: string | null;
  recorded_at: Date;
}

export interface ExtensionRow {
  id: string;
  matter_id: string;
  assignment_id: string;
  reason: string;
  asked_until: string;
  asked_by: string | null;
  asked_at: Date;
  status: 'asked' | 'granted' | 'refused';
  granted_until: string | null;
  answer: string;
  answered_by: string | null;
  answered_at: Date | null;
}

export interface ReplyRow {
  id: string;
  assembly_id: string;
  /** Of the matter, as `proposal`. */
  kind: string;
  matter_id: string;
  assignment_id: string;
  unit_name: string;
  round: number;
  class: string;
  class_changed_from: string | null;
  letter_number: string;
  body: string;
  contact_name: string;
  contact_phone: string;
  check_note: string;
  checked_by: string | null;
  checked_at: Date | null;
  signer_name: string;
  signed_by: string | null;
  signed_at: Date | null;
  issued_at: Date | null;
  issued_by: string | null;
  created_at: Date;
  updated_at: Date;
  version: Generated<number>;
}

export interface ReplyCosignRow {
  id: string;
  reply_id: string;
  assignment_id: string;
  status: 'asked' | 'agreed' | 'objected';
  note: string;
  answered_by: string | null;
  answered_at: Date | null;
}

export interface RatingRow {
  id: string;
  assembly_id: string;
  /** Of the matter, as `proposal`. */
  kind: string;
  matter_id: string;
  reply_id: string;
  proposer_id: string;
  round: number;
  form: 'three_level' | 'seven_fields' | 'attitude_effect';
  overall: Satisfaction;
  fields: Json<Record<string, string>>;
  comment: string;
  paper: boolean;
  scan_file_id: string | null;
  entered_by: string | null;
  at: Date;
}

export interface UnitRatingRow {
  id: string;
  matter_id: string;
  assignment_id: string;
  score: number;
  fields: Json<Record<string, number>>;
  comment: string;
  rated_by: string | null;
  at: Date;
}

export interface HandlingScoreRow {
  id: string;
  matter_id: string;
  assignment_id: string;
  proposer_id: string;
  score: number;
  fields: Json<Record<string, number>>;
  comment: string;
  at: Date;
}

export interface PromiseRow {
  id: string;
  assembly_id: string;
  /** Of the matter, as `proposal`. */
  kind: string;
  matter_id: string;
  assignment_id: string | null;
  /** Something the unit promised, or a class that is looked at again. */
  sort: 'promise' | 'class_review';
  text: string;
  due_on: string;
  status: 'open' | 'kept' | 'partly' | 'broken';
  report: string;
  reported_at: Date | null;
  looked_back_by: string | null;
  looked_back_at: Date | null;
  class_after: string | null;
  created_at: Date;
}

/** What an assembly's past assignments teach, one row a kind of matter. */
export interface UnitModelRow {
  assembly_id: string;
  version: number;
  trained_at: Date;
  /** Learnt from, or where these are too few: all there are. */
  examples: number;
  units: number;
  /** By cross-validation; null: too few to learn from. */
  macro_f1: number | null;
  first_three: number | null;
  model: Uint8Array | null;
}

declare module '../../platform/db/schema.ts' {
  interface DatabaseSchema {
    assignments: AssignmentRow;
    contacts: ContactRow;
    extensions: ExtensionRow;
    replies: ReplyRow;
    reply_cosigns: ReplyCosignRow;
    ratings: RatingRow;
    unit_ratings: UnitRatingRow;
    handling_scores: HandlingScoreRow;
    promises: PromiseRow;
    unit_models: UnitModelRow;
  }
}

export const tables = [
  'assignments',
  'contacts',
  'extensions',
  'replies',
  'reply_cosigns',
  'ratings',
  'unit_ratings',
  'handling_scores',
  'promises',
  'unit_models',
] as const;
