/** From the bytes of a workbook to the rows of an old register. */
import { type ReadSheet, readWorkbook } from '../../../platform/documents/read-workbook.ts';
import type { Cell } from '../../../platform/documents/sheet-cells.ts';
import { UnreadableWorkbook } from '../../../platform/documents/workbook-guard.ts';
import { invalid } from '../../../platform/http/problem.ts';
import { textOf } from './cells.ts';
import { type ColumnKey, columnOf } from './columns.ts';
import { formulaCells } from './formulas.ts';

export interface RegisterRow {
  /** As the spreadsheet counts it, from 1. */
  row: number;
  cells: Partial<Record<ColumnKey, Cell>>;
}

export interface OldRegister {
  /** The headings found, as they are written in the file. */
  columns: ReadonlyMap<ColumnKey, string>;
  unmapped: string[];
  rows: RegisterRow[];
}

/** Rows of one file; more are imported in several. */
export const MAX_ROWS = 10_000;
/** Registers often begin with a title and a date: the headings are looked for in so many rows. */
const HEAD_ROWS = 15;

interface Head {
  sheet: ReadSheet;
  index: number;
  columns: Map<ColumnKey, { at: number; heading: string }>;
  unmapped: string[];
}

function headIn(sheet: ReadSheet): Head | undefined {
  let best: Head | undefined;
  for (const [index, row] of sheet.rows.slice(0, HEAD_ROWS).entries()) {
    const columns: Head['columns'] = new Map();
    const unmapped: string[] = [];
    for (const [at, cell] of row.entries()) {
      const heading = textOf(cell);
      if (heading === '') continue;
      const key = columnOf(heading);
      if (key && !columns.has(key)) columns.set(key, { at, heading });
      else unmapped.push(heading);
    }
    if (columns.has('subject') && columns.size > (best?.columns.size ?? 1)) best = { sheet, index, columns, unmapped };
  }
  return best;
}

/**
 * @throws Problem 422 on `body.fileId`: `workbook_<code>` for what is no sound XLSX of bearable size, `workbook_formula`,
 * `workbook_no_headings`, `workbook_empty`, `workbook_too_many_rows`
 */
export async function readRegister(bytes: Uint8Array): Promise<OldRegister> {
  const sheets = await readWorkbook(bytes).catch((error: unknown) => {
    if (error instanceof UnreadableWorkbook) throw invalid('body.fileId', `workbook_${error.code}`);
    throw error;
  });
  const formulas = formulaCells(bytes);
  if (formulas.length > 0) throw invalid('body.fileId', 'workbook_formula', { cells: formulas.join(', ') });
  const heads = sheets.flatMap((sheet) => headIn(sheet) ?? []);
  const head = heads.sort((a, b) => b.columns.size - a.columns.size)[0];
  if (!head) throw invalid('body.fileId', 'workbook_no_headings');
  const places = [...head.columns];
  const rows = head.sheet.rows.slice(head.index + 1).flatMap((cells, offset): RegisterRow[] => {
    if (cells.every((cell) => textOf(cell) === '')) return [];
    const found = Object.fromEntries(places.map(([key, { at }]) => [key, cells[at] ?? null]));
    return [{ row: head.index + offset + 2, cells: found }];
  });
  if (rows.length === 0) throw invalid('body.fileId', 'workbook_empty');
  if (rows.length > MAX_ROWS) {
    throw invalid('body.fileId', 'workbook_too_many_rows', { count: rows.length, maximum: MAX_ROWS });
  }
  return {
    columns: new Map(places.map(([key, { heading }]) => [key, heading])),
    unmapped: head.unmapped,
    rows,
  };
}
