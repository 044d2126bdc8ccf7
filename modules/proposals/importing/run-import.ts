/** Takes the rows of an examined register in: all or none, and never one twice. */
import { sql } from 'kysely';
import { writeAudit } from '../../../platform/audit/audit.ts';
import type { DatabaseSchema } from '../../../platform/db/schema.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict } from '../../../platform/http/problem.ts';
import { addProposal } from './build-rows.ts';
import type { OldProposal } from './check-row.ts';
import { type Examined, takenAlready } from './examine.ts';
import { type ImportRows, noRows } from './import-rows.ts';

/** Proposals of one statement: below the 65,535 parameters PostgreSQL takes. */
const CHUNK = 500;
const uniqueViolation = '23505';

/** No filing and no other import can number in these sessions until the transaction ends. */
async function lockNumbers(ctx: Context, sessionIds: readonly string[]): Promise<void> {
  for (const sessionId of [...sessionIds].sort()) {
    await sql`insert into proposal_numbers (session_id, last_number) values (${sessionId}, 0)
      on conflict (session_id) do update set last_number = proposal_numbers.last_number`.execute(ctx.db);
  }
}

/** Numbers for those without one, after every number the session has; the session counts on from there. */
async function giveNumbers(ctx: Context, proposals: readonly OldProposal[]): Promise<Map<OldProposal, number>> {
  const numbers = new Map<OldProposal, number>();
  for (const [sessionId, group] of Map.groupBy(proposals, (item) => item.sessionId)) {
    if (group.every((item) => item.outcome.kind !== 'filed')) continue;
    const highest = group.reduce((most, item) => Math.max(most, item.number ?? 0), 0);
    const open = group.filter((item) => item.number === null && item.outcome.kind === 'filed');
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
  for (let from = 0; from < rows.length; from += CHUNK) {
    await ctx.db
      .insertInto(table)
      .values(rows.slice(from, from + CHUNK) as never)
      .execute();
  }
}

const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

async function writeProposals(
  ctx: Context,
  examined: Examined,
  fileId: string,
  wanted: readonly OldProposal[],
): Promise<number> {
  await lockNumbers(ctx, [...new Set(wanted.map((item) => item.sessionId))]);
  const taken = await takenAlready(ctx, wanted);
  const proposals = wanted.filter((item) => !taken.references.has(item.reference));
  if (proposals.some((item) => item.number !== null && taken.numbers.has(`${item.sessionId}/${item.number}`)))
    throw conflict('preview_outdated');
  const numbers = await giveNumbers(ctx, proposals);
  const run = { ctx, directory: examined.directory, importId: '', fileId, filename: examined.filename, live: true };
  for (let from = 0; from < proposals.length; from += CHUNK) {
    const rows = noRows();
    for (const item of proposals.slice(from, from + CHUNK)) addProposal(rows, run, item, numbers.get(item) ?? null);
    await insertAll(ctx, 'proposals', rows.proposals);
    await insertAll(ctx, 'proposal_words', rows.proposal_words);
    await insertAll(ctx, 'proposal_proposers', rows.proposal_proposers);
    await insertAll(ctx, 'assignments', rows.assignments);
    await insertAll(ctx, 'replies', rows.replies);
    await insertAll(ctx, 'ratings', rows.ratings);
    await insertAll(ctx, 'clocks', rows.clocks);
    await insertAll(ctx, 'proposal_history', rows.proposal_history);
    await breathe();
  }
  return proposals.length;
}

/** What the trail keeps of every row that was not taken in or taken in with a warning. */
const keptReport = (examined: Examined) =>
  examined.rows
    .filter((row) => row.problems.length > 0)
    .map((row) => [row.row, row.problems.map((item) => `${item.column}:${item.code}`).join(' ')]);

/**
 * In a transaction of its own, so that the workbook is read and judged before anything is locked. The report is kept in
 * the trail of administrative acts beside the id of the file.
 * @throws Problem 409 `preview_outdated` when the file or the directory is not what the preview showed
 */
export async function takeInRegister(
  ctx: Context,
  examined: Examined,
  given: { fileId: string; fingerprint: string; withWarnings: boolean },
): Promise<{ imported: number; skipped: number }> {
  if (examined.fingerprint !== given.fingerprint) throw conflict('preview_outdated');
  const wanted = examined.rows.flatMap((row) =>
    row.proposal && (given.withWarnings || row.problems.length === 0) ? [row.proposal] : [],
  );
  try {
    const imported = await ctx.db.transaction().execute(async (trx) => {
      const inside = { ...ctx, db: trx };
      const count = wanted.length === 0 ? 0 : await writeProposals(inside, examined, given.fileId, wanted);
      const skipped = examined.rows.length - count;
      const details = { file: examined.filename, imported: count, skipped, problems: keptReport(examined) };
      await writeAudit(inside, 'register.imported', `file/${given.fileId}`, details);
      return count;
    });
    return { imported, skipped: examined.rows.length - imported };
  } catch (error) {
    if ((error as { code?: string }).code === uniqueViolation) throw conflict('preview_outdated');
    throw error;
  }
}
