/** What happened to the words of matters, in the order in which it became visible: what each index reads to stay current. */
import type { Generated } from 'kysely';

export interface MatterChangesRow {
  seq: Generated<string>;
  /** The transaction that wrote it. */
  xact: Generated<string>;
  kind: string;
  matter_id: string;
  at: Generated<Date>;
}

declare module '../db/schema.ts' {
  interface DatabaseSchema {
    matter_changes: MatterChangesRow;
  }
}
