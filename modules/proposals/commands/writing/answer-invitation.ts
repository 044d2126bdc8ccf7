/** A member or a body's contact answers an invitation to co-sign; after the deadline it is too late. */

import { endClocks } from '../../../../platform/clocks/clocks.ts';
import { conflict, notFound } from '../../../../platform/http/problem.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { proposersOf } from '../../policy.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';

export const answerInvitation = command(
  'answerInvitation',
  'Answer an invitation to co-sign',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.proposalId, 'answer_invitation');
    const mine = proposersOf(ctx.actor, matter.subject).find((item) => item.id === body.proposerId);
    if (!mine) throw notFound();
    if (mine.status !== 'invited') throw conflict('invitation_answered');
    const now = ctx.clock.now();
    if (matter.row.cosign_until && now > matter.row.cosign_until)
      throw conflict('cosign_too_late', { until: matter.row.cosign_until.toISOString() });
    const status = body.accept ? ('confirmed' as const) : ('refused' as const);
    await ctx.db
      .updateTable('proposal_proposers')
      .set({ status, answered_at: now, signed_by: ctx.actor.name })
      .where('id', '=', mine.id)
      .execute();
    const name = matter.proposers.find((item) => item.id === mine.id)!.name;
    const answer = await advance(ctx, matter, {
      action: 'answer_invitation',
      details: { name, accepted: body.accept },
      onBehalfOf: mine.bodyId ? name : null,
    });
    await endClocks(ctx, matter, { names: ['cosign'], partId: mine.id });
    await announce(ctx, matter, 'cosign_answered', { params: { name, accepted: body.accept ? 1 : 0 } });
    return answer;
  },
);
