/**
 * When a deadline is overdue: its instant, the end of its last day, has passed while its time ran. Lists, inbox, board,
 * figures, sweep and refusals ask here alone. On a Saturday the deadline of Friday is overdue by 0 working days.
 */
import { type RawBuilder, sql } from 'kysely';

/** Facts of a clock that decide. */
export interface Running {
  dueAt: Date;
  pausedAt: Date | null;
  endedAt: Date | null;
}

/** Does its time run: neither ended nor standing still? */
const isRunning = ({ pausedAt, endedAt }: Running): boolean => pausedAt === null && endedAt === null;

/** Has a running deadline passed? */
export const isOverdue = (clock: Running, now: Date): boolean => isRunning(clock) && clock.dueAt < now;

/** `isRunning` for rows of `clocks`. @param alias of the table in the statement */
export const running = (alias = 'c'): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${alias}.ended_at`)} is null and ${sql.ref(`${alias}.paused_at`)} is null)`;

/** `isOverdue` for rows of `clocks`. @param alias of the table in the statement */
export const overdue = (now: Date, alias = 'c'): RawBuilder<boolean> =>
  sql<boolean>`(${running(alias)} and ${sql.ref(`${alias}.due_at`)} < ${now})`;
