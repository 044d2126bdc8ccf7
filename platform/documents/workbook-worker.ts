/** Parses one workbook away from the main thread: a large file neither stops the server nor takes its memory. */
import { parentPort, workerData } from 'node:worker_threads';
import readSheets from 'read-excel-file/node';
import { noFacts, type SheetFacts } from './sheet-facts.ts';
import { guardedWorkbook, type UnreadableCode, UnreadableWorkbook, type WorkbookLimits } from './workbook-guard.ts';

interface WorkerSheet {
  name: string;
  hidden: boolean;
  facts: SheetFacts;
  rows: (string | number | boolean | Date | null)[][];
}

/** What comes back from the worker. Dates are wall clocks in their UTC fields. */
export type WorkerAnswer = { sheets: WorkerSheet[] } | { code: UnreadableCode; message: string };

async function parse({ bytes, limits }: { bytes: Uint8Array; limits: WorkbookLimits }): Promise<WorkerAnswer> {
  try {
    const { bytes: sound, sheets: known } = guardedWorkbook(bytes, limits);
    const sheets = await readSheets(Buffer.from(sound.buffer, sound.byteOffset, sound.byteLength), { trim: false });
    return {
      sheets: sheets.map(({ sheet, data }, index): WorkerSheet => {
        const { hidden = false, facts = noFacts } = known[index] ?? {};
        return { name: sheet, hidden, facts, rows: data as never };
      }),
    };
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return { code: error.code, message: error.message };
    return { code: 'damaged', message: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.postMessage(await parse(workerData));
