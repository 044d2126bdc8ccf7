/** Rows of this module, as migrations/0031-suggestions.ts makes them. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { SuggestionState } from './life.ts';
import type { Redaction } from './masks.ts';

type Json<T extends object> = JSONColumnType<T, string, string>;

export interface SuggestionRow {
  id: string;
  assembly_id: string;
  rule_version_id: string;
  state: SuggestionState;
  version: Generated<number>;
  /** Given when it is accepted. */
  number: number | null;
  /** Short code on the receipt, to name it by at a counter. */
  receipt: string;
  /** Digest of the private page's secret; null: nobody has one. */
  secret_hash: Uint8Array | null;
  /** How it came. */
  source: 'web' | 'member' | 'counter' | 'proposal' | 'import';
  subject: string;
  text: string;
  category: string | null;
  place: string;
  /** As given; only those inside read it. */
  longitude: number | null;
  latitude: number | null;
  /** Rounded by the rule, for everybody; kept when it becomes public. */
  public_longitude: number | null;
  public_latitude: number | null;
  /** Same for texts that say the same, however their signs are written. */
  text_key: string;
  /** How the sender wants to be called; empty: not said. */
  sender_name: string;
  sender_account_id: string | null;
  identity: 'none' | 'confirmed' | 'member';
  entered_by: string | null;
  received_at: Date;
  updated_at: Date;
  accepted_at: Date | null;
  dispatched_at: Date | null;
  replied_at: Date | null;
  closed_at: Date | null;
  reply_round: Generated<number>;
  reply_class: string | null;
  /** Reason of the rules it was returned, declined or hidden for, or the channel it was passed on to. */
  decision_code: string | null;
  decision_note: Generated<string>;
  decided_by: string | null;
  publicity_decision: 'public' | 'title_only' | 'internal' | null;
  publicity_decision_reason: Generated<string>;
  public_from: Date | null;
  hidden_code: string | null;
  redactions: Json<Redaction[]>;
  /** Pieces of personal data found in it; null: not looked for yet. */
  personal_finds: number | null;
  /** Who has taken it up: a member or a committee. */
  lead_member_id: string | null;
  lead_body_id: string | null;
  lead_name: Generated<string>;
  /** This taking up: what its clock is about. */
  led_id: string | null;
  led_since: Date | null;
  /** Answer of those who took it up, and how it was rated. */
  answer: Generated<string>;
  led_overall: 'satisfied' | 'basically' | 'unsatisfied' | null;
  led_comment: Generated<string>;
  joined: Generated<number>;
  is_case: Generated<boolean>;
  source_reference: string | null;
}

/** The sender's address: apart from the matter, purged when its days are over. */
export interface SuggestionContactRow {
  suggestion_id: string;
  assembly_id: string;
  name: string;
  channel: 'mail' | 'sms' | null;
  address: string;
  /** Confirmed by a code: told of what becomes of it. */
  address_id: string | null;
  follows: boolean;
  locale: 'zh-CN' | 'en';
}

export interface SuggestionPhotoRow {
  id: string;
  assembly_id: string;
  suggestion_id: string | null;
  visit_id: string | null;
  /** As it came; null once it has been made anew. */
  original_file_id: string | null;
  /** Made anew, without anything but the picture. */
  file_id: string | null;
  small_file_id: string | null;
  state: 'waiting' | 'ready' | 'refused';
  width: number | null;
  height: number | null;
  withheld: Generated<boolean>;
  uploaded_at: Date;
  /** While it hangs on nothing: who keeps it so, an account or a network, sealed. */
  loose_by: string | null;
  /** Until then somebody draws it, or it rests after a failure. */
  drawing_until: Date | null;
  /** How often its drawing was begun and never ended. */
  begun: Generated<number>;
  sort_order: Generated<number>;
}

export interface SuggestionJoinRow {
  suggestion_id: string;
  /** Digest of the token of a device, or of an account. */
  token_hash: Uint8Array;
  account_id: string | null;
  joined_at: Date;
}

export interface SuggestionTeamRow {
  suggestion_id: string;
  member_id: string;
  name: string;
  joined_at: Date;
}

export interface SuggestionVisitRow {
  id: string;
  suggestion_id: string;
  kind: 'visit' | 'consultation' | 'follow_up';
  happened_on: ColumnType<string, string, string>;
  place: string;
  people: string;
  text: string;
  recorded_by: string | null;
  recorded_by_name: string;
  recorded_at: Date;
}

export interface SuggestionObjectionRow {
  id: string;
  suggestion_id: string;
  against: 'returned' | 'declined' | 'hidden';
  /** Who had decided; the answer is another's. */
  decided_by: string | null;
  text: string;
  at: Date;
  upheld: boolean | null;
  answer: Generated<string>;
  answered_by: string | null;
  answered_at: Date | null;
}

export interface SuggestionNumberRow {
  assembly_id: string;
  last_number: number;
}

declare module '../../platform/db/schema.ts' {
  interface DatabaseSchema {
    suggestions: SuggestionRow;
    suggestion_contacts: SuggestionContactRow;
    suggestion_photos: SuggestionPhotoRow;
    suggestion_joins: SuggestionJoinRow;
    suggestion_team: SuggestionTeamRow;
    suggestion_visits: SuggestionVisitRow;
    suggestion_objections: SuggestionObjectionRow;
    suggestion_numbers: SuggestionNumberRow;
  }
}

export const tables = [
  'suggestions',
  'suggestion_contacts',
  'suggestion_photos',
  'suggestion_joins',
  'suggestion_team',
  'suggestion_visits',
  'suggestion_objections',
  'suggestion_numbers',
] as const;
