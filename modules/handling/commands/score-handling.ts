/** The proposer's side of the blind rating: how the unit handled it. */
import { newId } from '../../../platform/db/ids.ts';
import { conflict, notFound } from '../../../platform/http/problem.ts';
import { assignmentOf } from '../assignment.ts';
import { step } from '../step.ts';

export const scoreHandling = step('scoreHandling', 'Score the handling, blind', async (host, ctx, { params, body }) => {
  const matter = await host.open(ctx, params.matterId, 'score_handling', { assignmentId: params.assignmentId });
  const assignment = assignmentOf(matter, params.assignmentId);
  const mine = host.speaksFor(ctx, matter).find((item) => item.id === body.proposerId);
  if (!mine) throw notFound();
  const score = body.fields.attitude + body.fields.timeliness + body.fields.quality + body.fields.effect;
  const inserted = await ctx.db
    .insertInto('handling_scores')
    .values({
      id: newId(),
      matter_id: matter.row.id,
      assignment_id: assignment.id,
      proposer_id: mine.id,
      score,
      fields: JSON.stringify(body.fields),
      comment: body.comment,
      at: ctx.clock.now(),
    })
    .onConflict((clash) => clash.columns(['assignment_id', 'proposer_id']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) throw conflict('already_rated');
  return host.advance(ctx, matter, { action: 'score_handling', assignment: { row: assignment } });
});
