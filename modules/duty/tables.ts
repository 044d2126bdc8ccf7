/** Rows of this module. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { BandReason } from './engine/bands.ts';
import type { Line } from './engine/score.ts';
import type { ObjectionState, RecordState, YearState } from './life.ts';
import type { RecordRole, RecordType } from './record-types.ts';

type Json<T extends object> = JSONColumnType<T, string, string>;

export interface DutyRecordRow {
  id: string;
  assembly_id: string;
  member_id: string;
  year: number;
  counts_in: number;
  type: RecordType;
  subtype: Generated<string>;
  role: Generated<RecordRole | ''>;
  units: Generated<number>;
  sharers: Generated<number>;
  place: Generated<number>;
  source_kind: string | null;
  source_id: string | null;
  title: string;
  /** `YYYY-MM-DD` */
  happened_on: string;
  until_on: string | null;
  state: RecordState;
  version: Generated<number>;
  /** Role of the office that confirms it; `none`: it came by itself. */
  office: string;
  note: Generated<string>;
  evidence_link: Generated<string>;
  evidence_file_id: string | null;
  entered_by: string | null;
  entered_by_name: Generated<string>;
  reason: Generated<string>;
  created_at: Date;
  decided_at: Date | null;
}

export interface DutyYearRow {
  id: string;
  assembly_id: string;
  year: number;
  state: YearState;
  version: Generated<number>;
  rule_version_id: string | null;
  counted_at: Date | null;
  announced_at: Date | null;
  appeal_until: Date | null;
  frozen_at: Date | null;
}

export interface DutyScoreRow {
  assembly_id: string;
  year: number;
  member_id: string;
  points: number | null;
  band: string | null;
  reasons: Json<BandReason[]>;
  classes: Json<Record<string, number>>;
  unmet: Json<string[]>;
  vetoes: Json<string[]>;
  exemptions: Json<string[]>;
  present_days: number;
  of_days: number;
  lines: ColumnType<Line[] | null, string | null, string | null>;
}

export interface DutyDueRow {
  id: Generated<string>;
  assembly_id: string;
  year: number;
  /** Null: everybody. */
  member_id: string | null;
  since: Date;
}

export interface DutyObjectionRow {
  id: string;
  assembly_id: string;
  member_id: string;
  year: number;
  record_id: string | null;
  text: string;
  state: ObjectionState;
  version: Generated<number>;
  answer: Generated<string>;
  answered_by: string | null;
  answered_by_name: Generated<string>;
  created_at: Date;
  answered_at: Date | null;
}

declare module '../../platform/db/schema.ts' {
  interface DatabaseSchema {
    duty_records: DutyRecordRow;
    duty_years: DutyYearRow;
    duty_scores: DutyScoreRow;
    duty_due: DutyDueRow;
    duty_objections: DutyObjectionRow;
  }
}

export const tables = ['duty_records', 'duty_years', 'duty_scores', 'duty_due', 'duty_objections'] as const;
