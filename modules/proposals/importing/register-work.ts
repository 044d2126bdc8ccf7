/** Reading the workbook of an old register on a thread of the pool; its rows come back piece by piece. */
import { conflict, invalid, Problem } from '../../../platform/http/problem.ts';
import { pool, publicShare } from '../../../platform/workers/pool.ts';
import type { HeadingChoices } from './heads.ts';
import type { OldRegister, RegisterRow } from './read-register.ts';

interface Order {
  bytes: Uint8Array;
  choices: HeadingChoices;
}

/** Characters of the rows handed over at once: taking them in costs the main thread a millisecond or two. */
const PART = 200_000;

const weightOf = (row: RegisterRow) =>
  Object.values(row.cells).reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 8), 100);

/** Yields the rows, returns everything else. */
export default async function* work({
  bytes,
  choices,
}: Order): AsyncGenerator<RegisterRow[], Omit<OldRegister, 'rows'>> {
  const { registerIn } = await import('./read-register.ts');
  const { rows, ...register } = await registerIn(bytes, choices);
  let part: RegisterRow[] = [];
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
  return register;
}

const reading = pool.define<Order, Omit<OldRegister, 'rows'>>({
  name: 'read-register',
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
 * The rows of an uploaded register.
 * @param choices what headings mean that are not known, or are to mean something else
 * @param share whose work it is
 * @throws Problem as `registerIn`; 422 `workbook_too_large` also for what takes more than 30 seconds or 1.5 GB; 409
 * `import_busy` while several files are read; 429 and 503 of the pool
 */
export async function readRegister(
  bytes: Uint8Array,
  choices: HeadingChoices = new Map(),
  share: string = publicShare,
): Promise<OldRegister> {
  const rows: RegisterRow[] = [];
  const take = (part: RegisterRow[]) => void rows.push(...part);
  try {
    return { ...(await inTurn(() => reading.run({ bytes, choices }, share, take))), rows };
  } catch (error) {
    if (error instanceof Problem && tooMuch.has(error.code)) throw invalid('body.fileId', 'workbook_too_large');
    throw error;
  }
}
