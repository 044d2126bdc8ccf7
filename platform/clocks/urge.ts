/** A person urges those a clock waits for: kept on the clock and in the history, not more than once a day. */
import './tables.ts';
import { sql } from 'kysely';
import { dayOf, startOfDay } from '../calendar/days.ts';
import type { Context } from '../http/context.ts';
import { conflict, notFound } from '../http/problem.ts';
import { type ActingOffice, writeHistory } from '../matters/history.ts';
import type { ClockDefinition, OpenClock } from './definitions.ts';

/** A running clock of the matter, as it is kept. @throws Problem 404 when the matter has none of this id that runs */
export async function runningClock(ctx: Context, matterId: string, clockId: string): Promise<OpenClock> {
  const { rows } = await sql<OpenClock>`select id, kind, matter_id, part_id, name, waits_for, due_at from clocks
    where id = ${clockId} and matter_id = ${matterId} and ended_at is null and paused_at is null`.execute(ctx.db);
  if (!rows[0]) throw notFound();
  return rows[0];
}

/**
 * The caller holds the matter and has asked its policy.
 * @param said `note`: what is said beside, may be empty; `office`: in which the actor urges
 * @throws Problem 409 `urged_today`
 */
export async function urge<M>(
  ctx: Context,
  definition: ClockDefinition<M>,
  matter: M,
  clock: OpenClock,
  said: { note: string; office: ActingOffice },
): Promise<void> {
  const now = ctx.clock.now();
  const by = ctx.actor.name;
  const { rows } = await sql<{ id: string }>`update clocks set urged_at = ${now}, urged_by_name = ${by}
    where id = ${clock.id} and (urged_at is null or urged_at < ${startOfDay(dayOf(now))}) returning id`.execute(ctx.db);
  if (rows.length === 0) throw conflict('urged_today');
  const line = definition.lineOf(matter, clock);
  const day = dayOf(clock.due_at);
  await writeHistory(ctx, line.matter, {
    action: 'urge',
    from: line.state,
    to: line.state,
    office: said.office,
    partId: line.partId ?? null,
    details: { clock: clock.name, day, ...(said.note ? { note: said.note } : {}), ...line.details },
  });
  await definition.tell(ctx, matter, clock, 'urged', { day, by, note: said.note });
}
