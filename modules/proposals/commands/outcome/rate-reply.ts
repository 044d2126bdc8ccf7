/** A proposer rates a reply, in person. */
import { notFound } from '../../../../platform/http/problem.ts';
import { command } from '../../operations.ts';
import { proposersOf } from '../../policy.ts';
import { openMatter } from '../../store/matter.ts';
import { takeRating } from '../../store/ratings.ts';

export const rateReply = command('rateReply', 'Rate a reply', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'rate');
  if (!proposersOf(ctx.actor, matter.subject).some((item) => item.id === body.proposerId)) throw notFound();
  return takeRating(ctx, matter, 'rate', body);
});
