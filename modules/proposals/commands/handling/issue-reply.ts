/** The signed reply goes to the proposers; with the last one the rating begins. */
import { dayOf } from '../../../../platform/calendar/days.ts';
import { endClocks, startClocks } from '../../../../platform/clocks/clocks.ts';
import { shareOf } from '../../../../platform/workers/pool.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { personalIn } from '../../personal-work.ts';
import { advance } from '../../store/advance.ts';
import { type Assignment, assignmentOf, type Matter, openMatter } from '../../store/matter.ts';
import { freshWords } from '../../store/publicity.ts';
import { raters } from '../../store/ratings.ts';
import { requireReply } from '../../store/replies.ts';

/** As offices number them: the unit's letter code, the year, the proposal's number. */
function letterNumber(matter: Matter, assignment: Assignment, now: Date): string {
  const round = matter.row.reply_round > 1 ? `之${matter.row.reply_round}` : '';
  return `${assignment.unit.letterCode}提复〔${dayOf(now).slice(0, 4)}〕${matter.row.number}号${round}`;
}

export const issueReply = command('issueReply', 'Issue the signed reply', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'issue_reply', {
    assignmentId: params.assignmentId,
    expectedVersion: body.expectedVersion,
  });
  const assignment = assignmentOf(matter, params.assignmentId);
  const now = ctx.clock.now();
  const reply = await requireReply(ctx, matter, assignment);
  await ctx.db
    .updateTable('replies')
    .set({
      issued_at: now,
      issued_by: ctx.actor.accountId,
      letter_number: reply.letter_number || letterNumber(matter, assignment, now),
    })
    .where('id', '=', reply.id)
    .execute();
  // A reply that holds personal data stays inside until the assembly has decided on it, whatever was decided before.
  const finds = await personalIn([{ field: 'reply', text: reply.body }], [], shareOf(ctx.actor));
  const held = finds.filter((find) => find.decisive).length;
  if (held > 0) assignment.reply_publicity = 'internal';
  const others = matter.assignments.filter(
    (item) => item.id !== assignment.id && item.role !== 'assisting' && item.state !== 'replaced',
  );
  const last = others.every((item) => item.state === 'issued');
  const answer = await advance(ctx, matter, {
    action: 'issue_reply',
    ...(last ? { to: 'rating' as const } : {}),
    patch: {
      reply_class: reply.class,
      ...(last && matter.row.replied_at === null ? { replied_at: now } : {}),
    },
    words: await freshWords(ctx, matter),
    assignment: {
      row: assignment,
      to: 'issued',
      patch: { issued_at: now, ...(held > 0 ? { reply_publicity: 'internal' as const } : {}) },
    },
    details: {
      unit: assignment.unit.name,
      class: reply.class,
      round: reply.round,
      ...(held > 0 ? { heldFinds: held } : {}),
    },
    public: true,
  });
  await endClocks(ctx, matter, { names: ['reply', 'rework', 'first_contact'], partId: assignment.id });
  if (last) {
    await endClocks(ctx, matter, { names: ['opinion'] });
    await startClocks(
      ctx,
      matter,
      raters(matter).map((item) => ({
        name: 'rating' as const,
        span: matter.rules.rating.span,
        waitsFor: `proposer:${item.id}`,
        partId: item.id,
      })),
    );
  }
  await announce(ctx, matter, 'reply_issued', { assignmentId: assignment.id });
  return answer;
});
