/** The reader's own presence, half-day by half-day, and where one can sign in now. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import type { Matter } from '../store/matter.ts';
import { isOpen } from '../store/sign-in.ts';

export async function ownPresence(ctx: Context, { id, row, own, rules }: Matter) {
  const { rows } = await sql<{ id: string; starts_at: Date; ends_at: Date; at: Date | null; out_at: Date | null }>`
    select h.id, h.starts_at, h.ends_at, s.at, s.out_at from activity_half_days h
      left join activity_sign_ins s on s.half_day_id = h.id and s.invitation_id = ${own!.id}
    where h.activity_id = ${id} order by h.starts_at`.execute(ctx.db);
  const live = row.state === 'announced' || row.state === 'running';
  return rows.map((half) => ({
    halfDayId: half.id,
    open: live && isOpen({ half_starts: half.starts_at, half_ends: half.ends_at, rules }, ctx.clock.now()),
    at: half.at?.toISOString() ?? null,
    outAt: half.out_at?.toISOString() ?? null,
  }));
}

/** The reader's own outcome, once it is settled. */
export async function ownOutcome(ctx: Context, { own }: Matter) {
  if (!own) return null;
  const row = await ctx.db
    .selectFrom('activity_attendance')
    .select('outcome')
    .where('invitation_id', '=', own.id)
    .executeTakeFirst();
  return row?.outcome ?? null;
}
