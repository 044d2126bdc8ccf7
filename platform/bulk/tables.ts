/** Acts on many matters at once, for as long as they can be taken back. */
import type { ColumnType } from 'kysely';

export interface BulkActRow {
  id: string;
  assembly_id: string;
  kind: string;
  act: string;
  account_id: string;
  at: Date;
  undo_until: Date;
}

export interface BulkItemRow {
  bulk_id: string;
  /** In the order they were done. */
  place: number;
  matter_id: string;
  part_id: string | null;
  /** What stood before, and the version the act left: as the kind keeps it. */
  before: ColumnType<Record<string, unknown>, string, never>;
  undone_at: Date | null;
}

declare module '../db/schema.ts' {
  interface DatabaseSchema {
    bulk_acts: BulkActRow;
    bulk_items: BulkItemRow;
  }
}
