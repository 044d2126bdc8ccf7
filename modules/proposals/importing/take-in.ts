/** Takes the rows of one started import in, piece by piece, so that a process that dies goes on where it was. */
import { sql } from 'kysely';
import { writeAudit } from '../../../platform/audit/audit.ts';
import type { DatabaseSchema } from '../../../platform/db/schema.ts';
import type { Context } from '../../../platform/http/context.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { cutAllWords, unitsOf } from '../../../platform/search/words-work.ts';
import { addProposal, searchableOf } from './build-rows.ts';
import type { OldProposal } from './check-row.ts';
import { type Examined, examineFile, takenAlready } from './examine.ts';
import { headingChoicesOf } from './headings-kept.ts';
import { type ImportRows, type ImportRun, noRows } from './import-rows.ts';
import { alive, type ImportToDo, markRows, stopImport, waitingPlaces } from './imports.ts';
import { storedBytes } from './stored-bytes.ts';

/**
 * Proposals of one transaction: below the 65,535 parameters PostgreSQL takes in one statement, and done in a second; fewer
 * of long ones, so that writing them out stops nobody.
 */
const CHUNK = 250;
const UNITS = 150_000;
const uniqueViolation = '23505';
/** Refusals of the pool of threads: later there is room. */
const busy = new Set([429, 503]);

interface Wanted {
  /** Of its rows, the one that stands for it first. */
  places: number[];
  proposal: OldProposal;
}

/** No filing and no other import can number in these sessions until the transaction ends. */
async function lockNumbers(ctx: Context, sessionIds: readonly string[]): Promise<void> {
  for (const sessionId of [...new Set(sessionIds)].sort()) {
    await sql`insert into proposal_numbers (session_id, last_number) values (${sessionId}, 0)
      on conflict (session_id) do update set last_number = proposal_numbers.last_number`.execute(ctx.db);
  }
}

/** Numbers for those without one, after every number the session has; the session counts on from there. */
async function giveNumbers(ctx: Context, proposals: readonly OldProposal[]): Promise<Map<OldProposal, number>> {
  const numbers = new Map<OldProposal, number>();
  const filed = proposals.filter((item) => item.outcome.kind === 'filed');
  for (const [sessionId, group] of Map.groupBy(filed, (item) => item.sessionId)) {
    const highest = group.reduce((most, item) => Math.max(most, item.number ?? 0), 0);
    const open = group.filter((item) => item.number === null);
    const { rows } = await sql<{ last_number: number }>`
      update proposal_numbers set last_number = greatest(last_number, ${highest}::integer) + ${open.length}::integer
      where session_id = ${sessionId} returning last_number`.execute(ctx.db);
    const first = rows[0]!.last_number - open.length + 1;
    for (const item of group) if (item.number !== null) numbers.set(item, item.number);
    for (const [index, item] of open.entries()) numbers.set(item, first + index);
  }
  return numbers;
}

async function insertAll<T extends keyof ImportRows & keyof DatabaseSchema>(
  ctx: Context,
  table: T,
  rows: ImportRows[T],
): Promise<void> {
  for (let from = 0; from < rows.length; from += 2 * CHUNK) {
    await ctx.db
      .insertInto(table)
      .values(rows.slice(from, from + 2 * CHUNK) as never)
      .execute();
  }
}

const tables = [
  'proposals',
  'matter_words',
  'matter_words_new',
  'proposal_proposers',
  'assignments',
  'replies',
  'ratings',
  'clocks',
  'history',
  'links',
] as const;

/** One piece in one transaction, with the marks of its rows. @throws Problem 409 `preview_outdated` */
async function takeChunk(ctx: Context, run: ImportRun, wanted: readonly Wanted[]): Promise<void> {
  const words = await cutAllWords(
    wanted.map(({ proposal }) => searchableOf(proposal)),
    `import:${run.importId}`,
  );
  const wordsOf = new Map(wanted.map(({ proposal }, at) => [proposal, words[at]!]));
  await ctx.db.transaction().execute(async (trx) => {
    const inside = { ...ctx, db: trx };
    const proposals = wanted.map((item) => item.proposal);
    await lockNumbers(
      inside,
      proposals.map((item) => item.sessionId),
    );
    const taken = await takenAlready(inside, proposals);
    const fresh = wanted.filter((item) => !taken.references.has(item.proposal.reference));
    const clash = fresh.some(
      ({ proposal }) => proposal.number !== null && taken.numbers.has(`${proposal.sessionId}/${proposal.number}`),
    );
    if (clash) throw new Problem(409, 'preview_outdated');
    const numbers = await giveNumbers(
      inside,
      fresh.map((item) => item.proposal),
    );
    const rows = noRows();
    const written = fresh.flatMap(({ places, proposal }) => {
      const number = numbers.get(proposal) ?? null;
      const proposalId = addProposal(rows, { ...run, ctx: inside }, proposal, number, wordsOf.get(proposal)!);
      return places.map((place) => ({ place, proposalId }));
    });
    for (const table of tables) await insertAll(inside, table, rows[table] as never);
    await markRows(inside, run.importId, written, 'taken_in');
    const known = wanted
      .filter((item) => taken.references.has(item.proposal.reference))
      .flatMap((item) => item.places.map((place) => ({ place })));
    await markRows(inside, run.importId, known, 'known');
    await sql`update register_imports set done = done + ${written.length}, wanted = wanted - ${known.length},
      beat_at = ${ctx.clock.now()} where id = ${run.importId}`.execute(trx);
  });
}

/** Those with a number of their own come first: the others count on from the highest. */
function inOrder(examined: Examined, places: ReadonlySet<number>): Wanted[] {
  const joined = Map.groupBy(examined.rows.keys(), (place) => examined.rows[place]!.joinedTo);
  const wanted = examined.rows.flatMap((row, place): Wanted[] =>
    row.proposal && places.has(place) ? [{ places: [place, ...(joined.get(row) ?? [])], proposal: row.proposal }] : [],
  );
  return [
    ...wanted.filter((item) => item.proposal.number !== null),
    ...wanted.filter((item) => item.proposal.number === null),
  ];
}

/** Pieces of at most so many proposals and characters; one that is longer by itself is a piece of its own. */
function piecesOf(wanted: readonly Wanted[]): Wanted[][] {
  const pieces: Wanted[][] = [];
  let units = Number.POSITIVE_INFINITY;
  for (const item of wanted) {
    const own = unitsOf(searchableOf(item.proposal));
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

async function work(ctx: Context, todo: ImportToDo): Promise<void> {
  const file = await storedBytes(ctx, todo.fileId);
  const { choices } = todo;
  const examined = await examineFile(ctx, file, { columns: headingChoicesOf(choices.columns), people: choices.people });
  if (examined.fingerprint !== todo.fingerprint) throw new Problem(409, 'preview_outdated');
  const places = await waitingPlaces(ctx, todo.importId);
  const known = examined.rows.flatMap(({ proposal, joinedTo }, place) =>
    !proposal && !joinedTo && places.has(place) ? [{ place }] : [],
  );
  await markRows(ctx, todo.importId, known, 'known');
  const wanted = inOrder(examined, places);
  const run: ImportRun = {
    ctx,
    directory: examined.directory,
    importId: todo.importId,
    fileId: todo.fileId,
    filename: todo.fileName,
    live: choices.unanswered === 'live',
  };
  for (const piece of piecesOf(wanted)) await takeChunk(ctx, run, piece);
  await ctx.db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ done: number; total: number }>`update register_imports set state = 'done',
      wanted = done, finished_at = ${ctx.clock.now()} where id = ${todo.importId} returning done, total`.execute(trx);
    const { done = 0, total = 0 } = rows[0] ?? {};
    const details = { file: todo.fileName, imported: done, skipped: total - done };
    await writeAudit({ ...ctx, db: trx }, 'register.imported', `import/${todo.importId}`, details);
  });
}

/**
 * Works one import to its end. What is refused for good ends it as failed: what came in so far stays and is listed;
 * anything else is thrown, and the next sweep goes on from the rows still waiting.
 */
export async function takeInImport(ctx: Context, todo: ImportToDo): Promise<void> {
  try {
    await alive(ctx, todo.importId, () => work(ctx, todo));
  } catch (error) {
    const clash = (error as { code?: string }).code === uniqueViolation;
    if (!(error instanceof Problem) && !clash) throw error;
    if (error instanceof Problem && busy.has(error.status)) throw error;
    const code = error instanceof Problem ? (error.issues[0]?.code ?? error.code) : 'preview_outdated';
    if (code === 'import_busy') return;
    await stopImport(ctx, todo, code);
  }
}
