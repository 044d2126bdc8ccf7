/** The unit's leader signs the reply. */
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { assignmentOf, openMatter } from '../../store/matter.ts';
import { requireReply } from '../../store/replies.ts';

export const signReply = command('signReply', 'Sign the reply', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'sign_reply', { assignmentId: params.assignmentId });
  const assignment = assignmentOf(matter, params.assignmentId);
  const reply = await requireReply(ctx, matter, assignment);
  await ctx.db
    .updateTable('replies')
    .set({ signer_name: body.signerName, signed_by: ctx.actor.accountId, signed_at: ctx.clock.now() })
    .where('id', '=', reply.id)
    .execute();
  const answer = await advance(ctx, matter, {
    action: 'sign_reply',
    assignment: { row: assignment, to: 'signed' },
    details: { unit: assignment.unit.name, signer: body.signerName },
  });
  await announce(ctx, matter, 'reply_signed', { assignmentId: assignment.id });
  return answer;
});
