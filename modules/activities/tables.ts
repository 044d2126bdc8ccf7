/** Rows of this module, as migrations/0055-activities.ts makes them. */
import type { Generated, JSONColumnType } from 'kysely';
import type { ActivityState, ActivityType, Answer, GuestKind, Mode } from './life.ts';

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

declare module '../../platform/db/schema.ts' {
  interface DatabaseSchema {
    activities: ActivityRow;
    activity_half_days: HalfDayRow;
    activity_papers: PaperRow;
    activity_invitations: InvitationRow;
  }
}

export const tables = ['activities', 'activity_half_days', 'activity_papers', 'activity_invitations'] as const;
