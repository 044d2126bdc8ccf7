/** The half-days of an activity as screens read them. */
import type { Context } from '../../../platform/http/context.ts';

export async function halfDaysOf(ctx: Pick<Context, 'db'>, activityId: string) {
  const rows = await ctx.db
    .selectFrom('activity_half_days')
    .selectAll()
    .where('activity_id', '=', activityId)
    .orderBy('starts_at')
    .execute();
  return rows.map((row) => ({
    halfDayId: row.id,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    place: row.place,
    items: row.items,
  }));
}
