/** Sends a proposal back to its first proposer with what is to be changed; the examination's clock stands still. */

import { endClocks } from '../../../../platform/clocks/clocks.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';
import { writeReview } from '../../store/reviews.ts';

export const returnForRevision = command('returnForRevision', 'Return for revision', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'return_for_revision', {
    expectedVersion: body.expectedVersion,
  });
  await writeReview(ctx, matter, { outcome: 'return', note: body.reason, final: false });
  const answer = await advance(ctx, matter, {
    action: 'return_for_revision',
    to: 'returned',
    patch: { review_round: 0, decision_note: body.reason },
    details: { reason: body.reason, round: matter.row.review_round },
  });
  await endClocks(ctx, matter, { names: ['review'] });
  await announce(ctx, matter, 'returned');
  return answer;
});
