/** Workbooks (XLSX) read, as far as they are sound and of bearable size. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Cell, defaultTimeZone, fromWallClock } from './sheet-cells.ts';
import type { SheetFacts } from './sheet-facts.ts';
import { defaultWorkbookLimits, UnreadableWorkbook, type WorkbookLimits } from './workbook-guard.ts';
import type { WorkerAnswer } from './workbook-worker.ts';

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

async function answerOf(bytes: Uint8Array, limits: WorkbookLimits): Promise<WorkerAnswer> {
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
    workerData: { bytes, limits },
    resourceLimits: { maxOldGenerationSizeMb: 1536 },
    execArgv: [],
  });
  const timer = setTimeout(() => worker.terminate(), limits.milliseconds);
  try {
    const [answer] = await Promise.race([
      once(worker, 'message') as Promise<[WorkerAnswer]>,
      once(worker, 'exit').then((): [WorkerAnswer] => [
        { code: 'too_large', message: `not read within ${limits.milliseconds} ms` },
      ]),
    ]);
    return answer;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_WORKER_OUT_OF_MEMORY') return { code: 'too_large', message: 'needs more memory than allowed' };
    throw error;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** Reading takes a core and up to 1 GB for seconds: one workbook at a time, so many more wait their turn. */
const mostWaiting = 3;
const line = { waiting: 0, last: Promise.resolve() };

/** Too many workbooks wait to be read. */
export class ReaderBusy extends Error {}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (line.waiting > mostWaiting) throw new ReaderBusy('workbooks are being read');
  line.waiting += 1;
  const mine = line.last.then(work);
  line.last = mine.then(
    () => undefined,
    () => undefined,
  );
  try {
    return await mine;
  } finally {
    line.waiting -= 1;
  }
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
 * Every sheet of a workbook, on a thread of its own, one workbook at a time.
 * @throws UnreadableWorkbook when it is no XLSX, locked, damaged or beyond the limits; ReaderBusy when several wait
 */
export async function readWorkbook(bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadSheet[]> {
  const limits = { ...defaultWorkbookLimits, ...options.limits };
  const answer = await inTurn(() => answerOf(bytes, limits));
  if ('code' in answer) throw new UnreadableWorkbook(answer.code, answer.message);
  const timeZone = options.timeZone ?? defaultTimeZone;
  for (const { rows } of answer.sheets) {
    for (const row of rows) {
      row.forEach((cell, i) => {
        if (cell instanceof Date) row[i] = fromWallClock(cell, timeZone);
      });
    }
  }
  return answer.sheets;
}
