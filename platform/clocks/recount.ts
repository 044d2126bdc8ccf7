/** Moves running deadlines that end on another day since the calendar changed: each once, with history and a word. */
import './tables.ts';
import { sql } from 'kysely';
import { calendarOf } from '../calendar/calendar-reader.ts';
import { dayOf } from '../calendar/days.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Db } from '../db/schema.ts';
import type { AssemblyRef, Context } from '../http/context.ts';
import type { JobEnvironment } from '../jobs/job-queue.ts';
import { writeHistory } from '../matters/history.ts';
import { type ClockDefinition, definitionOf, type OpenClock } from './definitions.ts';
import { type ClockFacts, dueOf, nextEscalation } from './due.ts';

interface MovingClock extends OpenClock, ClockFacts {}

interface MovedClock extends MovingClock {
  to: Date;
}

const PAGE = 2000;

const columns = sql`id, kind, matter_id, part_id, name, waits_for, started_at, due_at, rule, agreed, stood_days`;

/** Those of the clocks that end on another day by the calendar. */
function movedBy(calendar: WorkCalendar, clocks: readonly MovingClock[]): MovedClock[] {
  return clocks.flatMap((clock) => {
    const to = dueOf(calendar, clock);
    return dayOf(to) === dayOf(clock.due_at) ? [] : [{ ...clock, to }];
  });
}

/** All that would move, a page at a time. */
async function* movedOf(db: Db, assemblyId: string, calendar: WorkCalendar): AsyncGenerator<MovedClock[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await sql<MovingClock>`select ${columns} from clocks
      where assembly_id = ${assemblyId} and ended_at is null and not agreed and id > ${after}
      order by id limit ${PAGE}`.execute(db);
    yield movedBy(calendar, rows);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
  }
}

/** How many running deadlines of the assembly would end on another day by this calendar; changes nothing. */
export async function countMovedClocks(ctx: Context, calendar: WorkCalendar): Promise<number> {
  let count = 0;
  for await (const moved of movedOf(ctx.db, ctx.assembly.id, calendar)) count += moved.length;
  return count;
}

/** Moves what is to move of one matter, looking again under its lock. @returns how many moved */
async function moveOne(ctx: Context, definition: ClockDefinition, matterId: string): Promise<number> {
  const matter = await definition.load(ctx, matterId, true);
  const { rows } = await sql<MovingClock>`select ${columns} from clocks
    where matter_id = ${matterId} and ended_at is null and not agreed order by id`.execute(ctx.db);
  const calendar = await calendarOf(ctx);
  const moved = movedBy(calendar, rows);
  const now = ctx.clock.now();
  for (const clock of moved) {
    const over = clock.to < now;
    const next = over ? nextEscalation(calendar, definition.escalation?.(matter, clock), 0, clock.to) : null;
    await sql`update clocks set due_at = ${clock.to}, reminded_at = null, overdue_notified_at = ${over ? now : null},
      escalate_at = ${next}, escalation = 0 where id = ${clock.id}`.execute(ctx.db);
    const days = { from: dayOf(clock.due_at), to: dayOf(clock.to) };
    const line = definition.lineOf(matter, clock);
    await writeHistory(ctx, line.matter, {
      action: 'deadline_moved',
      from: line.state,
      to: line.state,
      partId: line.partId ?? null,
      details: { clock: clock.name, ...days, ...line.details },
    });
    await definition.tell(ctx, matter, clock, 'deadline_moved', days);
  }
  return moved.length;
}

/**
 * Counts the running deadlines of the assembly anew, those of each matter in a transaction of its own with its history
 * and notices; those a person set or granted by date stay. What already ends where the calendar says is left alone, so
 * that it may be called any number of times.
 * @returns how many moved
 */
export async function recountClocks({ db, services }: JobEnvironment, assembly: AssemblyRef): Promise<number> {
  const calendar = await calendarOf(services.contextFor(db, assembly));
  let count = 0;
  for await (const moved of movedOf(db, assembly.id, calendar)) {
    const matters = new Map(moved.map((clock) => [clock.matter_id, clock.kind]));
    for (const [matterId, kind] of matters) {
      const definition = definitionOf(services.clocks, kind);
      count += await db
        .transaction()
        .execute((trx) => moveOne(services.contextFor(trx, assembly), definition, matterId));
    }
  }
  return count;
}
