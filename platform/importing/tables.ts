/** Rows of the tables of imports, as migrations/0008-old-registers.ts and 0035-imports-of-matters.ts make them. */
import type { JSONColumnType } from 'kysely';

type Json<T extends object> = JSONColumnType<T, string, string>;

export type ImportState = 'waiting' | 'running' | 'done' | 'failed' | 'taken_back';
/** `known`: here already. `left_out`: had a warning, and the office wanted none of those. */
export type RowOutcome = 'waiting' | 'taken_in' | 'known' | 'left_out' | 'refused';

/** What the office decided for the whole file before it was taken in. */
export interface ImportChoices {
  /** By plain heading the column it means; null: none. */
  columns: Record<string, string | null>;
  /** For rows with several members of a name. */
  people: Array<{ sheet: string; row: number; name: string; memberId: string }>;
  withWarnings: boolean;
  /** What rows are that nobody answered: history without deadlines, or at work. */
  unanswered: 'history' | 'live' | null;
  /** Columns the file does not show, as they were told; absent in imports from before they were. */
  hiddenColumns?: Array<{ heading: string; read: boolean }>;
}

export interface ImportRow {
  id: string;
  /** Of the matters it brings in. */
  kind: string;
  assembly_id: string;
  file_id: string;
  file_name: string;
  fingerprint: string;
  choices: Json<ImportChoices>;
  state: ImportState;
  /** Code of what stopped it. */
  problem: string | null;
  /** Rows of the file. */
  total: number;
  /** Rows to be taken in, and those of them that are. */
  wanted: number;
  done: number;
  started_by: string | null;
  started_by_name: string;
  created_at: Date;
  /** Last sign of life of the process at work on it. */
  beat_at: Date | null;
  finished_at: Date | null;
  taken_back_by_name: string | null;
  taken_back_at: Date | null;
}

export interface ImportLine {
  import_id: string;
  /** Order in the file, from 0. */
  place: number;
  sheet: string;
  row_number: number;
  subject: string;
  outcome: RowOutcome;
  matter_id: string | null;
  problems: Json<Array<{ column: string; code: string; refused: boolean; params: Record<string, string | number> }>>;
}

export interface ImportHeadingRow {
  assembly_id: string;
  kind: string;
  /** Without blanks, marks and case. */
  heading: string;
  column_key: string | null;
}

declare module '../db/schema.ts' {
  interface DatabaseSchema {
    imports: ImportRow;
    import_rows: ImportLine;
    import_headings: ImportHeadingRow;
  }
}
