/** The unit's side of the blind rating: how good what came in was. Given once. The record calls it as it always has. */
import { newId } from '../../../platform/db/ids.ts';
import { conflict } from '../../../platform/http/problem.ts';
import { assignmentOf } from '../assignment.ts';
import { step } from '../step.ts';

export const rateMatter = step(
  'rateMatter',
  'Rate the quality of what came in, blind',
  async (host, ctx, { params, body }) => {
    const matter = await host.open(ctx, params.matterId, 'rate_proposal', { assignmentId: params.assignmentId });
    const assignment = assignmentOf(matter, params.assignmentId);
    const score = Object.values(body.fields).reduce((sum, points) => sum + points, 0);
    const inserted = await ctx.db
      .insertInto('unit_ratings')
      .values({
        id: newId(),
        matter_id: matter.row.id,
        assignment_id: assignment.id,
        score,
        fields: JSON.stringify(body.fields),
        comment: body.comment,
        rated_by: ctx.actor.accountId,
        at: ctx.clock.now(),
      })
      .onConflict((clash) => clash.column('assignment_id').doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 0n) throw conflict('already_rated');
    return host.advance(ctx, matter, {
      action: 'rate_proposal',
      assignment: { row: assignment },
      details: { unit: assignment.unit.name },
    });
  },
);
