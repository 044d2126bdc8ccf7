/** The proposer's side of the blind rating: how the unit handled it. */
import { newId } from '../../../../platform/db/ids.ts';
import { conflict, notFound } from '../../../../platform/http/problem.ts';
import { command } from '../../operations.ts';
import { proposersOf } from '../../policy.ts';
import { advance } from '../../store/advance.ts';
import { assignmentOf, openMatter } from '../../store/matter.ts';

export const scoreHandling = command('scoreHandling', 'Score the handling, blind', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'score_handling', { assignmentId: params.assignmentId });
  const assignment = assignmentOf(matter, params.assignmentId);
  const mine = proposersOf(ctx.actor, matter.subject).find(
    (item) => item.id === body.proposerId && item.status === 'confirmed',
  );
  if (!mine) throw notFound();
  const score = body.fields.attitude + body.fields.timeliness + body.fields.quality + body.fields.effect;
  const inserted = await ctx.db
    .insertInto('handling_scores')
    .values({
      id: newId(),
      proposal_id: matter.row.id,
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
  return advance(ctx, matter, { action: 'score_handling', assignment: { row: assignment } });
});
