/** Rows of this module. */
export interface FollowerRow {
  /** Of somebody without an account; the row goes with it. */
  address_id: string;
  assembly_id: string;
  channel: 'mail' | 'push';
  /** By which the address is known again. */
  address_seal: Buffer;
  locale: 'zh-CN' | 'en';
  created_at: Date;
}

export interface FollowRow {
  id: string;
  address_id: string;
  assembly_id: string;
  kind: string;
  matter_id: string;
  asked_at: Date;
  /** Null: the link of the mail was not used yet. */
  confirmed_at: Date | null;
  /** The line of the history up to which the follower knows. */
  told_seq: number;
}

/** A letter that asks for a confirmation; kept for a day. */
export interface FollowLetterRow {
  address_seal: Buffer;
  goes_at: Date;
}

declare module '../../platform/db/schema.ts' {
  interface DatabaseSchema {
    followers: FollowerRow;
    follows: FollowRow;
    follow_letters: FollowLetterRow;
  }
}

export const tables = ['followers', 'follows', 'follow_letters'];
