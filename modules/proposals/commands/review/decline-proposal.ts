/** Not filed, for one of the reasons of the rules; the proposers are always answered. */

import { endClocks } from '../../../../platform/clocks/clocks.ts';
import { invalid } from '../../../../platform/http/problem.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';
import { writeReview } from '../../store/reviews.ts';

export const declineProposal = command('declineProposal', 'Decline to file', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'decline', { expectedVersion: body.expectedVersion });
  if (!matter.rules.review.declineReasons.some((item) => item.code === body.reasonCode))
    throw invalid('body.reasonCode', 'invalid_value');
  await writeReview(ctx, matter, { outcome: 'decline', note: body.note, reasonCode: body.reasonCode, final: true });
  const answer = await advance(ctx, matter, {
    action: 'decline',
    to: 'declined',
    patch: { decision_code: body.reasonCode, decision_note: body.notice },
    details: { reasonCode: body.reasonCode, notice: body.notice },
  });
  await endClocks(ctx, matter);
  await announce(ctx, matter, 'declined');
  return answer;
});
