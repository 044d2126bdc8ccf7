/** Workbooks (XLSX) read, as far as they are sound and of bearable size. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Cell, defaultTimeZone, fromWallClock } from './sheet-cells.ts';
import { defaultWorkbookLimits, UnreadableWorkbook, type WorkbookLimits } from './workbook-guard.ts';
import type { WorkerAnswer } from './workbook-worker.ts';

export interface ReadSheet {
  name: string;
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

/**
 * Every sheet of a workbook, on a thread of its own.
 * @throws UnreadableWorkbook when it is no XLSX, locked, damaged or beyond the limits
 */
export async function readWorkbook(bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadSheet[]> {
  const limits = { ...defaultWorkbookLimits, ...options.limits };
  const answer = await answerOf(bytes, limits);
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
