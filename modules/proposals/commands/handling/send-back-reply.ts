/** The supervision office sends the reply back to be written again. */

import { endClocks, resumeClocks } from '../../../../platform/clocks/clocks.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { assignmentOf, openMatter } from '../../store/matter.ts';
import { requireReply } from '../../store/replies.ts';

export const sendBackReply = command('sendBackReply', 'Send a reply back', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'send_back_reply', { assignmentId: params.assignmentId });
  const assignment = assignmentOf(matter, params.assignmentId);
  const reply = await requireReply(ctx, matter, assignment);
  await ctx.db
    .updateTable('replies')
    .set({ check_note: body.reason, checked_by: ctx.actor.accountId, checked_at: ctx.clock.now() })
    .where('id', '=', reply.id)
    .execute();
  const answer = await advance(ctx, matter, {
    action: 'send_back_reply',
    assignment: { row: assignment, to: 'drafted' },
    details: { unit: assignment.unit.name, reason: body.reason },
  });
  await endClocks(ctx, matter, { names: ['check'], partId: assignment.id });
  await resumeClocks(ctx, matter, { names: ['reply', 'rework'], partId: assignment.id });
  await announce(ctx, matter, 'reply_sent_back', { assignmentId: assignment.id });
  return answer;
});
