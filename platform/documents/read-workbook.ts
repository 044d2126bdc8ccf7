/** Workbooks (XLSX) read, as far as they are sound and of bearable size. */
import readSheets from 'read-excel-file/node';
import { type Cell, defaultTimeZone, fromWallClock } from './sheet-cells.ts';
import { noFacts, type SheetFacts } from './sheet-facts.ts';
import { defaultWorkbookLimits, guardedWorkbook, UnreadableWorkbook, type WorkbookLimits } from './workbook-guard.ts';

export interface ReadSheet {
  name: string;
  /** The workbook does not show the sheet. */
  hidden: boolean;
  facts: SheetFacts;
  /** All of equal length. Formulas give their last result, errors and blanks `null`; text keeps its spaces. */
  rows: Cell[][];
}

export interface ReadOptions {
  limits?: Partial<WorkbookLimits>;
  /** Zone whose wall clock the dates in the file are; {@link defaultTimeZone} when not given. */
  timeZone?: string;
}

/** The rows with the value of vertically merged cells in every row they cover; nothing is filled sideways. */
export function filledDown({ rows, facts }: ReadSheet): Cell[][] {
  const filled = [...rows];
  const copied = new Set<number>();
  for (const { top, left, bottom } of facts.merged) {
    const value = rows[top - 1]?.[left - 1] ?? null;
    if (value === null) continue;
    for (let at = top; at < Math.min(bottom, rows.length); at += 1) {
      if (!copied.has(at)) filled[at] = [...filled[at]!];
      copied.add(at);
      filled[at]![left - 1] ??= value;
    }
  }
  return filled;
}

/**
 * Every sheet of a workbook. It takes a core and up to 1 GB for seconds: the server has it done on a thread of the pool.
 * @throws UnreadableWorkbook when it is no XLSX, locked, damaged or beyond the limits
 */
export async function readWorkbook(bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadSheet[]> {
  const timeZone = options.timeZone ?? defaultTimeZone;
  const { bytes: sound, sheets: known } = guardedWorkbook(bytes, { ...defaultWorkbookLimits, ...options.limits });
  let sheets: Array<{ sheet: string; data: unknown[][] }>;
  try {
    sheets = await readSheets(Buffer.from(sound.buffer, sound.byteOffset, sound.byteLength), { trim: false });
  } catch (error) {
    throw new UnreadableWorkbook('damaged', error instanceof Error ? error.message : String(error));
  }
  return sheets.map(({ sheet, data }, index): ReadSheet => {
    const { hidden = false, facts = noFacts } = known[index] ?? {};
    const rows = data as Cell[][];
    for (const row of rows)
      for (const [at, cell] of row.entries()) if (cell instanceof Date) row[at] = fromWallClock(cell, timeZone);
    return { name: sheet, hidden, facts, rows };
  });
}
