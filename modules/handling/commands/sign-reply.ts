/** The unit's leader signs the reply. */

import { assignmentOf } from '../assignment.ts';
import { step } from '../step.ts';
import { requireReply } from '../store/replies.ts';

export const signReply = step('signReply', 'Sign the reply', async (host, ctx, { params, body }) => {
  const matter = await host.open(ctx, params.matterId, 'sign_reply', { assignmentId: params.assignmentId });
  const assignment = assignmentOf(matter, params.assignmentId);
  const reply = await requireReply(ctx, matter, assignment);
  await ctx.db
    .updateTable('replies')
    .set({ signer_name: body.signerName, signed_by: ctx.actor.accountId, signed_at: ctx.clock.now() })
    .where('id', '=', reply.id)
    .execute();
  const answer = await host.advance(ctx, matter, {
    action: 'sign_reply',
    assignment: { row: assignment, to: 'signed' },
    details: { unit: assignment.unit.name, signer: body.signerName },
  });
  await host.announce(ctx, matter, 'reply_signed', { assignmentId: assignment.id });
  return answer;
});
