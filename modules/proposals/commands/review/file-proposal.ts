/** The last round decides to file: the proposal gets its number in the session. */

import { endClocks, startClocks } from '../../../../platform/clocks/clocks.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';
import { nextNumber } from '../../store/numbers.ts';
import { writeReview } from '../../store/reviews.ts';

export const fileProposal = command(
  'fileProposal',
  'File the proposal and number it',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.proposalId, 'file', { expectedVersion: body.expectedVersion });
    const number = await nextNumber(ctx, matter.row.session_id);
    await writeReview(ctx, matter, { outcome: 'file', note: body.note, final: true });
    const answer = await advance(ctx, matter, {
      action: 'file',
      to: 'filed',
      patch: { number, filed_at: ctx.clock.now(), decision_note: body.note },
      details: { number, round: matter.row.review_round },
      public: true,
    });
    await endClocks(ctx, matter, { names: ['review'] });
    await startClocks(ctx, matter, [
      { name: 'publication', span: matter.rules.publicity.delay, waitsFor: 'role:clerk' },
    ]);
    await announce(ctx, matter, 'filed', { params: { number } });
    return { ...answer, number };
  },
);
