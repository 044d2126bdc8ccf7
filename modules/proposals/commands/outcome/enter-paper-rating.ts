/** Staff enter a rating given on paper, with its scan; the record says for whom. */

import { dayOf } from '../../../../platform/calendar/days.ts';
import { newId } from '../../../../platform/db/ids.ts';
import { invalid } from '../../../../platform/http/problem.ts';
import { command } from '../../operations.ts';
import { ownFiles } from '../../store/files.ts';
import { openMatter } from '../../store/matter.ts';
import { takeRating } from '../../store/ratings.ts';

export const enterPaperRating = command(
  'enterPaperRating',
  'Enter a rating given on paper',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.proposalId, 'enter_paper_rating');
    if (body.ratedOn > dayOf(ctx.clock.now())) throw invalid('body.ratedOn', 'day_in_future');
    await ownFiles(ctx, matter.row.id, [body.scanFileId]);
    await ctx.db
      .insertInto('proposal_files')
      .values({
        id: newId(),
        proposal_id: matter.row.id,
        file_id: body.scanFileId,
        purpose: 'rating_scan',
        added_by: ctx.actor.accountId,
        added_at: ctx.clock.now(),
      })
      .onConflict((clash) => clash.columns(['proposal_id', 'file_id']).doNothing())
      .execute();
    return takeRating(ctx, matter, 'enter_paper_rating', {
      ...body,
      paper: { scanFileId: body.scanFileId, ratedOn: body.ratedOn },
    });
  },
);
