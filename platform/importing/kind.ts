/** What a kind of matter says of the sheets its old records come in. */
import type { RawBuilder } from 'kysely';
import type { Context } from '../http/context.ts';
import type { MatterTexts, MatterWords } from '../search/words.ts';
import type { SheetColumns } from './columns.ts';
import type { SheetRow } from './read-sheets.ts';
import type { RowProblem } from './row-reader.ts';

/** Of several members of a name the one the office has named for this row. @returns id of a member */
export type PersonChosen = (name: string) => string | undefined;

export interface CheckedRow<K extends string = string, M = unknown> {
  sheet: string;
  row: number;
  /** What it is called by in the report. */
  title: string;
  problems: RowProblem<K>[];
  /** The old matter as it will be written; absent when the row is refused or belongs to another one's. */
  matter?: M;
  /** The row whose matter this one belongs to. */
  joinedTo?: CheckedRow<K, M>;
}

/** Takes a row out, with the sentence that says why. */
export function refuseRow<K extends string>(
  row: CheckedRow<K>,
  column: K,
  code: string,
  params: Record<string, string | number> = {},
): void {
  row.problems.push({ column, code, refused: true, params });
  delete row.matter;
}

/** An import at work. */
export interface ImportRun<D> {
  ctx: Context;
  directory: D;
  importId: string;
  fileId: string;
  filename: string;
  /** Rows still open are cases at work, with deadlines; else all is history. */
  live: boolean;
}

/**
 * @typeParam K its columns
 * @typeParam M an old matter, read and judged
 * @typeParam D the names its rows speak of, looked up once for the whole file
 */
export interface SheetKind<K extends string, M, D> {
  /** Of the matters it brings in. */
  kind: string;
  /** Where its words stand: problems of rows beyond the shared ones, what its columns hold, names of the template's sheets. */
  words: string;
  columns: SheetColumns<K>;
  /** The column that names a matter for ever: the same is never taken in twice. */
  reference: K;
  /** @throws Problem 403 `not_your_part` */
  requireImporter(ctx: Context): void;
  /** Bytes and name of an upload. @param uploadedBy only theirs @throws Problem 422 `file_unknown` */
  bytesOf(ctx: Context, fileId: string, uploadedBy?: string | null): Promise<{ name: string; bytes: Uint8Array }>;
  open(ctx: Context): Promise<D>;
  /**
   * Reads one row. Nothing is written.
   * @param now rows dated later are refused
   * @param personal columns that hold personal data
   */
  check(
    directory: D,
    row: SheetRow<K>,
    now: Date,
    personal: ReadonlySet<K>,
    chosen: PersonChosen,
  ): Promise<CheckedRow<K, M>>;
  /** Judges rows that repeat each other, or are one matter together. */
  join?(rows: readonly CheckedRow<K, M>[], directory: D, now: Date): void;
  /** Rows whose matters are here already; refuses those that contradict what is here. */
  known(ctx: Context, rows: readonly CheckedRow<K, M>[], directory: D): Promise<ReadonlySet<CheckedRow<K, M>>>;
  /** What of a matter must be the same in the run as in the preview. */
  essence(matter: M): unknown;
  /** Somebody is still waited for: the office is asked whether it is history or at work. */
  isOpen(matter: M): boolean;
  /** Those with a place of their own before those that count on from them. */
  first(matter: M): boolean;
  /** As the searches read it. */
  texts(matter: M): MatterTexts;
  /**
   * Writes matters in the transaction of `run.ctx`, their words among them.
   * @returns ids of those written; the others are here already
   * @throws Problem 409 `preview_outdated`
   */
  write(run: ImportRun<D>, matters: ReadonlyMap<M, MatterWords>): Promise<ReadonlyMap<M, string>>;
  /**
   * Matters something has happened to since they came in; all of them are locked.
   * @param came ids of the matters, as a statement
   * @returns ids
   */
  movedOn(ctx: Context, came: RawBuilder<unknown>): Promise<readonly string[]>;
  /** All of a file has come in: what the room does then, in the same transaction. */
  taken?(ctx: Context): Promise<void>;
  /** Removes what came in; its lines of history and the log stay. @returns how many */
  remove(ctx: Context, came: RawBuilder<unknown>, why: { importId: string; reason: string }): Promise<number>;
  /** Names the assembly knows, for the template, by the column they are for. */
  names(ctx: Context): Promise<ReadonlyArray<{ column: K; names: readonly string[] }>>;
}
