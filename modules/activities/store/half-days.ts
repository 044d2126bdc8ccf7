/** The half-days an activity is made of: kept, added, taken away as the plan says. */
import { sql } from 'kysely';
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, invalid } from '../../../platform/http/problem.ts';
import type { Plan } from '../contract/shared.ts';

/** From the beginning of the first to the end of the last. @throws Problem 422 when two overlap or one ends before it begins */
export function spanOf(halfDays: Plan['halfDays']): { startsAt: Date; endsAt: Date } {
  const times = halfDays
    .map((half, at) => ({ at, from: new Date(half.startsAt), to: new Date(half.endsAt) }))
    .sort((a, b) => a.from.getTime() - b.from.getTime());
  for (const [nth, half] of times.entries()) {
    const where = `body.halfDays.${half.at}.endsAt`;
    if (half.to <= half.from) throw invalid(where, 'ends_before_start');
    if (half.to.getTime() - half.from.getTime() > 12 * 3_600_000) throw invalid(where, 'half_day_too_long');
    const next = times[nth + 1];
    if (next && next.from < half.to) throw invalid(`body.halfDays.${next.at}.startsAt`, 'half_days_overlap');
  }
  return { startsAt: times[0]!.from, endsAt: new Date(Math.max(...times.map(({ to }) => to.getTime()))) };
}

/** Makes the rows as the plan has them, in one statement. @throws Problem 422 for an id of another activity */
export async function writeHalfDays(ctx: Context, activityId: string, halfDays: Plan['halfDays']): Promise<void> {
  const rows = halfDays.map((half) => ({
    id: half.halfDayId ?? newId(ctx.clock.now().getTime()),
    activity_id: activityId,
    starts_at: new Date(half.startsAt),
    ends_at: new Date(half.endsAt),
    place: half.place,
    items: JSON.stringify(half.items),
  }));
  const ids = rows.map((row) => row.id);
  const used = await ctx.db
    .selectFrom('activity_sign_ins')
    .select('half_day_id')
    .where('activity_id', '=', activityId)
    .where('half_day_id', 'not in', ids)
    .limit(1)
    .executeTakeFirst();
  if (used) throw conflict('half_day_used');
  const written = await ctx.db
    .with('gone', (db) =>
      db.deleteFrom('activity_half_days').where('activity_id', '=', activityId).where('id', 'not in', ids),
    )
    .insertInto('activity_half_days')
    .values(rows)
    .onConflict((known) =>
      known
        .column('id')
        .doUpdateSet((given) => ({
          starts_at: given.ref('excluded.starts_at'),
          ends_at: given.ref('excluded.ends_at'),
          place: given.ref('excluded.place'),
          items: given.ref('excluded.items'),
        }))
        .where('activity_half_days.activity_id', '=', activityId),
    )
    .returning('id')
    .execute();
  if (written.length < ids.length) throw invalid('body.halfDays', 'half_day_unknown');
}

/** All of it moves by so many days. */
export const moveHalfDays = (ctx: Context, activityId: string, days: number) =>
  sql`update activity_half_days set starts_at = starts_at + ${days} * interval '1 day',
    ends_at = ends_at + ${days} * interval '1 day' where activity_id = ${activityId}`.execute(ctx.db);
