/** Deadlines as rows: started by rules, stopped while the ball is with the other side, ended when done. */
import './tables.ts';
import { sql } from 'kysely';
import { calendarOf } from '../calendar/calendar-reader.ts';
import { dueAfter, readSpan, type Span, spanText, stoodStill } from '../calendar/spans.ts';
import { newId } from '../db/ids.ts';
import type { Context } from '../http/context.ts';
import type { MatterRef } from '../matters/history.ts';
import { type ClockFacts, dueAfterPause } from './due.ts';

/** The matter a clock is of. */
export type ClockMatter = Pick<MatterRef, 'kind' | 'id' | 'assemblyId'>;

export interface ClockStart {
  /** One of the definition of the matter's kind. */
  name: string;
  span: Span;
  /** `unit:<id>`, `role:<role>` or a person of the matter, as `proposer:<id>`: who is urged. */
  waitsFor: string;
  /** The part of the matter it is about. */
  partId?: string;
  /** Not from now but from this instant. */
  from?: Date;
  /** A due instant that was agreed on, in place of the span's end; it does not move with the calendar. */
  dueAt?: Date;
}

/** One statement for any number of clocks. */
export async function startClocks(ctx: Context, matter: ClockMatter, starts: readonly ClockStart[]): Promise<void> {
  if (starts.length === 0) return;
  const now = ctx.clock.now();
  const calendar = await calendarOf(ctx);
  await ctx.db
    .insertInto('clocks')
    .values(
      starts.map((start) => ({
        id: newId(now.getTime()),
        assembly_id: matter.assemblyId,
        kind: matter.kind,
        matter_id: matter.id,
        part_id: start.partId ?? null,
        name: start.name,
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

/** Which of the running clocks of a matter; all where nothing is said. */
export interface ClockChoice {
  ids?: readonly string[];
  names?: readonly string[];
  partId?: string;
}

function choose(matter: ClockMatter, choice: ClockChoice) {
  return sql`matter_id = ${matter.id} and ended_at is null
    ${choice.ids ? sql`and id in (${sql.join(choice.ids)})` : sql``}
    ${choice.names ? sql`and name in (${sql.join(choice.names)})` : sql``}
    ${choice.partId ? sql`and part_id = ${choice.partId}` : sql``}`;
}

/** @returns ids of the clocks that ran until now */
export async function endClocks(ctx: Context, matter: ClockMatter, choice: ClockChoice = {}): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update clocks set ended_at = ${ctx.clock.now()}
    where ${choose(matter, choice)} returning id`.execute(ctx.db);
  return rows.map((row) => row.id);
}

/** What ended them is taken back: they run again as they were, stopped ones stay stopped. */
export async function reopenClocks(ctx: Context, matter: ClockMatter, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update clocks set ended_at = null
    where matter_id = ${matter.id} and id in (${sql.join(ids)})`.execute(ctx.db);
}

/** The matter, or these parts of it, go without a trace: so do their clocks. */
export async function dropClocks(ctx: Context, matter: ClockMatter, partIds?: readonly string[]): Promise<void> {
  if (partIds?.length === 0) return;
  await sql`delete from clocks where matter_id = ${matter.id}
    ${partIds ? sql`and part_id in (${sql.join(partIds)})` : sql``}`.execute(ctx.db);
}

/** The ball is with the other side: time stands still. */
export async function pauseClocks(ctx: Context, matter: ClockMatter, choice: ClockChoice): Promise<void> {
  await sql`update clocks set paused_at = ${ctx.clock.now()}
    where ${choose(matter, choice)} and paused_at is null`.execute(ctx.db);
}

/**
 * The ball is back: the deadline moves by the days that stood still, working days where it counts such, and still ends
 * with the end of a worked day.
 */
export async function resumeClocks(ctx: Context, matter: ClockMatter, choice: ClockChoice): Promise<void> {
  const now = ctx.clock.now();
  const { rows } = await sql<ClockFacts & { id: string; paused_at: Date }>`
    select id, started_at, due_at, rule, agreed, stood_days, paused_at from clocks
    where ${choose(matter, choice)} and paused_at is not null`.execute(ctx.db);
  if (rows.length === 0) return;
  const calendar = await calendarOf(ctx);
  const moved = rows.map((clock) => {
    const stood = stoodStill(calendar, clock.paused_at, now, readSpan(clock.rule).unit);
    return { id: clock.id, due_at: dueAfterPause(calendar, clock, stood), stood };
  });
  await sql`update clocks set
      due_at = v.due_at,
      escalate_at = escalate_at + (v.due_at - clocks.due_at),
      stood_days = stood_days + v.stood,
      paused_ms = paused_ms + (extract(epoch from (${now}::timestamptz - paused_at)) * 1000)::bigint,
      paused_at = null
    from json_to_recordset(${JSON.stringify(moved)}::json) as v (id uuid, due_at timestamptz, stood integer)
    where clocks.id = v.id`.execute(ctx.db);
}

/** Sets the end of the running clocks chosen to a date that was agreed on, as an extension does. */
export async function moveClocks(ctx: Context, matter: ClockMatter, choice: ClockChoice, dueAt: Date): Promise<void> {
  await sql`update clocks set due_at = ${dueAt}, agreed = true, reminded_at = null, overdue_notified_at = null,
      escalate_at = null, escalation = 0
    where ${choose(matter, choice)}`.execute(ctx.db);
}
