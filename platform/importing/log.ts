/** The log of imports: begun by the office, worked by a job, marked row by row. */
import { type Selectable, sql } from 'kysely';
import { newId } from '../db/ids.ts';
import type { Db } from '../db/schema.ts';
import type { Context } from '../http/context.ts';
import type { CheckedRow } from './kind.ts';
import type { ImportChoices, ImportRow, RowOutcome } from './tables.ts';

/** An import that shows no life for so long is taken up by whoever comes. */
const SILENT = 60_000;
const CHUNK = 1_000;

/** An import as the job takes it up. */
export interface ImportToDo {
  importId: string;
  kind: string;
  assemblyId: string;
  fileId: string;
  fileName: string;
  fingerprint: string;
  choices: ImportChoices;
  startedBy: string | null;
  startedByName: string;
}

const toDo = (row: Selectable<ImportRow>): ImportToDo => ({
  importId: row.id,
  kind: row.kind,
  assemblyId: row.assembly_id,
  fileId: row.file_id,
  fileName: row.file_name,
  fingerprint: row.fingerprint,
  choices: row.choices,
  startedBy: row.started_by,
  startedByName: row.started_by_name,
});

function outcomeOf(row: CheckedRow, withWarnings: boolean): RowOutcome {
  if (row.joinedTo) return outcomeOf(row.joinedTo, withWarnings);
  if (row.matter) return withWarnings || row.problems.length === 0 ? 'waiting' : 'left_out';
  return row.problems.some((problem) => problem.code === 'already_imported') ? 'known' : 'refused';
}

/** Writes the import and all its rows with what was said of them. @returns its id */
export async function beginImport(
  ctx: Context,
  examined: { rows: readonly CheckedRow[]; filename: string; fingerprint: string },
  given: { kind: string; fileId: string; choices: ImportChoices },
): Promise<string> {
  const importId = newId(ctx.clock.now().getTime());
  const rows = examined.rows.map((row, place) => ({
    import_id: importId,
    place,
    sheet: row.sheet,
    row_number: row.row,
    subject: row.title,
    outcome: outcomeOf(row, given.choices.withWarnings),
    matter_id: null,
    problems: JSON.stringify(row.problems.map(({ choices: _choices, ...problem }) => problem)),
  }));
  await ctx.db
    .insertInto('imports')
    .values({
      id: importId,
      kind: given.kind,
      assembly_id: ctx.assembly.id,
      file_id: given.fileId,
      file_name: examined.filename,
      fingerprint: examined.fingerprint,
      choices: JSON.stringify(given.choices),
      state: 'waiting',
      problem: null,
      total: rows.length,
      wanted: rows.filter((row) => row.outcome === 'waiting').length,
      done: 0,
      started_by: ctx.actor.accountId,
      started_by_name: ctx.actor.name,
      created_at: ctx.clock.now(),
      beat_at: null,
      finished_at: null,
      taken_back_by_name: null,
      taken_back_at: null,
    })
    .execute();
  for (let from = 0; from < rows.length; from += CHUNK) {
    await ctx.db
      .insertInto('import_rows')
      .values(rows.slice(from, from + CHUNK))
      .execute();
  }
  return importId;
}

/** The oldest import that waits, or whose process has died; nobody else takes it up meanwhile. */
export async function claimImport(db: Db, kind: string, now: Date): Promise<ImportToDo | undefined> {
  const silent = new Date(now.getTime() - SILENT);
  const { rows } = await sql<Selectable<ImportRow>>`update imports set state = 'running',
    beat_at = ${now} where id = (select id from imports where kind = ${kind} and (state = 'waiting'
      or (state = 'running' and beat_at < ${silent})) order by created_at limit 1 for update skip locked)
    returning *`.execute(db);
  return rows[0] && toDo(rows[0]);
}

export async function waitingPlaces(ctx: Context, importId: string): Promise<Set<number>> {
  const rows = await ctx.db
    .selectFrom('import_rows')
    .select('place')
    .where('import_id', '=', importId)
    .where('outcome', '=', 'waiting')
    .execute();
  return new Set(rows.map((row) => row.place));
}

/** Marks waiting rows with what became of them, all in one statement; a row is marked once. */
export async function markRows(
  ctx: Context,
  importId: string,
  marks: ReadonlyArray<{ place: number; matterId?: string }>,
  outcome: RowOutcome,
): Promise<void> {
  if (marks.length === 0) return;
  const values = JSON.stringify(marks.map(({ place, matterId }) => ({ place, id: matterId ?? null })));
  await sql`update import_rows r set outcome = ${outcome}, matter_id = v.id
    from json_to_recordset(${values}::json) as v(place integer, id uuid)
    where r.import_id = ${importId} and r.place = v.place and r.outcome = 'waiting'`.execute(ctx.db);
}

/** How often a process at work gives a sign of life; well within {@link SILENT}. */
const BEAT = 15_000;

/** Gives signs of life while something long is done, so that no other process takes the import up. */
export async function alive<T>(ctx: Context, importId: string, work: () => Promise<T>): Promise<T> {
  const pulse = setInterval(() => {
    sql`update imports set beat_at = ${ctx.clock.now()} where id = ${importId}`
      .execute(ctx.db)
      .catch((error: unknown) => ctx.log.warn({ err: error, importId }, 'no sign of life written'));
  }, BEAT);
  try {
    return await work();
  } finally {
    clearInterval(pulse);
  }
}

/** Ends an import that cannot go on; what came in stays. @param code the sentence that says why */
export async function stopImport(ctx: Context, todo: ImportToDo, code: string): Promise<void> {
  await sql`update imports set state = 'failed', problem = ${code}, finished_at = ${ctx.clock.now()}
    where id = ${todo.importId}`.execute(ctx.db);
}
