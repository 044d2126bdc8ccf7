/** The unit's leader does not sign: the reply is written again. */

import { assignmentOf } from '../assignment.ts';
import { step } from '../step.ts';

export const refuseSign = step('refuseSign', 'Refuse to sign the reply', async (host, ctx, { params, body }) => {
  const matter = await host.open(ctx, params.matterId, 'refuse_sign', { assignmentId: params.assignmentId });
  const assignment = assignmentOf(matter, params.assignmentId);
  const answer = await host.advance(ctx, matter, {
    action: 'refuse_sign',
    assignment: { row: assignment, to: 'drafted' },
    details: { unit: assignment.unit.name, reason: body.reason },
  });
  await host.announce(ctx, matter, 'reply_sent_back', { assignmentId: assignment.id });
  return answer;
});
