/** Deadlines as rows: started by rules, stopped while the ball is with the other side, ended when done. */
import { sql } from 'kysely';
import { dueAfter, type Span } from '../../../platform/clock/working-days.ts';
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';
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
  /** A due instant that was agreed on, in place of the span's end. */
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
        due_at: start.dueAt ?? dueAfter(start.from ?? now, start.span),
        paused_at: null,
        paused_ms: 0,
        ended_at: null,
        reminded_at: null,
        overdue_notified_at: null,
        rule: `${start.span.count} ${start.span.unit}`,
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

export async function endClocks(ctx: Context, matter: Pick<Matter, 'row'>, choice: ClockChoice = {}): Promise<void> {
  await sql`update clocks set ended_at = ${ctx.clock.now()} where ${choose(matter, choice)}`.execute(ctx.db);
}

/** The ball is with the other side: time stands still. */
export async function pauseClocks(ctx: Context, matter: Pick<Matter, 'row'>, choice: ClockChoice): Promise<void> {
  await sql`update clocks set paused_at = ${ctx.clock.now()}
    where ${choose(matter, choice)} and paused_at is null`.execute(ctx.db);
}

/** The ball is back: the deadline moves by the time that stood still. */
export async function resumeClocks(ctx: Context, matter: Pick<Matter, 'row'>, choice: ClockChoice): Promise<void> {
  const now = ctx.clock.now();
  await sql`update clocks set
      due_at = due_at + (${now}::timestamptz - paused_at),
      paused_ms = paused_ms + (extract(epoch from (${now}::timestamptz - paused_at)) * 1000)::bigint,
      paused_at = null
    where ${choose(matter, choice)} and paused_at is not null`.execute(ctx.db);
}

/** Moves the end of the running clocks chosen, as an extension does. */
export async function moveClocks(
  ctx: Context,
  matter: Pick<Matter, 'row'>,
  choice: ClockChoice,
  dueAt: Date,
): Promise<void> {
  await sql`update clocks set due_at = ${dueAt}, reminded_at = null, overdue_notified_at = null
    where ${choose(matter, choice)}`.execute(ctx.db);
}
