/** Staff enter a rating given on paper, with its scan; the record says for whom. */

import { dayOf } from '../../../platform/calendar/days.ts';
import { invalid } from '../../../platform/http/problem.ts';
import { step } from '../step.ts';

import { takeRating } from '../store/ratings.ts';

export const enterPaperRating = step(
  'enterPaperRating',
  'Enter a rating given on paper',
  async (host, ctx, { params, body }) => {
    const matter = await host.open(ctx, params.matterId, 'enter_paper_rating');
    if (body.ratedOn > dayOf(ctx.clock.now())) throw invalid('body.ratedOn', 'day_in_future');
    await host.keepFile(ctx, matter, { id: body.scanFileId, purpose: 'rating_scan' });
    return takeRating(host, ctx, matter, 'enter_paper_rating', {
      ...body,
      paper: { scanFileId: body.scanFileId, ratedOn: body.ratedOn },
    });
  },
);
