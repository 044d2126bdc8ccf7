/** A round that is not the last says what it thinks; the next one begins. */

import { endClocks } from '../../../../platform/clocks/clocks.ts';
import { invalid } from '../../../../platform/http/problem.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';
import { checkMergeTarget } from '../../store/merging.ts';
import { writeReview } from '../../store/reviews.ts';
import { startRound } from '../../store/rounds.ts';

export const recommend = command('recommend', 'Recommend to the next round', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'recommend', { expectedVersion: body.expectedVersion });
  const { outcome } = body;
  if (outcome === 'decline' && !matter.rules.review.declineReasons.some((item) => item.code === body.reasonCode)) {
    throw invalid('body.reasonCode', 'required');
  }
  if (outcome !== 'file' && body.note === '') throw invalid('body.note', 'reason_needed');
  if (outcome === 'merge' && !body.targetId) throw invalid('body.targetId', 'required');
  if (outcome === 'merge') await checkMergeTarget(ctx, matter, body.targetId!);
  if (outcome === 'convert' && !body.convertTo) throw invalid('body.convertTo', 'required');
  const next = matter.row.review_round + 1;
  await writeReview(ctx, matter, { ...body, final: false });
  const answer = await advance(ctx, matter, {
    action: 'recommend',
    patch: { review_round: next },
    details: { outcome, round: next - 1, note: body.note, ...(body.reasonCode ? { reasonCode: body.reasonCode } : {}) },
  });
  await endClocks(ctx, matter, { names: ['review'] });
  await startRound(ctx, matter, next);
  await announce(ctx, matter, 'round_reached', { params: { round: next } });
  return answer;
});
