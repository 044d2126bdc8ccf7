/** Rows of the tables this module owns, as the database gives them. */
import type { ColumnType, Generated } from 'kysely';
import type { EndCode, SensitiveField } from './fields.ts';
import type { MemberState, RequestState } from './life.ts';

export interface MembersTable {
  id: string;
  assembly_id: string;
  term_id: string;
  account_id: string;
  number: string;
  name: string;
  standing: Generated<boolean>;
  posts: Generated<string>;
  sector_id: string | null;
  committee_id: string | null;
  committee2_id: string | null;
  party_id: string | null;
  group_id: string | null;
  workplace: Generated<string>;
  post: Generated<string>;
  sort_weight: Generated<number>;
  /** The name's sound: whole, and the first letters. */
  sound: Generated<string>;
  initials: Generated<string>;
  state: Generated<MemberState>;
  /** `YYYY-MM-DD` */
  ended_on: string | null;
  ended_code: EndCode | null;
  ended_note: Generated<string>;
  version: Generated<number>;
}

/** What is not open of a member; sealed columns hold envelopes. */
export interface MemberDetailsTable {
  /** Of the member. */
  id: string;
  assembly_id: string;
  term_id: string;
  ethnicity: Generated<string>;
  /** `YYYY-MM-DD` */
  born: string | null;
  sex: 'female' | 'male' | null;
  education: Generated<string>;
  identity_number: string | null;
  identity_hash: string | null;
  religion: string | null;
  home_address: string | null;
  phone: string | null;
  phone_hash: string | null;
  /** Id of the key. */
  sealed_with: string;
  updated_at: Date;
}

/** Who looked into what is sealed; only grows. */
export interface MemberDisclosuresTable {
  id: string;
  assembly_id: string;
  member_id: string;
  at: Date;
  account_id: string | null;
  actor_name: string;
  fields: ColumnType<SensitiveField[], string, never>;
  reason: string;
}

export interface MemberRequestsTable {
  id: string;
  assembly_id: string;
  member_id: string;
  member_name: string;
  account_id: string;
  wish: 'change' | 'erasure';
  state: RequestState;
  version: Generated<number>;
  reason: Generated<string>;
  answer: Generated<string>;
  /** Of an erasure, once decided. */
  granted: boolean | null;
  sent_at: Date;
  updated_at: Date;
  decided_by: string | null;
  decided_by_name: string | null;
}

/** One field a member wants changed; both values are sealed. */
export interface MemberRequestFieldsTable {
  id: string;
  request_id: string;
  field: string;
  old_value: string | null;
  new_value: string | null;
  sealed_with: string;
  approved: boolean | null;
  reason: Generated<string>;
}

declare module '../../platform/db/schema.ts' {
  interface DatabaseSchema {
    members: MembersTable;
    member_details: MemberDetailsTable;
    member_disclosures: MemberDisclosuresTable;
    member_requests: MemberRequestsTable;
    member_request_fields: MemberRequestFieldsTable;
  }
}

export const tables = [
  'members',
  'member_details',
  'member_disclosures',
  'member_requests',
  'member_request_fields',
] as const;
