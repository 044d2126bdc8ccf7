/** The proposer's dial: may the text be public, and if not, why. */
import { invalid } from '../../../../platform/http/problem.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';

export const wishPublicity = command('wishPublicity', 'State the wish on publicity', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'wish_publicity');
  if (body.wish !== 'public' && body.reason === '') throw invalid('body.reason', 'reason_needed');
  return advance(ctx, matter, {
    action: 'wish_publicity',
    patch: { publicity_wish: body.wish, publicity_wish_reason: body.reason },
    details: { wish: body.wish, reason: body.reason },
  });
});
