/** The signed reply goes to the proposers; with the last one the rating begins. */

import { dayOf } from '../../../platform/calendar/days.ts';
import { endClocks, startClocks } from '../../../platform/clocks/clocks.ts';
import { decisiveFinds } from '../../../platform/privacy/decisive-work.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import { type Assignment, assignmentOf } from '../assignment.ts';
import type { HandledMatter, HandlingHost } from '../host.ts';
import { step } from '../step.ts';
import { requireReply } from '../store/replies.ts';

/** As offices number them: the unit's letter code, the year, the matter's number. */
function letterNumber(host: HandlingHost, matter: HandledMatter, assignment: Assignment, now: Date): string {
  const round = matter.row.reply_round > 1 ? `之${matter.row.reply_round}` : '';
  return `${assignment.unit.letterCode}${host.letterMark}〔${dayOf(now).slice(0, 4)}〕${matter.row.number}号${round}`;
}

export const issueReply = step('issueReply', 'Issue the signed reply', async (host, ctx, { params, body }) => {
  const matter = await host.open(ctx, params.matterId, 'issue_reply', {
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
      letter_number: reply.letter_number || letterNumber(host, matter, assignment, now),
    })
    .where('id', '=', reply.id)
    .execute();
  // A reply that holds personal data stays inside until the assembly has decided on it, whatever was decided before.
  const [held = 0] = await decisiveFinds([reply.body], shareOf(ctx.actor));
  if (held > 0) assignment.reply_publicity = 'internal';
  const others = matter.assignments.filter(
    (item) => item.id !== assignment.id && item.role !== 'assisting' && item.state !== 'replaced',
  );
  const last = others.every((item) => item.state === 'issued');
  const answer = await host.advance(ctx, matter, {
    action: 'issue_reply',
    ...(last ? { to: host.life.states.rating } : {}),
    patch: {
      reply_class: reply.class,
      ...(last && matter.row.replied_at === null ? { replied_at: now } : {}),
    },
    findable: true,
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
      host.raters(matter).map((item) => ({
        name: 'rating' as const,
        span: matter.rules.rating.span,
        waitsFor: `proposer:${item.id}`,
        partId: item.id,
      })),
    );
  }
  if (last) await host.turned?.(ctx, matter, 'rating');
  await host.announce(ctx, matter, 'reply_issued', { assignmentId: assignment.id });
  return answer;
});
