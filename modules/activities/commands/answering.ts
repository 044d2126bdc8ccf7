/** The invited say whether they come; where there are seats to be had, they sign up, wait or withdraw. */
import type { Context } from '../../../platform/http/context.ts';
import { conflict, notFound } from '../../../platform/http/problem.ts';
import { announce } from '../events.ts';
import type { Answer } from '../life.ts';
import { command } from '../operations.ts';
import { advance } from '../store/advance.ts';
import { type Matter, openMatter } from '../store/matter.ts';
import { aheadOf, hasRoom, moveUp, putAnswer } from '../store/places.ts';

interface Said {
  answer: 'coming' | 'declined';
  note: string;
}

/** @param byName who enters it for the invited; null: they do */
async function take(
  ctx: Context,
  matter: Matter,
  invitation: { id: string; answer: Answer },
  said: Said,
  byName: string | null,
): Promise<{ answer: Answer; ahead: number | null }> {
  const { row } = matter;
  const signUp = row.mode === 'sign_up';
  const before = invitation.answer;
  if (said.answer === 'coming' && (before === 'coming' || before === 'waiting'))
    return { answer: before, ahead: before === 'waiting' ? await aheadOf(ctx, matter.id, invitation.id) : null };
  // Who must attend and cannot, asks for leave.
  if (!signUp && said.answer === 'declined' && byName === null) throw conflict('leave_instead');
  const over = row.answer_until !== null && row.answer_until <= ctx.clock.now();
  if (signUp && said.answer === 'coming' && over && byName === null) throw conflict('answer_time_over');
  const answer: Answer = said.answer === 'coming' && signUp && !(await hasRoom(ctx, matter)) ? 'waiting' : said.answer;
  await putAnswer(ctx, invitation.id, answer, { note: said.note, byName });
  if (before === 'coming' && signUp) await moveUp(ctx, matter);
  return { answer, ahead: answer === 'waiting' ? await aheadOf(ctx, matter.id, invitation.id) : null };
}

/** Seats are given one after the other: only then the activity is held. */
export const answerActivity = command(
  'answerActivity',
  'Answer an invitation: come, sign up or withdraw',
  async (ctx, { params, body }) => {
    const seen = await openMatter(ctx, params.activityId, 'answer', { lock: false });
    const matter = seen.row.mode === 'sign_up' ? await openMatter(ctx, params.activityId, 'answer') : seen;
    return take(ctx, matter, matter.own!, body, null);
  },
);

export const answerActivityFor = command(
  'answerActivityFor',
  'Enter the answer of somebody invited',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.activityId, 'answer_for');
    const invitation = await ctx.db
      .selectFrom('activity_invitations')
      .select(['id', 'answer', 'name', 'member_id'])
      .where('id', '=', params.invitationId)
      .where('activity_id', '=', matter.id)
      .executeTakeFirst();
    if (!invitation) throw notFound();
    const answered = await take(ctx, matter, invitation, body, ctx.actor.name);
    await advance(ctx, matter, {
      action: 'answer_for',
      partId: invitation.id,
      details: { name: invitation.name, answer: answered.answer },
    });
    await announce(ctx, matter, 'answered', { invitationIds: [invitation.id] });
    return answered;
  },
);
