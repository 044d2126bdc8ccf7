/** Old proposals written: numbered, with everything they become, in the transaction of the import. */
import { type RawBuilder, sql } from 'kysely';
import type { DatabaseSchema } from '../../../platform/db/schema.ts';
import type { Context } from '../../../platform/http/context.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { unlinkAll } from '../../../platform/links/write-links.ts';
import type { MatterWords } from '../../../platform/search/words.ts';
import { removeBroughtIn } from '../../handling/index.ts';
import { proposalLife } from '../workflow.ts';
import { addProposal } from './build-rows.ts';
import type { OldProposal } from './check-row.ts';
import { type ImportRows, type ImportRun, noRows } from './import-rows.ts';

/** Rows of one statement. */
const MOST = 500;

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
  for (let from = 0; from < rows.length; from += MOST) {
    await ctx.db
      .insertInto(table)
      .values(rows.slice(from, from + MOST) as never)
      .execute();
  }
}

/** @returns ids of those written @throws Problem 409 `preview_outdated` */
export async function writeProposals(
  run: ImportRun,
  proposals: ReadonlyMap<OldProposal, MatterWords>,
): Promise<Map<OldProposal, string>> {
  const { ctx } = run;
  const all = [...proposals.keys()];
  await lockNumbers(
    ctx,
    all.map((item) => item.sessionId),
  );
  const taken = await takenAlready(ctx, all);
  const fresh = all.filter((item) => !taken.references.has(item.reference));
  const clash = fresh.some(({ number, sessionId }) => number !== null && taken.numbers.has(`${sessionId}/${number}`));
  if (clash) throw new Problem(409, 'preview_outdated');
  const numbers = await giveNumbers(ctx, fresh);
  const rows = noRows();
  const written = new Map(
    fresh.map((item) => [item, addProposal(rows, run, item, numbers.get(item) ?? null, proposals.get(item)!)]),
  );
  for (const table of Object.keys(rows) as Array<keyof ImportRows>) await insertAll(ctx, table, rows[table] as never);
  return written;
}

/** Those something has happened to since they came in; all of them are locked. */
export async function movedOn({ db }: Context, came: RawBuilder<unknown>): Promise<string[]> {
  // Locked first, so that nobody acts on one of them while it is decided whether all may go.
  await sql`select id from proposals where id in (${came}) order by id for update`.execute(db);
  const { rows } = await sql<{ id: string }>`select p.id from proposals p where p.id in (${came})
    and (p.version > 1 or exists (select 1 from proposals m where m.merged_into = p.id)
      or exists (select 1 from history h where h.matter_id = p.id and h.seq > (select max(i.seq)
        from history i where i.matter_id = p.id and i.action = 'import')))`.execute(db);
  return rows.map((row) => row.id);
}

/** Removes what came in, but its lines of history. @returns how many */
export async function removeProposals(
  ctx: Context,
  came: RawBuilder<unknown>,
  { importId, reason }: { importId: string; reason: string },
): Promise<number> {
  await sql`insert into history (assembly_id, kind, matter_id, action, from_state, to_state, actor_id, actor_name, at,
      rule_version_id, public, details)
    select p.assembly_id, 'proposal', p.id, 'take_back_import', p.state, p.state, ${ctx.actor.accountId}::uuid, ${ctx.actor.name},
      ${ctx.clock.now()}::timestamptz, p.rule_version_id, false,
      jsonb_build_object('importId', ${importId}::text, 'number', p.number, 'subject', p.subject, 'reason', ${reason}::text)
    from proposals p where p.id in (${came})`.execute(ctx.db);
  await sql`delete from clocks where matter_id in (${came})`.execute(ctx.db);
  await removeBroughtIn(ctx.db, came);
  await unlinkAll(ctx, proposalLife.kind, came);
  const { rows: gone } = await sql<{ session_id: string }>`delete from proposals where id in (${came})
    returning session_id`.execute(ctx.db);
  const sessions = [...new Set(gone.map((row) => row.session_id))];
  // Numbers count on from the highest that is left, as if the import had never been.
  if (sessions.length > 0)
    await sql`update proposal_numbers n set last_number = coalesce(
      (select max(p.number) from proposals p where p.session_id = n.session_id), 0)
    where n.session_id in (${sql.join(sessions)})`.execute(ctx.db);
  return gone.length;
}
