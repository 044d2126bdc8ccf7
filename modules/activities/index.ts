/** The door of activities: what other modules' server code may use. */
import './tables.ts';
import type { Context } from '../../platform/http/context.ts';
import type { ActivityType, Outcome } from './life.ts';

export { activityTypes } from './life.ts';

export interface AttendedActivity {
  type: ActivityType;
  title: string;
  /** Of the body that held it; null: the office. */
  bodyId: string | null;
  startsAt: Date;
  endsAt: Date;
}

export interface Attended {
  memberId: string;
  /** Half-days present. */
  units: number;
  /** Half-days of the activity. */
  halfDays: number;
  outcome: Outcome;
  role: 'participant' | 'observer' | 'guest';
}

/** An activity by its id, in this assembly. */
export async function attendedActivity(ctx: Context, activityId: string): Promise<AttendedActivity | undefined> {
  const row = await ctx.db
    .selectFrom('activities')
    .select(['type', 'title', 'body_id as bodyId', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('id', '=', activityId)
    .where('assembly_id', '=', ctx.assembly.id)
    .executeTakeFirst();
  return row;
}

/** The attendance of members as it was settled last; nobody before. Told anew by the event `activity.settled`. */
export async function attendanceOf(ctx: Context, activityId: string): Promise<Attended[]> {
  const rows = await ctx.db
    .selectFrom('activity_attendance as t')
    .innerJoin('activity_invitations as i', 'i.id', 't.invitation_id')
    .innerJoin('activities as a', 'a.id', 't.activity_id')
    .select(['t.member_id', 't.units', 't.half_days', 't.outcome', 'i.role'])
    .where('t.activity_id', '=', activityId)
    .where('a.assembly_id', '=', ctx.assembly.id)
    .orderBy('i.sort_weight')
    .execute();
  return rows.map((row) => ({
    memberId: row.member_id,
    units: row.units,
    halfDays: row.half_days,
    outcome: row.outcome,
    role: row.role,
  }));
}
