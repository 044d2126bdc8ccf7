/** Who is invited, reminded, taken off the list again. */
import { sql } from 'kysely';
import { conflict, notFound } from '../../../platform/http/problem.ts';
import { announce } from '../events.ts';
import { command } from '../operations.ts';
import { advance } from '../store/advance.ts';
import { invite } from '../store/invite.ts';
import { openMatter } from '../store/matter.ts';
import { moveUp } from '../store/places.ts';

export const inviteToActivity = command(
  'inviteToActivity',
  'Invite the whole assembly, bodies, members or guests',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.activityId, 'invite');
    const { added, already } = await invite(ctx, matter.id, body);
    const { whole, bodyIds, guests } = body;
    const details = { added: added.length, whole, bodies: bodyIds.length, guests: guests.map((guest) => guest.name) };
    const answer = await advance(ctx, matter, { action: 'invite', details });
    // Before it is announced nobody knows of it.
    if (matter.row.state !== 'draft' && added.length > 0)
      await announce(ctx, matter, 'invited', { invitationIds: added });
    return { ...answer, added: added.length, already };
  },
);

export const uninviteFromActivity = command(
  'uninviteFromActivity',
  'Take somebody off the list of the invited',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.activityId, 'uninvite', body);
    const there = await ctx.db
      .selectFrom('activity_sign_ins')
      .select('half_day_id')
      .where('invitation_id', '=', params.invitationId)
      .limit(1)
      .executeTakeFirst();
    if (there) throw conflict('signed_in_already');
    const gone = await ctx.db
      .deleteFrom('activity_invitations')
      .where('id', '=', params.invitationId)
      .where('activity_id', '=', matter.id)
      .returning(['name', 'answer'])
      .executeTakeFirst();
    if (!gone) throw notFound();
    const answer = await advance(ctx, matter, {
      action: 'uninvite',
      partId: params.invitationId,
      details: { name: gone.name },
    });
    if (gone.answer === 'coming' && matter.row.mode === 'sign_up') await moveUp(ctx, matter);
    return answer;
  },
);

export const remindInvited = command(
  'remindInvited',
  'Remind everybody who has not answered',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.activityId, 'remind', body);
    const { rows } = await sql<{ id: string }>`select id from activity_invitations
      where activity_id = ${matter.id} and answer = 'none' and member_id is not null`.execute(ctx.db);
    if (rows.length === 0) throw conflict('all_answered');
    const answer = await advance(ctx, matter, {
      action: 'remind',
      patch: { reminded_at: ctx.clock.now() },
      details: { count: rows.length },
    });
    await announce(ctx, matter, 'reminded', { invitationIds: rows.map((row) => row.id) });
    return { ...answer, told: rows.length };
  },
);
