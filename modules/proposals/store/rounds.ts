/** The clock of a round of examination. */

import { startClocks } from '../../../platform/clocks/clocks.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { Matter } from './matter.ts';

export const startRound = (ctx: Context, matter: Matter, round: number): Promise<void> =>
  startClocks(ctx, matter, [{ name: 'review', span: matter.rules.review.span, waitsFor: `role:reviewer_${round}` }]);
