/** Rows of what becomes of a proposal: meetings, excellent proposals. */
import type { JSONColumnType } from 'kysely';

type Json<T extends object> = JSONColumnType<T, string, string>;

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
