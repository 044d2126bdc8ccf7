/**
 * Every promise with a deadline is looked at every five minutes, whatever kind its matter is of: reminders before it,
 * notices when it has passed, and what the kind says happens by itself.
 */
import './tables.ts';
import { sql } from 'kysely';
import { calendarOf } from '../calendar/calendar-reader.ts';
import { dayOf } from '../calendar/days.ts';
import { dueAfter } from '../calendar/spans.ts';
import type { AssemblyRef, Context } from '../http/context.ts';
import type { JobDefinition, JobEnvironment } from '../jobs/job-queue.ts';
import { type ClockBook, type ClockDefinition, definitionOf, type OpenClock } from './definitions.ts';
import { overdue, running } from './overdue.ts';

interface DueClock extends OpenClock {
  overdue: boolean;
}

const BATCH = 500;
/** Working days before a deadline at which those it waits for are reminded. */
export const REMIND_BEFORE = 3;

async function handle(ctx: Context, definition: ClockDefinition, clock: DueClock): Promise<void> {
  const column = clock.overdue ? 'overdue_notified_at' : 'reminded_at';
  const taken = await ctx.db
    .updateTable('clocks')
    .set({ [column]: ctx.clock.now() })
    .where('id', '=', clock.id)
    .where('ended_at', 'is', null)
    .where(column, 'is', null)
    .executeTakeFirst();
  if (taken.numUpdatedRows === 0n) return;
  const matter = await definition.load(ctx, clock.matter_id, clock.overdue);
  const { whenDue } = definition.clocks[clock.name] ?? {};
  const late = () => (whenDue ? whenDue(ctx, matter, clock) : 'overdue');
  const news = clock.overdue ? await late() : 'due_soon';
  if (news !== null) await definition.tell(ctx, matter, clock, news, { day: dayOf(clock.due_at) });
}

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
    select c.id, c.kind, c.matter_id, c.part_id, c.name, c.waits_for, c.due_at, ${overdue(now)} as overdue
    from clocks c where c.assembly_id = ${assembly.id} and ${running()}
      and ((${overdue(now)} and c.overdue_notified_at is null)
        or (not ${overdue(now)} and c.due_at <= ${soon} and c.reminded_at is null ${unreminded(services.clocks)}))
    order by c.due_at limit ${BATCH}`.execute(db);
  let failed = 0;
  for (const row of rows) {
    try {
      const definition = definitionOf(services.clocks, row.kind);
      await db.transaction().execute((trx) => handle(services.contextFor(trx, assembly), definition, row));
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
