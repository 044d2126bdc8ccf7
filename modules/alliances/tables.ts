/** Rows of this module, as migrations/0065-alliances.ts makes them. */
import type { Generated } from 'kysely';
import type { AllianceState, FileLabel, MatterState, PartState, PersonRole, Rule, SeatState } from './life.ts';

export interface AllianceRow {
  id: string;
  /** Who founded it. */
  assembly_id: string;
  /** Whose turn it is to chair. */
  chair_assembly_id: string;
  name: string;
  purpose: string;
  since: string;
  /** By whom a matter must be agreed. */
  rule: Rule;
  state: AllianceState;
  version: Generated<number>;
  founded_by_name: string;
  created_at: Date;
  updated_at: Date;
}

export interface SeatRow {
  id: string;
  alliance_id: string;
  assembly_id: string;
  state: SeatState;
  /** Why it declined or left. */
  reason: Generated<string>;
  invited_at: Date;
  answered_at: Date | null;
  answered_by_name: string | null;
}

export interface PersonRow {
  id: string;
  alliance_id: string;
  assembly_id: string;
  account_id: string;
  name: string;
  role: PersonRole;
  duty: Generated<string>;
  named_at: Date;
}

export interface MatterRow {
  id: string;
  alliance_id: string;
  /** Who proposed it. */
  assembly_id: string;
  lead_assembly_id: string;
  title: string;
  text: string;
  state: MatterState;
  version: Generated<number>;
  /** What came of it, or why it was dropped. */
  outcome: Generated<string>;
  proposed_by_name: string;
  created_at: Date;
  updated_at: Date;
}

export interface PartRow {
  id: string;
  matter_id: string;
  assembly_id: string;
  state: PartState;
  reason: Generated<string>;
  text: Generated<string>;
  by_name: Generated<string>;
  moved_at: Date;
}

export interface MinutesRow {
  id: string;
  matter_id: string;
  held_on: string;
  text: string;
  by_name: string;
  assembly_id: string;
  at: Date;
}

export interface FileRow {
  id: string;
  matter_id: string;
  /** Whose people added it. */
  assembly_id: string;
  file_id: string;
  title: string;
  label: FileLabel;
  added_by_name: string;
  added_at: Date;
}

export interface ShareRow {
  id: string;
  matter_id: string;
  /** The owner. */
  assembly_id: string;
  kind: string;
  shared_id: string;
  /** As the owner saw it when it was shared. */
  title: string;
  label: Generated<string>;
  by_name: string;
  at: Date;
}

declare module '../../platform/db/schema.ts' {
  interface DatabaseSchema {
    alliances: AllianceRow;
    alliance_seats: SeatRow;
    alliance_people: PersonRow;
    alliance_matters: MatterRow;
    alliance_parts: PartRow;
    alliance_minutes: MinutesRow;
    alliance_files: FileRow;
    alliance_shares: ShareRow;
  }
}

export const tables = [
  'alliances',
  'alliance_seats',
  'alliance_people',
  'alliance_matters',
  'alliance_parts',
  'alliance_minutes',
  'alliance_files',
  'alliance_shares',
] as const;
