/** Deadlines as rows: started by rules, stopped while the ball is with the other side, ended when done. */
import { sql } from 'kysely';
import { dueAfter, readSpan, type Span, spanText, stoodStill } from '../../../platform/calendar/spans.ts';
import type { WorkCalendar } from '../../../platform/calendar/work-calendar.ts';
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';
import { workCalendar } from '../../assemblies/index.ts';
import type { ClockKind } from '../tables.ts';
import type { Matter } from './matter.ts';

export interface ClockStart {
  kind: ClockKind;
  span: Span;
  /** `unit:<id>`, `proposer:<id>` or `role:<role>`: who is urged. */
  waitsFor: string;
  assignmentId?: string;
  proposerId?: string;
  /** Not from now but from this instant. */
  from?: Date;
  /** A due instant that was agreed on, in place of the span's end; it does not move with the calendar. */
  dueAt?: Date;
}

/** One statement for any number of clocks. */
export async function startClocks(
  ctx: Context,
  matter: Pick<Matter, 'row'>,
  starts: readonly ClockStart[],
): Promise<void> {
  if (starts.length === 0) return;
  const now = ctx.clock.now();
  const calendar = await workCalendar(ctx.db, ctx.assembly.id);
  await ctx.db
    .insertInto('clocks')
    .values(
      starts.map((start) => ({
        id: newId(now.getTime()),
        assembly_id: matter.row.assembly_id,
        proposal_id: matter.row.id,
        assignment_id: start.assignmentId ?? null,
        proposer_id: start.proposerId ?? null,
        kind: start.kind,
        waits_for: start.waitsFor,
        started_at: start.from ?? now,
        due_at: start.dueAt ?? dueAfter(calendar, start.from ?? now, start.span),
        paused_at: null,
        paused_ms: 0,
        ended_at: null,
        reminded_at: null,
        overdue_notified_at: null,
        rule: spanText(start.span),
        agreed: start.dueAt !== undefined,
      })),
    )
    .execute();
}

export interface ClockChoice {
  kinds?: readonly ClockKind[];
  assignmentId?: string;
  proposerId?: string;
}

function choose(matter: Pick<Matter, 'row'>, choice: ClockChoice) {
  return sql`proposal_id = ${matter.row.id} and ended_at is null
    ${choice.kinds ? sql`and kind in (${sql.join(choice.kinds)})` : sql``}
    ${choice.assignmentId ? sql`and assignment_id = ${choice.assignmentId}` : sql``}
    ${choice.proposerId ? sql`and proposer_id = ${choice.proposerId}` : sql``}`;
}

/** @returns ids of the clocks that ran until now */
export async function endClocks(
  ctx: Context,
  matter: Pick<Matter, 'row'>,
  choice: ClockChoice = {},
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update clocks set ended_at = ${ctx.clock.now()}
    where ${choose(matter, choice)} returning id`.execute(ctx.db);
  return rows.map((row) => row.id);
}

/** What ended them is taken back: they run again as they were, stopped ones stay stopped. */
export async function reopenClocks(ctx: Context, matter: Pick<Matter, 'row'>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update clocks set ended_at = null
    where proposal_id = ${matter.row.id} and id in (${sql.join(ids)})`.execute(ctx.db);
}

/** The ball is with the other side: time stands still. */
export async function pauseClocks(ctx: Context, matter: Pick<Matter, 'row'>, choice: ClockChoice): Promise<void> {
  await sql`update clocks set paused_at = ${ctx.clock.now()}
    where ${choose(matter, choice)} and paused_at is null`.execute(ctx.db);
}

/** What a clock's end is reckoned from. */
export interface ClockFacts {
  started_at: Date;
  due_at: Date;
  rule: string;
  agreed: boolean;
  stood_days: number;
}

/** Where a clock ends on a calendar; one whose end was agreed on stays. */
export function dueOf(calendar: WorkCalendar, clock: ClockFacts): Date {
  return clock.agreed
    ? clock.due_at
    : dueAfter(calendar, clock.started_at, readSpan(clock.rule), Number(clock.stood_days));
}

/** Where a clock ends after it stood still for so many days more: never sooner than before. */
function dueAfterPause(calendar: WorkCalendar, clock: ClockFacts, stood: number): Date {
  if (stood === 0) return clock.due_at;
  const unit = readSpan(clock.rule).unit === 'working_day' ? 'working_day' : 'day';
  const due = clock.agreed
    ? dueAfter(calendar, clock.due_at, { count: 0, unit }, stood)
    : dueOf(calendar, { ...clock, stood_days: Number(clock.stood_days) + stood });
  return due > clock.due_at ? due : clock.due_at;
}

/**
 * The ball is back: the deadline moves by the days that stood still, working days where it counts such, and still ends
 * with the end of a worked day.
 */
export async function resumeClocks(ctx: Context, matter: Pick<Matter, 'row'>, choice: ClockChoice): Promise<void> {
  const now = ctx.clock.now();
  const { rows } = await sql<ClockFacts & { id: string; paused_at: Date }>`
    select id, started_at, due_at, rule, agreed, stood_days, paused_at from clocks
    where ${choose(matter, choice)} and paused_at is not null`.execute(ctx.db);
  if (rows.length === 0) return;
  const calendar = await workCalendar(ctx.db, ctx.assembly.id);
  const moved = rows.map((clock) => {
    const stood = stoodStill(calendar, clock.paused_at, now, readSpan(clock.rule).unit);
    return { id: clock.id, due_at: dueAfterPause(calendar, clock, stood), stood };
  });
  await sql`update clocks set
      due_at = v.due_at,
      stood_days = stood_days + v.stood,
      paused_ms = paused_ms + (extract(epoch from (${now}::timestamptz - paused_at)) * 1000)::bigint,
      paused_at = null
    from json_to_recordset(${JSON.stringify(moved)}::json) as v (id uuid, due_at timestamptz, stood integer)
    where clocks.id = v.id`.execute(ctx.db);
}

/** Sets the end of the running clocks chosen to a date that was agreed on, as an extension does. */
export async function moveClocks(
  ctx: Context,
  matter: Pick<Matter, 'row'>,
  choice: ClockChoice,
  dueAt: Date,
): Promise<void> {
  await sql`update clocks set due_at = ${dueAt}, agreed = true, reminded_at = null, overdue_notified_at = null
    where ${choose(matter, choice)}`.execute(ctx.db);
}
