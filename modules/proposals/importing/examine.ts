/** An uploaded register judged row by row: what the preview shows, and what the run takes in. Writes nothing. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import type { ImportChoices } from '../tables-importing.ts';
import { type CheckedRow, checkRow, type OldProposal } from './check-row.ts';
import type { ColumnKey } from './columns.ts';
import { type Directory, openDirectory } from './directory.ts';
import type { HeadingChoices } from './heads.ts';
import { type OldRegister, readRegister } from './read-register.ts';
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
  const numbered = proposals.flatMap(({ sessionId, number }) => (number === null ? [] : [{ sessionId, number }]));
  const { rows } = await sql<{ source_reference: string | null; number: number | null; session_id: string }>`
    select source_reference, number, session_id from proposals
    where assembly_id = ${ctx.assembly.id} and source_reference in (${sql.join(proposals.map((item) => item.reference))})
    union all select null, p.number, p.session_id from proposals p
    join json_to_recordset(${JSON.stringify(numbered)}::json) as v("sessionId" uuid, number integer)
      on p.session_id = v."sessionId" and p.number = v.number`.execute(ctx.db);
  return {
    references: new Set(rows.flatMap((row) => row.source_reference ?? [])),
    numbers: new Set(rows.flatMap((row) => (row.number === null ? [] : `${row.session_id}/${row.number}`))),
  };
}

function refuse(row: CheckedRow, column: ColumnKey, code: string, params: Record<string, string | number> = {}): void {
  row.problems.push({ column, code, refused: true, params });
  delete row.proposal;
}

type RowPlace = Pick<CheckedRow, 'sheet' | 'row'>;

/** Rows that repeat each other: the first stands, the others are refused. */
function refuseRepeated(rows: readonly CheckedRow[]): void {
  const references = new Map<string, RowPlace>();
  const numbers = new Map<string, RowPlace>();
  const named = ({ sheet, row }: RowPlace) => ({ row, sheet: sheet === '' ? '' : `“${sheet}” ` });
  for (const row of rows) {
    if (!row.proposal) continue;
    const { reference, number, sessionId } = row.proposal;
    const place = number === null ? undefined : `${sessionId}/${number}`;
    const sameNumber = place === undefined ? undefined : numbers.get(place);
    const sameReference = references.get(reference);
    if (sameNumber !== undefined) refuse(row, 'number', 'number_twice', { number: number!, ...named(sameNumber) });
    else if (sameReference !== undefined) refuse(row, 'reference', 'row_twice', named(sameReference));
    else {
      references.set(reference, row);
      if (place !== undefined) numbers.set(place, row);
    }
  }
}

/** What the fingerprint covers: every row that is or was taken in, as it was understood. */
const essence = (rows: readonly CheckedRow[]) => rows.flatMap((row) => (row.proposal ? [row.proposal] : []));

const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

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
  const { rows: sources, ...register } = await readRegister(bytes, choices.columns);
  const directory = await openDirectory(ctx);
  const now = ctx.clock.now();
  const rows: CheckedRow[] = [];
  for (const [index, source] of sources.entries()) {
    const people = choices.people.filter((item) => item.sheet === source.sheet && item.row === source.row);
    const chosen = (written: string) => people.find((item) => item.name === written)?.memberId;
    rows.push(await checkRow(directory, source, now, chosen));
    if (index % 200 === 199) await breathe();
  }
  refuseRepeated(rows);
  const taken = await takenAlready(ctx, essence(rows));
  for (const row of rows) {
    if (!row.proposal || taken.references.has(row.proposal.reference)) continue;
    const { number, sessionId } = row.proposal;
    if (number !== null && taken.numbers.has(`${sessionId}/${number}`)) {
      refuse(row, 'number', 'number_taken', { number, session: directory.sessionName(sessionId) });
    }
  }
  const understood = essence(rows).map(({ state: _state, ...facts }) => facts);
  const fingerprint = createHash('sha256').update(bytes).update(JSON.stringify(understood)).digest('hex');
  for (const row of rows) {
    if (row.proposal && taken.references.has(row.proposal.reference)) refuse(row, 'reference', 'already_imported');
  }
  return { ...register, directory, filename: name, rows, fingerprint };
}

/** The same for an upload of the actor. @throws Problem 403 `not_your_part`; as {@link examineFile} */
export async function examineImport(ctx: Context, fileId: string, choices: ExamineChoices): Promise<Examined> {
  requireImporter(ctx);
  return examineFile(ctx, await storedBytes(ctx, fileId, ctx.actor.accountId), choices);
}
