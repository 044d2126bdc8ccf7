/** The unit's leader does not sign: the reply is written again. */
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { assignmentOf, openMatter } from '../../store/matter.ts';

export const refuseSign = command('refuseSign', 'Refuse to sign the reply', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'refuse_sign', { assignmentId: params.assignmentId });
  const assignment = assignmentOf(matter, params.assignmentId);
  const answer = await advance(ctx, matter, {
    action: 'refuse_sign',
    assignment: { row: assignment, to: 'drafted' },
    details: { unit: assignment.unit.name, reason: body.reason },
  });
  await announce(ctx, matter, 'reply_sent_back', { assignmentId: assignment.id });
  return answer;
});
