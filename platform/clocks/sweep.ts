/**
 * Every promise with a deadline is looked at every five minutes, whatever kind its matter is of: reminders before it,
 * notices when it has passed, what the kind says happens by itself, and the offices told when nothing is done after it.
 */
import './tables.ts';
import { sql } from 'kysely';
import { calendarOf } from '../calendar/calendar-reader.ts';
import { dayOf } from '../calendar/days.ts';
import { dueAfter } from '../calendar/spans.ts';
import type { AssemblyRef, Context } from '../http/context.ts';
import type { JobDefinition, JobEnvironment } from '../jobs/job-queue.ts';
import { writeHistory } from '../matters/history.ts';
import { type ClockBook, type ClockDefinition, definitionOf, type OpenClock } from './definitions.ts';
import { nextEscalation } from './due.ts';
import { overdue, running } from './overdue.ts';

interface DueClock extends OpenClock {
  act: keyof typeof acts;
  escalation: number;
}

const BATCH = 500;
/** Working days before a deadline at which those it waits for are reminded. */
const REMIND_BEFORE = 3;

/** Marks that something is being told, so that no other sweep tells it too. @returns whether it is ours to tell */
async function take(ctx: Context, clock: DueClock, column: 'reminded_at' | 'overdue_notified_at'): Promise<boolean> {
  const taken = await ctx.db
    .updateTable('clocks')
    .set({ [column]: ctx.clock.now() })
    .where('id', '=', clock.id)
    .where('ended_at', 'is', null)
    .where(column, 'is', null)
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}

async function remind(ctx: Context, definition: ClockDefinition, clock: DueClock): Promise<void> {
  if (!(await take(ctx, clock, 'reminded_at'))) return;
  const matter = await definition.load(ctx, clock.matter_id, false);
  await definition.tell(ctx, matter, clock, 'due_soon', { day: dayOf(clock.due_at) });
}

async function tellOverdue(ctx: Context, definition: ClockDefinition, clock: DueClock): Promise<void> {
  if (!(await take(ctx, clock, 'overdue_notified_at'))) return;
  const matter = await definition.load(ctx, clock.matter_id, true);
  const { whenDue } = definition.clocks[clock.name] ?? {};
  const news = whenDue ? await whenDue(ctx, matter, clock) : 'overdue';
  if (news === null) return;
  await definition.tell(ctx, matter, clock, news, { day: dayOf(clock.due_at) });
  const steps = definition.escalation?.(matter, clock);
  const next = nextEscalation(await calendarOf(ctx), steps, 0, clock.due_at);
  if (next) await sql`update clocks set escalate_at = ${next} where id = ${clock.id}`.execute(ctx.db);
}

/** Tells the next office, keeps it in the history, and says when the one after it is told. */
async function escalate(ctx: Context, definition: ClockDefinition, clock: DueClock): Promise<void> {
  const matter = await definition.load(ctx, clock.matter_id, true);
  const steps = definition.escalation?.(matter, clock) ?? [];
  const told = clock.escalation + 1;
  const next = nextEscalation(await calendarOf(ctx), steps, told, clock.due_at);
  const { numAffectedRows } = await sql`update clocks set escalation = ${told}, escalate_at = ${next}
    where id = ${clock.id} and ended_at is null and paused_at is null and escalation = ${clock.escalation}
      and escalate_at is not null`.execute(ctx.db);
  const step = steps[clock.escalation];
  if (numAffectedRows === 0n || !step) return;
  const line = definition.lineOf(matter, clock);
  const facts = { office: step.office, day: dayOf(clock.due_at) };
  await writeHistory(ctx, line.matter, {
    action: 'escalated',
    from: line.state,
    to: line.state,
    partId: line.partId ?? null,
    details: { clock: clock.name, ...facts, ...line.details },
  });
  await definition.tell(ctx, matter, clock, 'escalated', facts);
}

const acts = { remind, overdue: tellOverdue, escalate };

/** Clocks whose end nobody is reminded of, as `(kind, name)`. */
function unreminded(book: ClockBook) {
  const pairs = [...book.values()].flatMap(({ kind, clocks }) =>
    Object.entries(clocks).flatMap(([name, traits]) => (traits.reminded === false ? [sql`(${kind}, ${name})`] : [])),
  );
  return pairs.length === 0 ? sql`` : sql`and (c.kind, c.name) not in (${sql.join(pairs)})`;
}

/** @returns how many clocks could not be looked after; the others were */
async function sweepAssembly({ db, log, services }: JobEnvironment, assembly: AssemblyRef): Promise<number> {
  const ctx = services.contextFor(db, assembly);
  const now = ctx.clock.now();
  const soon = dueAfter(await calendarOf(ctx), now, { count: REMIND_BEFORE, unit: 'working_day' });
  const { rows } = await sql<DueClock>`
    select c.id, c.kind, c.matter_id, c.part_id, c.name, c.waits_for, c.due_at, c.escalation,
      case when not ${overdue(now)} then 'remind' when c.overdue_notified_at is null then 'overdue'
        else 'escalate' end as act
    from clocks c where c.assembly_id = ${assembly.id} and ${running()}
      and ((${overdue(now)} and (c.overdue_notified_at is null or c.escalate_at < ${now}))
        or (not ${overdue(now)} and c.due_at <= ${soon} and c.reminded_at is null ${unreminded(services.clocks)}))
    order by c.due_at limit ${BATCH}`.execute(db);
  let failed = 0;
  for (const row of rows) {
    try {
      const definition = definitionOf(services.clocks, row.kind);
      await db.transaction().execute((trx) => acts[row.act](services.contextFor(trx, assembly), definition, row));
    } catch (error) {
      log.error({ err: error, kind: row.kind, matter: row.matter_id, clock: row.name }, 'deadline not looked after');
      failed += 1;
    }
  }
  return failed;
}

/** @throws Error when some could not be looked after, so that the job counts as failed; no fault of one stops others */
export async function sweepClocks(environment: JobEnvironment): Promise<void> {
  let failed = 0;
  for (const assembly of await environment.services.assemblies(environment.db))
    failed += await sweepAssembly(environment, assembly);
  if (failed > 0) throw new Error(`${failed} deadlines were not looked after`);
}

/** The one sweep of an installation. */
export const sweepJob: JobDefinition = { name: 'clocks-sweep', schedule: '*/5 * * * *', run: sweepClocks };
