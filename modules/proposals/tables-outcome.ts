/** Rows of what becomes of a proposal: ratings, promises, meetings, excellent proposals. */
import type { JSONColumnType } from 'kysely';

type Json<T extends object> = JSONColumnType<T, string, string>;

export type Satisfaction = 'satisfied' | 'basically' | 'unsatisfied';

export interface RatingRow {
  id: string;
  assembly_id: string;
  proposal_id: string;
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
  proposal_id: string;
  assignment_id: string;
  score: number;
  fields: Json<Record<string, number>>;
  comment: string;
  rated_by: string | null;
  at: Date;
}

export interface HandlingScoreRow {
  id: string;
  proposal_id: string;
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
  proposal_id: string;
  assignment_id: string | null;
  kind: 'promise' | 'class_review';
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

export interface MeetingRow {
  id: string;
  proposal_id: string;
  kind: 'key_oversight' | 'handling_consultation' | 'face_to_face';
  title: string;
  held_at: Date;
  place: string;
  chair: string;
  participants: string;
  minutes: string;
  minutes_file_id: string | null;
  recorded_by: string | null;
  recorded_at: Date;
}

export interface ExcellentSelectionRow {
  id: string;
  assembly_id: string;
  session_id: string;
  title: string;
  status: 'open' | 'decided';
  quota: number;
  opened_by: string | null;
  opened_at: Date;
  decided_at: Date | null;
}

export interface ExcellentNominationRow {
  id: string;
  selection_id: string;
  proposal_id: string;
  reason: string;
  /** Points by judge: account id → criterion → 0–100. */
  scores: Json<Record<string, Record<string, number>>>;
  nominated_by: string | null;
  chosen: boolean;
}
