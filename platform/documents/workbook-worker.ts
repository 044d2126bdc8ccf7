/** Parses one workbook away from the main thread: a large file neither stops the server nor takes its memory. */
import { parentPort, workerData } from 'node:worker_threads';
import readSheets from 'read-excel-file/node';
import { guardedWorkbook, type UnreadableCode, UnreadableWorkbook, type WorkbookLimits } from './workbook-guard.ts';

/** What comes back from the worker. Dates are wall clocks in their UTC fields. */
export type WorkerAnswer =
  | { sheets: { name: string; rows: (string | number | boolean | Date | null)[][] }[] }
  | { code: UnreadableCode; message: string };

async function parse({ bytes, limits }: { bytes: Uint8Array; limits: WorkbookLimits }): Promise<WorkerAnswer> {
  try {
    const guarded = guardedWorkbook(bytes, limits);
    const sheets = await readSheets(Buffer.from(guarded.buffer, guarded.byteOffset, guarded.byteLength), {
      trim: false,
    });
    return { sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as never })) };
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return { code: error.code, message: error.message };
    return { code: 'damaged', message: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.postMessage(await parse(workerData));
