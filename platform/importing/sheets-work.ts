/** Reading a workbook that is taken in on a thread of the pool; its rows come back piece by piece. */
import { conflict, invalid, Problem } from '../http/problem.ts';
import { pool, publicShare } from '../workers/pool.ts';
import type { SheetColumns } from './columns.ts';
import type { HeadingChoices } from './heads.ts';
import type { ReadSheets, SheetRow } from './read-sheets.ts';

interface Order {
  bytes: Uint8Array;
  columns: SheetColumns;
  choices: HeadingChoices;
}

/** Characters of the rows handed over at once: taking them in costs the main thread a millisecond or two. */
const PART = 200_000;

const weightOf = (row: SheetRow) =>
  Object.values(row.cells).reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 8), 100);

/** Yields the rows, returns everything else. */
export default async function* work({
  bytes,
  columns,
  choices,
}: Order): AsyncGenerator<SheetRow[], Omit<ReadSheets, 'rows'>> {
  const { sheetsIn } = await import('./read-sheets.ts');
  const { rows, ...sheets } = await sheetsIn(bytes, columns, choices);
  let part: SheetRow[] = [];
  let weight = 0;
  for (const row of rows) {
    part.push(row);
    weight += weightOf(row);
    if (weight < PART) continue;
    yield part;
    part = [];
    weight = 0;
  }
  yield part;
  return sheets;
}

const reading = pool.define<Order, Omit<ReadSheets, 'rows'>>({
  name: 'read-sheets',
  module: new URL(import.meta.url),
  milliseconds: 30_000,
  megabytes: 1536,
});

/** Reading takes up to 1 GB: one workbook at a time, so many more wait their turn. */
const mostWaiting = 3;
const line = { waiting: 0, last: Promise.resolve() };

async function inTurn<T>(read: () => Promise<T>): Promise<T> {
  if (line.waiting > mostWaiting) throw conflict('import_busy');
  line.waiting += 1;
  const mine = line.last.then(read);
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

const tooMuch = new Set(['work_too_long', 'work_too_large']);

/**
 * The rows of an uploaded workbook.
 * @param choices what headings mean that are not known, or are to mean something else
 * @param share whose work it is
 * @throws Problem as `sheetsIn`; 422 `workbook_too_large` also for what takes more than 30 seconds or 1.5 GB; 409
 * `import_busy` while several files are read; 429 and 503 of the pool
 */
export async function readSheets<K extends string>(
  bytes: Uint8Array,
  columns: SheetColumns<K>,
  choices: HeadingChoices<K> = new Map(),
  share: string = publicShare,
): Promise<ReadSheets<K>> {
  const rows: SheetRow[] = [];
  const take = (part: SheetRow[]) => void rows.push(...part);
  try {
    return { ...(await inTurn(() => reading.run({ bytes, columns, choices }, share, take))), rows } as ReadSheets<K>;
  } catch (error) {
    if (error instanceof Problem && tooMuch.has(error.code)) throw invalid('body.fileId', 'workbook_too_large');
    throw error;
  }
}
