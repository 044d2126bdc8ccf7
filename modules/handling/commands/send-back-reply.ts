/** The supervision office sends the reply back to be written again. */

import { endClocks, resumeClocks } from '../../../platform/clocks/clocks.ts';
import { assignmentOf } from '../assignment.ts';
import { step } from '../step.ts';
import { requireReply } from '../store/replies.ts';

export const sendBackReply = step('sendBackReply', 'Send a reply back', async (host, ctx, { params, body }) => {
  const matter = await host.open(ctx, params.matterId, 'send_back_reply', { assignmentId: params.assignmentId });
  const assignment = assignmentOf(matter, params.assignmentId);
  const reply = await requireReply(ctx, matter, assignment);
  await ctx.db
    .updateTable('replies')
    .set({ check_note: body.reason, checked_by: ctx.actor.accountId, checked_at: ctx.clock.now() })
    .where('id', '=', reply.id)
    .execute();
  const answer = await host.advance(ctx, matter, {
    action: 'send_back_reply',
    assignment: { row: assignment, to: 'drafted' },
    details: { unit: assignment.unit.name, reason: body.reason },
  });
  await endClocks(ctx, matter, { names: ['check'], partId: assignment.id });
  await resumeClocks(ctx, matter, { names: ['reply', 'rework'], partId: assignment.id });
  await host.announce(ctx, matter, 'reply_sent_back', { assignmentId: assignment.id });
  return answer;
});
