/** An uploaded register judged row by row: what the preview shows, and what the run takes in. Writes nothing. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import { decisiveFinds } from '../../../platform/privacy/decisive-work.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import type { ImportChoices } from '../tables-importing.ts';
import { textOf } from './cells.ts';
import { type CheckedRow, checkRow, type OldProposal, personalColumns } from './check-row.ts';
import { type Directory, openDirectory } from './directory.ts';
import type { HeadingChoices } from './heads.ts';
import { followHeads, joinRows, refuse } from './join-rows.ts';
import type { OldRegister, RegisterRow } from './read-register.ts';
import { readRegister } from './register-work.ts';
import { storedBytes } from './stored-bytes.ts';

export interface Examined extends Pick<OldRegister, 'columns' | 'headings' | 'sheets'> {
  directory: Directory;
  filename: string;
  rows: CheckedRow[];
  /** Of the file and of everything read out of it: a run takes in exactly what a preview showed. */
  fingerprint: string;
}

/** Old registers are taken in by the proposal office. @throws Problem 403 `not_your_part` */
export function requireImporter(ctx: Context): void {
  if (!ctx.actor.grants.some((grant) => grant.role === 'clerk')) throw forbidden('not_your_part');
}

/** References and numbers that are in the register already, among those given. */
export async function takenAlready(
  ctx: Context,
  proposals: readonly OldProposal[],
): Promise<{ references: Set<string>; numbers: Set<string> }> {
  if (proposals.length === 0) return { references: new Set(), numbers: new Set() };
  const references = JSON.stringify(proposals.map((item) => item.reference));
  const numbered = proposals.flatMap(({ sessionId, number }) => (number === null ? [] : [{ sessionId, number }]));
  const { rows } = await sql<{ source_reference: string | null; number: number | null; session_id: string }>`
    select source_reference, number, session_id from proposals
    where assembly_id = ${ctx.assembly.id} and source_reference in (select json_array_elements_text(${references}::json))
    union all select null, p.number, p.session_id from proposals p
    join json_to_recordset(${JSON.stringify(numbered)}::json) as v("sessionId" uuid, number integer)
      on p.session_id = v."sessionId" and p.number = v.number`.execute(ctx.db);
  return {
    references: new Set(rows.flatMap((row) => row.source_reference ?? [])),
    numbers: new Set(rows.flatMap((row) => (row.number === null ? [] : `${row.session_id}/${row.number}`))),
  };
}

/** What the fingerprint covers: every row that is or was taken in, as it was understood. */
const essence = (rows: readonly CheckedRow[]) => rows.flatMap((row) => (row.proposal ? [row.proposal] : []));

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
async function* judged(sources: readonly RegisterRow[], share: string) {
  let batch: Array<{ source: RegisterRow; texts: string[] }> = [];
  let weight = 0;
  for (const [index, source] of sources.entries()) {
    const texts = personalColumns.map((key) => (source.errors[key] === undefined ? textOf(source.cells[key]) : ''));
    batch.push({ source, texts });
    weight += texts.reduce((sum, text) => sum + text.length, 0);
    if (weight < PERSONAL && index + 1 < sources.length) continue;
    const found = await decisiveFinds(
      batch.flatMap((item) => item.texts),
      share,
    );
    for (const [at, item] of batch.entries()) {
      const own = found.slice(at * personalColumns.length, (at + 1) * personalColumns.length);
      yield { source: item.source, personal: new Set(personalColumns.filter((_, column) => own[column])) };
    }
    batch = [];
    weight = 0;
  }
}

/** Of the file and of what was read out of it; the same for the same, whenever it is reckoned. */
async function fingerprintOf(bytes: Uint8Array, rows: readonly CheckedRow[]): Promise<string> {
  const turn = turns();
  const hash = createHash('sha256');
  for (let from = 0; from < bytes.length; from += 1 << 20) {
    hash.update(bytes.subarray(from, from + (1 << 20)));
    await turn();
  }
  let mark = '[';
  for (const { state: _state, ...facts } of essence(rows)) {
    hash.update(mark + JSON.stringify(facts));
    mark = ',';
    await turn();
  }
  return hash.update(mark === '[' ? '[]' : ']').digest('hex');
}

/** What the examination takes from the office. */
export type ExamineChoices = Pick<ImportChoices, 'people'> & { columns: HeadingChoices };

/**
 * @throws Problem 422 for a file that is no readable register; 409 `no_rules_in_force`, `import_busy`
 */
export async function examineFile(
  ctx: Context,
  { name, bytes }: { name: string; bytes: Uint8Array },
  choices: ExamineChoices,
): Promise<Examined> {
  const share = shareOf(ctx.actor);
  const { rows: sources, ...register } = await readRegister(bytes, choices.columns, share);
  const directory = await openDirectory(ctx);
  const now = ctx.clock.now();
  const rows: CheckedRow[] = [];
  const people = Map.groupBy(choices.people, (item) => `${item.row}/${item.sheet}`);
  const turn = turns();
  for await (const { source, personal } of judged(sources, share)) {
    const own = people.get(`${source.row}/${source.sheet}`);
    const chosen = (written: string) => own?.find((item) => item.name === written)?.memberId;
    rows.push(await checkRow(directory, source, now, personal, chosen));
    await turn();
  }
  joinRows(rows, directory, now);
  const taken = await takenAlready(ctx, essence(rows));
  for (const row of rows) {
    if (!row.proposal || taken.references.has(row.proposal.reference)) continue;
    const { number, sessionId } = row.proposal;
    if (number !== null && taken.numbers.has(`${sessionId}/${number}`)) {
      refuse(row, 'number', 'number_taken', { number, session: directory.sessionName(sessionId) });
    }
  }
  const fingerprint = await fingerprintOf(bytes, rows);
  for (const row of rows) {
    if (row.proposal && taken.references.has(row.proposal.reference)) refuse(row, 'reference', 'already_imported');
  }
  followHeads(rows);
  return { ...register, directory, filename: name, rows, fingerprint };
}

/** The same for an upload of the actor. @throws Problem 403 `not_your_part`; as {@link examineFile} */
export async function examineImport(ctx: Context, fileId: string, choices: ExamineChoices): Promise<Examined> {
  requireImporter(ctx);
  return examineFile(ctx, await storedBytes(ctx, fileId, ctx.actor.accountId), choices);
}
