/** Takes the rows of one started import in, piece by piece, so that a process that dies goes on where it was. */
import { sql } from 'kysely';
import { writeAudit } from '../audit/audit.ts';
import type { AssemblyRef, Context } from '../http/context.ts';
import { Problem } from '../http/problem.ts';
import type { JobEnvironment } from '../jobs/job-queue.ts';
import { cutAllWords, unitsOf } from '../search/words-work.ts';
import { type Examined, examineFile } from './examine.ts';
import { headingChoicesOf } from './headings-kept.ts';
import type { ImportRun, SheetKind } from './kind.ts';
import { alive, claimImport, type ImportToDo, markRows, stopImport, waitingPlaces } from './log.ts';

/**
 * Matters of one transaction: below the 65,535 parameters PostgreSQL takes in one statement, and done in a second; fewer
 * of long ones, so that writing them out stops nobody.
 */
const CHUNK = 250;
const UNITS = 150_000;
const uniqueViolation = '23505';
/** Refusals of the pool of threads: later there is room. */
const busy = new Set([429, 503]);

interface Wanted<M> {
  /** Of its rows, the one that stands for it first. */
  places: number[];
  matter: M;
}

/** One piece in one transaction, with the marks of its rows. @throws Problem 409 `preview_outdated` */
async function takePiece<K extends string, M, D>(
  kind: SheetKind<K, M, D>,
  run: ImportRun<D>,
  wanted: readonly Wanted<M>[],
): Promise<void> {
  const { ctx, importId } = run;
  const words = await cutAllWords(
    wanted.map(({ matter }) => kind.texts(matter)),
    `import:${importId}`,
  );
  const matters = new Map(wanted.map(({ matter }, at) => [matter, words[at]!]));
  await ctx.db.transaction().execute(async (trx) => {
    const inside = { ...ctx, db: trx };
    const ids = await kind.write({ ...run, ctx: inside }, matters);
    const placed = wanted.flatMap(({ places, matter }) =>
      places.map((place) => ({ place, matterId: ids.get(matter) })),
    );
    const written = placed.flatMap(({ place, matterId }) => (matterId ? [{ place, matterId }] : []));
    const known = placed.flatMap(({ place, matterId }) => (matterId ? [] : [{ place }]));
    await markRows(inside, importId, written, 'taken_in');
    await markRows(inside, importId, known, 'known');
    await sql`update imports set done = done + ${written.length}, wanted = wanted - ${known.length},
      beat_at = ${ctx.clock.now()} where id = ${importId}`.execute(trx);
  });
}

/** Those with a place of their own come first: the others count on from the highest. */
function inOrder<K extends string, M, D>(
  kind: SheetKind<K, M, D>,
  examined: Examined<K, M, D>,
  places: ReadonlySet<number>,
): Wanted<M>[] {
  const joined = Map.groupBy(examined.rows.keys(), (place) => examined.rows[place]!.joinedTo);
  const wanted = examined.rows.flatMap((row, place): Wanted<M>[] =>
    row.matter && places.has(place) ? [{ places: [place, ...(joined.get(row) ?? [])], matter: row.matter }] : [],
  );
  return [...wanted.filter((item) => kind.first(item.matter)), ...wanted.filter((item) => !kind.first(item.matter))];
}

/** Pieces of at most so many matters and characters; one that is longer by itself is a piece of its own. */
function piecesOf<K extends string, M, D>(kind: SheetKind<K, M, D>, wanted: readonly Wanted<M>[]): Wanted<M>[][] {
  const pieces: Wanted<M>[][] = [];
  let units = Number.POSITIVE_INFINITY;
  for (const item of wanted) {
    const own = unitsOf(kind.texts(item.matter));
    const last = pieces.at(-1);
    if (!last || last.length === CHUNK || units + own > UNITS) {
      pieces.push([item]);
      units = own;
    } else {
      last.push(item);
      units += own;
    }
  }
  return pieces;
}

async function work<K extends string, M, D>(ctx: Context, kind: SheetKind<K, M, D>, todo: ImportToDo): Promise<void> {
  const file = await kind.bytesOf(ctx, todo.fileId);
  const { choices } = todo;
  const columns = headingChoicesOf(kind.columns, choices.columns);
  const examined = await examineFile(ctx, kind, file, { columns, people: choices.people });
  if (examined.fingerprint !== todo.fingerprint) throw new Problem(409, 'preview_outdated');
  const places = await waitingPlaces(ctx, todo.importId);
  const known = examined.rows.flatMap(({ matter, joinedTo }, place) =>
    !matter && !joinedTo && places.has(place) ? [{ place }] : [],
  );
  await markRows(ctx, todo.importId, known, 'known');
  const run: ImportRun<D> = {
    ctx,
    directory: examined.directory,
    importId: todo.importId,
    fileId: todo.fileId,
    filename: todo.fileName,
    live: choices.unanswered === 'live',
  };
  for (const piece of piecesOf(kind, inOrder(kind, examined, places))) await takePiece(kind, run, piece);
  await ctx.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ done: number; total: number }>`update imports set state = 'done',
      wanted = done, finished_at = ${ctx.clock.now()} where id = ${todo.importId} returning done, total`.execute(trx);
    const { done = 0, total = 0 } = rows[0] ?? {};
    const details = { file: todo.fileName, imported: done, skipped: total - done };
    await writeAudit({ ...ctx, db: trx }, 'register.imported', `import/${todo.importId}`, details);
    if (done > 0) await kind.taken?.({ ...ctx, db: trx });
  });
}

/**
 * Works one import to its end. What is refused for good ends it as failed: what came in so far stays and is listed;
 * anything else is thrown, and the next sweep goes on from the rows still waiting.
 */
async function takeIn<K extends string, M, D>(ctx: Context, kind: SheetKind<K, M, D>, todo: ImportToDo): Promise<void> {
  try {
    await alive(ctx, todo.importId, () => work(ctx, kind, todo));
  } catch (error) {
    const clash = (error as { code?: string }).code === uniqueViolation;
    if (!(error instanceof Problem) && !clash) throw error;
    if (error instanceof Problem && busy.has(error.status)) throw error;
    const code = error instanceof Problem ? (error.issues[0]?.code ?? error.code) : 'preview_outdated';
    if (code === 'import_busy') return;
    await stopImport(ctx, todo, code);
  }
}

/**
 * Takes started imports of a kind in, one after another, each in the name of who began it; what a dead process left is gone
 * on with.
 */
export async function workImportsOf<K extends string, M, D>(
  { db, services }: JobEnvironment,
  kind: SheetKind<K, M, D>,
  assemblies: readonly AssemblyRef[],
): Promise<void> {
  const [any] = assemblies;
  if (!any) return;
  const { clock } = services.contextFor(db, any);
  for (;;) {
    const todo = await claimImport(db, kind.kind, clock.now());
    const assembly = todo && assemblies.find((item) => item.id === todo.assemblyId);
    if (!todo || !assembly) return;
    const context = services.contextFor(db, assembly);
    const actor = { ...context.actor, kind: 'account' as const, accountId: todo.startedBy, name: todo.startedByName };
    await takeIn({ ...context, actor }, kind, todo);
  }
}
