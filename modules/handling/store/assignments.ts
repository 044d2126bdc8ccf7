/** Rows of assignments as a matter has them. */
import { type Selectable, sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { unitsByIds } from '../../assemblies/index.ts';
import type { Assignment, AssignmentChange } from '../assignment.ts';
import type { PolicyAssignment } from '../policy.ts';
import type { AssignmentRow } from '../tables.ts';
import type { AssignmentState } from '../workflow.ts';

/** For the statement that loads a matter: its assignments as JSON. @param id the matter's id in that statement */
export const assignmentsAsJson = (id: string): string =>
  `(select json_agg(x order by x.proposed_at, x.id) from assignments x where x.matter_id = ${id})`;

type Row = Selectable<AssignmentRow>;
/** A row that came as JSON: instants are text. */
export type AssignmentJson = {
  [K in keyof Row]: Row[K] extends Date ? string : Row[K] extends Date | null ? string | null : Row[K];
};

const dates = ['proposed_at', 'dispatched_at', 'accepted_at', 'first_contact_at', 'opined_at', 'issued_at'] as const;

/** Rows that came as JSON, with their units; none is asked for twice in one process. */
export async function assignmentsFrom(ctx: Context, rows: AssignmentJson[] | null): Promise<Assignment[]> {
  const units = await unitsByIds(ctx.db, [...new Set((rows ?? []).map((row) => row.unit_id))]);
  return (rows ?? []).map((row) => {
    const revived = { ...row } as Record<string, unknown>;
    for (const key of dates) revived[key] = row[key] === null ? null : new Date(row[key] as string);
    return { ...(revived as Row), unit: units.get(row.unit_id)! };
  });
}

/** As the policy knows them. */
export const policyAssignments = (assignments: readonly Assignment[]): PolicyAssignment[] =>
  assignments.map((item) => ({
    id: item.id,
    unitId: item.unit_id,
    unitSide: item.unit.side,
    role: item.role,
    state: item.state,
    handlerId: item.handler_id,
  }));

/** Writes the change and keeps the row, and what the policy knows of it, true. One statement. */
export async function moveAssignment(
  ctx: Context,
  { row, to = row.state, patch }: AssignmentChange,
  known: readonly PolicyAssignment[],
): Promise<{ from: AssignmentState; to: AssignmentState }> {
  const from = row.state;
  await ctx.db
    .updateTable('assignments')
    .set({ ...patch, state: to })
    .where('id', '=', row.id)
    .execute();
  Object.assign(row, patch, { state: to });
  const subject = known.find((item) => item.id === row.id);
  if (subject) subject.state = to;
  return { from, to };
}

/** Nobody handles it any more before anybody has: what was proposed goes. */
export async function dropProposed(ctx: Context, matterId: string): Promise<void> {
  await ctx.db.deleteFrom('assignments').where('matter_id', '=', matterId).where('state', '=', 'proposed').execute();
}

/** An act is taken back: assignments stand as they did, those it made are replaced. One statement. @param before as they stood */
export async function standAgain(
  ctx: Context,
  matterId: string,
  before: ReadonlyArray<{ id: string; state: string; dispatched_at: string | null }>,
): Promise<void> {
  await sql`update assignments set state = coalesce(v.state, 'replaced'), dispatched_at = v.dispatched_at
    from assignments x left join json_to_recordset(${JSON.stringify(before)}::json)
      as v (id uuid, state text, dispatched_at timestamptz) on v.id = x.id
    where assignments.id = x.id and x.matter_id = ${matterId}`.execute(ctx.db);
}

/** The assembly decides whether the public reads the unit's reply. */
export async function openReply(ctx: Context, assignment: Assignment, publicity: 'public' | 'internal'): Promise<void> {
  assignment.reply_publicity = publicity;
  await ctx.db.updateTable('assignments').set({ reply_publicity: publicity }).where('id', '=', assignment.id).execute();
}
