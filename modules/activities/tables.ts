/** Rows of this module, as migrations/0055 to 0058 make them. */
import type { Generated, JSONColumnType } from 'kysely';
import type {
  ActivityState,
  ActivityType,
  Answer,
  Approver,
  GuestKind,
  LeaveState,
  Mode,
  Outcome,
  SignInWay,
} from './life.ts';

export interface ActivityRow {
  id: string;
  assembly_id: string;
  rule_version_id: string;
  state: ActivityState;
  version: Generated<number>;
  type: ActivityType;
  title: string;
  description: Generated<string>;
  place: Generated<string>;
  /** Whom to ask: a name and a number of the office. */
  contact: Generated<string>;
  /** The body that holds it; null: the assembly's office. */
  body_id: string | null;
  mode: Mode;
  /** Seats where one signs up; null: as many as come. */
  quota: number | null;
  answer_until: Date | null;
  starts_at: Date;
  ends_at: Date;
  is_public: Generated<boolean>;
  /** Why it was postponed or cancelled. */
  reason: Generated<string>;
  created_by: string | null;
  created_by_name: string;
  created_at: Date;
  updated_at: Date;
  announced_at: Date | null;
  reminded_at: Date | null;
  /** Where it is, for signing in by place; null: that is not offered. */
  longitude: number | null;
  latitude: number | null;
  /** How often its attendance was settled. */
  settlement: Generated<number>;
  settled_at: Date | null;
  /** For those inside. */
  minutes: Generated<string>;
  /** For everybody, where the activity is public. */
  results: Generated<string>;
}

/** A point of the programme. */
export interface ProgrammeItem {
  /** As `09:30`; empty: it follows the one before. */
  at: string;
  title: string;
  who: string;
}

export interface HalfDayRow {
  id: string;
  activity_id: string;
  starts_at: Date;
  ends_at: Date;
  /** Where it differs from the activity's. */
  place: Generated<string>;
  items: JSONColumnType<ProgrammeItem[], string, string>;
}

export interface PaperRow {
  id: string;
  activity_id: string;
  file_id: string;
  title: string;
  label: 'public' | 'internal' | 'sensitive';
  stage: 'before' | 'after';
  added_by_name: string;
  added_at: Date;
}

export interface InvitationRow {
  id: string;
  activity_id: string;
  assembly_id: string;
  /** Null: a guest from outside. */
  member_id: string | null;
  name: string;
  /** Of a guest: where from. */
  detail: Generated<string>;
  guest_kind: GuestKind | null;
  role: 'participant' | 'observer' | 'guest';
  answer: Generated<Answer>;
  note: Generated<string>;
  answered_at: Date | null;
  /** Who answered on behalf of the invited; null: they did. */
  answered_by_name: string | null;
  invited_at: Date;
  sort_weight: Generated<number>;
}

export interface SignInRow {
  half_day_id: string;
  invitation_id: string;
  activity_id: string;
  way: SignInWay;
  /** When it was done; without a network the server hears of it later. */
  at: Date;
  received_at: Date;
  offline: Generated<boolean>;
  /** From the place of the activity, rounded; nothing else of a place is kept. */
  distance_m: number | null;
  /** The office's, where the invited did not sign in themselves. */
  entered_by_name: string | null;
  out_at: Date | null;
}

export interface AttendanceRow {
  invitation_id: string;
  activity_id: string;
  member_id: string;
  half_days: number;
  units: number;
  outcome: Outcome;
  note: Generated<string>;
  /** The settlement it is of. */
  settlement: number;
}

export interface LeaveRow {
  id: string;
  activity_id: string;
  invitation_id: string;
  half_day_ids: string[];
  /** A reason of the rules. */
  reason_code: string;
  reason: Generated<string>;
  file_id: string | null;
  approver: Approver;
  state: LeaveState;
  asked_at: Date;
  asked_by_name: string;
  /** Entered by the office. */
  entered_for: Generated<boolean>;
  decided_at: Date | null;
  decided_by_name: string | null;
  decision_note: Generated<string>;
  recalled_at: Date | null;
  recalled_by_name: string | null;
}

declare module '../../platform/db/schema.ts' {
  interface DatabaseSchema {
    activities: ActivityRow;
    activity_half_days: HalfDayRow;
    activity_papers: PaperRow;
    activity_invitations: InvitationRow;
    activity_sign_ins: SignInRow;
    activity_attendance: AttendanceRow;
    activity_leaves: LeaveRow;
  }
}

export const tables = [
  'activities',
  'activity_half_days',
  'activity_papers',
  'activity_invitations',
  'activity_sign_ins',
  'activity_attendance',
  'activity_leaves',
] as const;
