/** An uploaded workbook judged row by row: what the preview shows, and what the run takes in. Writes nothing. */
import { createHash } from 'node:crypto';
import type { Context } from '../http/context.ts';
import { decisiveFinds } from '../privacy/decisive-work.ts';
import { shareOf } from '../workers/pool.ts';
import { textOf } from './cells.ts';
import type { HeadingChoices } from './heads.ts';
import { type CheckedRow, refuseRow, type SheetKind } from './kind.ts';
import type { ReadSheets, SheetRow } from './read-sheets.ts';
import { readSheets } from './sheets-work.ts';
import type { ImportChoices } from './tables.ts';

export interface Examined<K extends string, M, D> extends Pick<ReadSheets<K>, 'columns' | 'headings' | 'sheets'> {
  directory: D;
  filename: string;
  rows: CheckedRow<K, M>[];
  /** Of the file and of everything read out of it: a run takes in exactly what a preview showed. */
  fingerprint: string;
}

const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Others get their turn whenever so many milliseconds have gone by. */
const TURN = 8;

/** Waits for a turn of the event loop when the last one is some time ago. */
export function turns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN) return;
    await breathe();
    since = performance.now();
  };
}

/** Characters looked through for personal data at once. */
const PERSONAL = 100_000;

/** Rows with the columns of each that hold personal data, some rows at a time. */
async function* judged<K extends string>(sources: readonly SheetRow<K>[], looked: readonly K[], share: string) {
  let batch: Array<{ source: SheetRow<K>; texts: string[] }> = [];
  let weight = 0;
  for (const [index, source] of sources.entries()) {
    const texts = looked.map((key) => (source.errors[key] === undefined ? textOf(source.cells[key]) : ''));
    batch.push({ source, texts });
    weight += texts.reduce((sum, text) => sum + text.length, 0);
    if (weight < PERSONAL && index + 1 < sources.length) continue;
    const found = await decisiveFinds(
      batch.flatMap((item) => item.texts),
      share,
    );
    for (const [at, item] of batch.entries()) {
      const own = found.slice(at * looked.length, (at + 1) * looked.length);
      yield { source: item.source, personal: new Set(looked.filter((_, column) => own[column])) };
    }
    batch = [];
    weight = 0;
  }
}

/** Of the file and of what was read out of it; the same for the same, whenever it is reckoned. */
async function fingerprintOf(bytes: Uint8Array, essences: readonly unknown[]): Promise<string> {
  const turn = turns();
  const hash = createHash('sha256');
  for (let from = 0; from < bytes.length; from += 1 << 20) {
    hash.update(bytes.subarray(from, from + (1 << 20)));
    await turn();
  }
  let mark = '[';
  for (const facts of essences) {
    hash.update(mark + JSON.stringify(facts));
    mark = ',';
    await turn();
  }
  return hash.update(mark === '[' ? '[]' : ']').digest('hex');
}

/** Rows follow what became of the one they are joined to. */
function followHeads(rows: readonly CheckedRow[]): void {
  for (const row of rows) {
    if (!row.joinedTo || row.joinedTo.matter) continue;
    const why = row.joinedTo.problems.find((problem) => problem.refused);
    if (why) row.problems.push({ ...why });
    delete row.joinedTo;
  }
}

/** What the examination takes from the office. */
type ExamineChoices<K extends string> = Pick<ImportChoices, 'people'> & { columns: HeadingChoices<K> };

/**
 * @throws Problem 422 for a file that is no readable workbook of the kind; 409 `import_busy`, and those of its directory
 */
export async function examineFile<K extends string, M, D>(
  ctx: Context,
  kind: SheetKind<K, M, D>,
  { name, bytes }: { name: string; bytes: Uint8Array },
  choices: ExamineChoices<K>,
): Promise<Examined<K, M, D>> {
  const share = shareOf(ctx.actor);
  const { rows: sources, ...sheets } = await readSheets(bytes, kind.columns, choices.columns, share);
  const directory = await kind.open(ctx);
  const now = ctx.clock.now();
  const rows: CheckedRow<K, M>[] = [];
  const people = Map.groupBy(choices.people, (item) => `${item.row}/${item.sheet}`);
  const turn = turns();
  for await (const { source, personal } of judged(sources, kind.columns.personal, share)) {
    const own = people.get(`${source.row}/${source.sheet}`);
    const chosen = (written: string) => own?.find((item) => item.name === written)?.memberId;
    rows.push(await kind.check(directory, source, now, personal, chosen));
    await turn();
  }
  kind.join?.(rows, directory, now);
  const known = await kind.known(ctx, rows, directory);
  const fingerprint = await fingerprintOf(
    bytes,
    rows.flatMap((row) => (row.matter ? [kind.essence(row.matter)] : [])),
  );
  for (const row of rows) if (known.has(row)) refuseRow(row, kind.reference, 'already_imported');
  followHeads(rows);
  return { ...sheets, directory, filename: name, rows, fingerprint };
}
