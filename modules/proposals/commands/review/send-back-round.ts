/** A later round asks the one before to look again. */

import { endClocks } from '../../../../platform/clocks/clocks.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';
import { writeReview } from '../../store/reviews.ts';
import { startRound } from '../../store/rounds.ts';

export const sendBackRound = command(
  'sendBackRound',
  'Send back to the round before',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.proposalId, 'send_back_round', {
      expectedVersion: body.expectedVersion,
    });
    const before = matter.row.review_round - 1;
    await writeReview(ctx, matter, { outcome: 'send_back', note: body.note, final: false });
    const answer = await advance(ctx, matter, {
      action: 'send_back_round',
      patch: { review_round: before },
      details: { note: body.note, round: before + 1 },
    });
    await endClocks(ctx, matter, { names: ['review'] });
    await startRound(ctx, matter, before);
    await announce(ctx, matter, 'round_reached', { params: { round: before } });
    return answer;
  },
);
