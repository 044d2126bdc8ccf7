/** Seats of an activity one signs up for: who has one, who waits, and who moves up when somebody withdraws. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { announce } from '../events.ts';
import type { Answer } from '../life.ts';
import type { Matter } from './matter.ts';

/** Whether there is room for one more; the row of the activity is held. */
export async function hasRoom(ctx: Context, { id, row }: Matter): Promise<boolean> {
  if (row.quota === null) return true;
  const { rows } = await sql<{ coming: number }>`select count(*) as coming from activity_invitations
    where activity_id = ${id} and answer = 'coming'`.execute(ctx.db);
  return Number(rows[0]!.coming) < row.quota;
}

/** Those who have waited longest take the seats that are free; each is told. */
export async function moveUp(ctx: Context, matter: Matter): Promise<void> {
  const { id, row } = matter;
  const free =
    row.quota === null
      ? sql``
      : sql`limit greatest(0, ${row.quota}::integer - (select count(*) from activity_invitations
          where activity_id = ${id} and answer = 'coming')::integer)`;
  const { rows } = await sql<{ id: string }>`update activity_invitations set answer = 'coming'
    where id in (select id from activity_invitations where activity_id = ${id} and answer = 'waiting'
      order by answered_at, id ${free}) returning id`.execute(ctx.db);
  if (rows.length > 0) await announce(ctx, matter, 'moved_up', { invitationIds: rows.map((each) => each.id) });
}

/** How many stand before this one on the waiting list. */
export async function aheadOf(ctx: Context, activityId: string, invitationId: string): Promise<number> {
  const { rows } = await sql<{ ahead: number }>`select count(*) as ahead from activity_invitations i,
      activity_invitations mine
    where mine.id = ${invitationId} and i.activity_id = ${activityId} and i.answer = 'waiting'
      and (i.answered_at, i.id) < (mine.answered_at, mine.id)`.execute(ctx.db);
  return Number(rows[0]!.ahead);
}

/** Writes what was answered. */
export async function putAnswer(
  ctx: Context,
  invitationId: string,
  answer: Answer,
  { note, byName }: { note: string; byName: string | null },
): Promise<void> {
  await ctx.db
    .updateTable('activity_invitations')
    .set({ answer, note, answered_at: ctx.clock.now(), answered_by_name: byName })
    .where('id', '=', invitationId)
    .execute();
}
