/** Rows of the tables this module owns, as the database gives them. */
import type { ColumnType } from 'kysely';

export interface NoticesTable {
  id: string;
  assembly_id: string;
  account_id: string;
  kind: string;
  params: ColumnType<Record<string, unknown>, string, never>;
  link: string;
  created_at: Date;
  read_at: Date | null;
}

declare module '../../platform/db/schema.ts' {
  interface DatabaseSchema {
    notices: NoticesTable;
  }
}
