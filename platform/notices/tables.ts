/** Tables of notices and of the ways they leave the house. */
import type { ColumnType, Generated } from 'kysely';
import type { Locale } from '../i18n/translate.ts';
import type { Channel, DeliveryState, Topic } from './topics.ts';

type Json<T> = ColumnType<T, string, string>;

export interface NoticesTable {
  id: string;
  assembly_id: string;
  account_id: string;
  /** Which sentence. */
  kind: string;
  topic: Generated<Topic>;
  /** The matter it is about, if one. */
  matter_kind: string | null;
  matter_id: string | null;
  /** Its content is not said outside of the house. */
  confidential: Generated<boolean>;
  params: ColumnType<Record<string, unknown>, string, never>;
  link: string;
  created_at: Date;
  read_at: Date | null;
}

/** Where somebody is reached beside the inbox; used only when confirmed. */
export interface ContactAddressRow {
  id: string;
  /** Null: of somebody without an account. */
  account_id: string | null;
  channel: Channel;
  /** E-mail address, telephone number, or the address a browser is pushed at. */
  address: string;
  details: Json<AddressDetails>;
  code_sent_at: Date | null;
  /** Wrong codes since one was sent. */
  code_tries: Generated<number>;
  confirmed_at: Date | null;
  created_at: Date;
}

/** What a message to somebody without an account says. */
export interface Said {
  /** Key of the sentence; null: the code. */
  kind: string | null;
  params: Record<string, unknown>;
  /** Path of the page to open. */
  link: string;
  locale: Locale;
  /** It asks whether the address is theirs, so it goes to one that is not confirmed. */
  asks?: boolean;
  /** The matter it tells of. */
  about?: { kind: string; id: string };
  /** How they leave: the page of all they are told of, below which is one for this alone. */
  leave?: { page: string; one: string };
}

export interface AddressDetails {
  /** Of a browser's subscription. */
  p256dh?: string;
  auth?: string;
  /** The device, in its owner's words. */
  label?: string;
}

export interface NoticeChoiceRow {
  account_id: string;
  topic: Topic;
  channel: Channel;
  timing: 'now' | 'digest';
}

export interface NoticeSettingsRow {
  account_id: string;
  /** Minute of the day in Beijing at which digests go. */
  digest_minute: number;
}

export interface DeliveryRow {
  id: string;
  assembly_id: string;
  /** Null: to somebody without an account. */
  account_id: string | null;
  /** Null: the code that confirms the address, or what `said` says. */
  notice_id: string | null;
  /** To somebody without an account: what it says. */
  said: ColumnType<Said | null, string | null | undefined, never>;
  channel: Channel;
  /** Null: the address was taken away. */
  address_id: string | null;
  digest: Generated<boolean>;
  state: Generated<DeliveryState>;
  attempts: Generated<number>;
  /** A code and at most a number, never an address. */
  last_error: string | null;
  created_at: Date;
  try_at: Date;
  sent_at: Date | null;
}

declare module '../db/schema.ts' {
  interface DatabaseSchema {
    notices: NoticesTable;
    contact_addresses: ContactAddressRow;
    notice_choices: NoticeChoiceRow;
    notice_settings: NoticeSettingsRow;
    deliveries: DeliveryRow;
  }
}
