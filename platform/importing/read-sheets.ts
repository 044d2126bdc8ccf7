/** From the bytes of a workbook to the rows of a workbook that is taken in. */
import { type ReadSheet, readWorkbook } from '../documents/read-workbook.ts';
import type { Cell } from '../documents/sheet-cells.ts';
import { columnLetters } from '../documents/sheet-xml.ts';
import { UnreadableWorkbook } from '../documents/workbook-guard.ts';
import { invalid } from '../http/problem.ts';
import { textOf } from './cells.ts';
import type { SheetColumns } from './columns.ts';
import { findHead, type Head, type HeadingChoices } from './heads.ts';

export interface SheetRow<K extends string = string> {
  /** Name of its sheet; empty when the file has one that is read. */
  sheet: string;
  /** As the spreadsheet counts it, from 1. */
  row: number;
  /** The file does not show the row, or its sheet. */
  hidden: 'row' | 'sheet' | null;
  cells: Partial<Record<K, Cell>>;
  /** Columns whose cell shows an error, as #N/A. */
  errors: Partial<Record<K, string>>;
  /** Columns whose date cell shows year and month alone. */
  months: ReadonlySet<K>;
}

export interface SheetNote {
  name: string;
  /** Rows with something in them, headings not counted where there are any. */
  rows: number;
  read: boolean;
}

export interface ColumnNote<K extends string = string> {
  sheet: string;
  heading: string;
  key: K | null;
  /** The file does not show it. */
  hidden: boolean;
  /** What stands below it, at most three. */
  samples: string[];
}

export interface ReadSheets<K extends string = string> {
  /** The headings found, as they are written in the file. */
  columns: ReadonlyMap<K, string>;
  /** Every heading of the sheets read, or of those that look like a head when none fits. */
  headings: ColumnNote<K>[];
  sheets: SheetNote[];
  rows: SheetRow<K>[];
}

/** Rows of one file; more are imported in several. */
const MAX_ROWS = 10_000;

const isBlank = (cells: readonly Cell[]) => cells.every((cell) => textOf(cell) === '');

function samplesOf(head: Head, at: number): string[] {
  const found = new Set<string>();
  for (const row of head.rows.slice(head.from)) {
    const text = textOf(row[at]);
    if (text !== '') found.add(text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text);
    if (found.size === 3) break;
  }
  return [...found];
}

const headingNotes = <K extends string>(head: Head<K>): ColumnNote<K>[] =>
  head.columns.map(({ at, heading, key, hidden }) => ({
    sheet: head.sheet.name,
    heading,
    key: key ?? null,
    hidden,
    samples: samplesOf(head, at),
  }));

/** What a formula shows depends on the program that last saved the file, so a sheet holds none where it is read. */
function refuseFormulas(heads: readonly Head[]): void {
  const cells = heads.flatMap(({ sheet, from, columns }) => {
    const read = new Set(columns.flatMap(({ at, key }) => (key ? [at + 1] : [])));
    return sheet.facts.formulas
      .filter(({ row, column }) => row > from && read.has(column))
      .map(({ row, column }) => `${sheet.name}!${columnLetters(column - 1)}${row}`);
  });
  if (cells.length > 0) throw invalid('body.fileId', 'workbook_formula', { cells: cells.slice(0, 5).join(', ') });
}

/** Values that are no value, also where a copy has left them as text, full width included. */
const errorText = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/i;
const shownError = (cell: Cell | undefined): string | undefined => {
  if (typeof cell !== 'string' || cell.length > 40 || !/[#＃]/.test(cell)) return undefined;
  const text = cell.normalize('NFKC').trim();
  return errorText.test(text) || /^#{3,}$/.test(text) ? text : undefined;
};

function rowsOf<K extends string>(head: Head<K>, sheetName: string): SheetRow<K>[] {
  const { facts, hidden } = head.sheet;
  const places = head.columns.flatMap(({ at, key }) => (key ? [[key, at] as const] : []));
  const keyAt = new Map(places.map(([key, at]) => [at + 1, key]));
  const hiddenRows = new Set(facts.hiddenRows);
  const errors = Map.groupBy(facts.errors, (item) => item.row);
  const months = Map.groupBy(facts.months, (item) => item.row);
  return head.rows.slice(head.from).flatMap((cells, offset): SheetRow<K>[] => {
    const row = head.from + offset + 1;
    const own = errors.get(row) ?? [];
    // A row that only a merged cell reaches into is no row.
    if (isBlank(head.sheet.rows[row - 1]!) && own.length === 0) return [];
    return [
      {
        sheet: sheetName,
        row,
        hidden: hidden ? 'sheet' : hiddenRows.has(row) ? 'row' : null,
        cells: Object.fromEntries(places.map(([key, at]) => [key, cells[at] ?? null])) as SheetRow<K>['cells'],
        errors: Object.fromEntries([
          ...places.flatMap(([key, at]) => {
            const value = shownError(cells[at]);
            return value === undefined ? [] : [[key, value] as const];
          }),
          ...own.flatMap(({ column, value }) => {
            const key = keyAt.get(column);
            return key ? [[key, value] as const] : [];
          }),
        ]) as SheetRow<K>['errors'],
        months: new Set((months.get(row) ?? []).flatMap(({ column }) => keyAt.get(column) ?? [])),
      },
    ];
  });
}

async function workbookOf(bytes: Uint8Array): Promise<ReadSheet[]> {
  try {
    return await readWorkbook(bytes);
  } catch (error) {
    if (error instanceof UnreadableWorkbook) throw invalid('body.fileId', `workbook_${error.code}`);
    throw error;
  }
}

/**
 * Takes seconds and is done on a thread (`sheets-work.ts`). Every sheet whose headings fit is read; the others are named with their rows.
 * @param choices what headings mean that are not known, or are to mean something else
 * @throws Problem 422 on `body.fileId`: `workbook_<code>` for what is no sound XLSX of bearable size, `workbook_formula`,
 * `workbook_no_headings`, `workbook_empty`, `workbook_too_many_rows`
 */
export async function sheetsIn<K extends string>(
  bytes: Uint8Array,
  described: SheetColumns<K>,
  choices: HeadingChoices<K>,
): Promise<ReadSheets<K>> {
  const found = (await workbookOf(bytes)).map((sheet) => ({ sheet, ...findHead(sheet, described, choices) }));
  const heads = found.flatMap(({ head }) => head ?? []);
  const candidates = found.flatMap(({ candidate }) => candidate ?? []);
  if (heads.length + candidates.length === 0) throw invalid('body.fileId', 'workbook_no_headings');
  refuseFormulas(heads);
  const several = heads.length > 1;
  const rows = heads.flatMap((head) => rowsOf(head, several ? head.sheet.name : ''));
  if (heads.length > 0 && rows.length === 0) throw invalid('body.fileId', 'workbook_empty');
  if (rows.length > MAX_ROWS) {
    throw invalid('body.fileId', 'workbook_too_many_rows', { count: rows.length, maximum: MAX_ROWS });
  }
  const columns = new Map<K, string>();
  for (const { columns: own } of heads) {
    for (const { key, heading } of own) if (key && !columns.has(key)) columns.set(key, heading);
  }
  return {
    columns,
    headings: (heads.length > 0 ? heads : candidates).flatMap((head) => headingNotes(head)),
    sheets: found.map(({ sheet, head }) => ({
      name: sheet.name,
      rows: (head ? head.sheet.rows.slice(head.from) : sheet.rows).filter((cells) => !isBlank(cells)).length,
      read: head !== undefined,
    })),
    rows,
  };
}
