/** The first proposer takes an unanswered invitation back; whoever was asked is told and reads the text no longer. */

import { dropClocks } from '../../../../platform/clocks/clocks.ts';
import { conflict, notFound } from '../../../../platform/http/problem.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';

export const withdrawInvitation = command(
  'withdrawInvitation',
  'Take an unanswered invitation back',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.proposalId, 'withdraw_invitation');
    const asked = matter.proposers.find((item) => item.id === body.proposerId && item.role === 'cosigner');
    if (!asked) throw notFound();
    if (asked.status !== 'invited') throw conflict('invitation_answered');
    await dropClocks(ctx, matter, [asked.id]);
    await ctx.db.deleteFrom('proposal_proposers').where('id', '=', asked.id).execute();
    const answer = await advance(ctx, matter, { action: 'withdraw_invitation', details: { name: asked.name } });
    await announce(ctx, matter, 'invitation_withdrawn', {
      about: { member_id: asked.member_id, body_id: asked.body_id },
    });
    return answer;
  },
);
