/** Rows of the platform's own: which keys the database has seen. */

export interface SealingKeysTable {
  id: string;
  /** A known text sealed with it, so that another key of the same name is noticed. */
  proof: string;
  seen_at: Date;
}

declare module '../db/schema.ts' {
  interface DatabaseSchema {
    sealing_keys: SealingKeysTable;
  }
}
