/** The office closes what was not rated in time. */

import { overdue } from '../../../platform/clocks/overdue.ts';
import { conflict } from '../../../platform/http/problem.ts';
import { step } from '../step.ts';

import { closeUnratedMatter } from '../store/ratings.ts';

export const closeUnrated = step(
  'closeUnrated',
  'Close when the time for rating is over',
  async (host, ctx, { params, body }) => {
    const matter = await host.open(ctx, params.matterId, 'close_unrated');
    const running = await ctx.db
      .selectFrom('clocks')
      .select('due_at')
      .where('matter_id', '=', matter.id)
      .where('name', '=', 'rating')
      .where('ended_at', 'is', null)
      .where((q) => q.not(overdue(ctx.clock.now(), 'clocks')))
      .limit(1)
      .executeTakeFirst();
    if (running) throw conflict('rating_time_left', { until: running.due_at.toISOString() });
    return closeUnratedMatter(host, ctx, matter, body.reason);
  },
);
