/** A proposer rates a reply, in person. */
import { notFound } from '../../../platform/http/problem.ts';
import { step } from '../step.ts';

import { takeRating } from '../store/ratings.ts';

export const rateReply = step('rateReply', 'Rate a reply', async (host, ctx, { params, body }) => {
  const matter = await host.open(ctx, params.matterId, 'rate');
  if (!host.speaksFor(ctx, matter).some((item) => item.id === body.proposerId)) throw notFound();
  return takeRating(host, ctx, matter, 'rate', body);
});
