/** The lead unit asks the assisting units to co-sign its reply; meanwhile its own clock stands still. */
import { pauseClocks } from '../../../platform/clocks/clocks.ts';
import { newId } from '../../../platform/db/ids.ts';
import { conflict } from '../../../platform/http/problem.ts';
import { assignmentOf } from '../assignment.ts';
import { step } from '../step.ts';
import { assistingAtWork, requireReply } from '../store/replies.ts';

export const askCosign = step('askCosign', 'Ask assisting units to co-sign', async (host, ctx, { params, body }) => {
  const matter = await host.open(ctx, params.matterId, 'ask_cosign', {
    assignmentId: params.assignmentId,
    expectedVersion: body.expectedVersion,
  });
  const assignment = assignmentOf(matter, params.assignmentId);
  const reply = await requireReply(ctx, matter, assignment);
  const assisting = assistingAtWork(matter);
  if (assisting.length === 0) throw conflict('no_assisting_units');
  await ctx.db
    .insertInto('reply_cosigns')
    .values(
      assisting.map((item) => ({
        id: newId(),
        reply_id: reply.id,
        assignment_id: item.id,
        status: 'asked' as const,
        note: '',
        answered_by: null,
        answered_at: null,
      })),
    )
    .onConflict((clash) =>
      clash
        .columns(['reply_id', 'assignment_id'])
        .doUpdateSet({ status: 'asked', note: '', answered_by: null, answered_at: null }),
    )
    .execute();
  const answer = await host.advance(ctx, matter, {
    action: 'ask_cosign',
    assignment: { row: assignment, to: 'cosigning' },
    details: { units: assisting.map((item) => item.unit.name) },
  });
  await pauseClocks(ctx, matter, { names: ['reply', 'rework'], partId: assignment.id });
  await host.announce(ctx, matter, 'cosign_asked', { assignmentId: assignment.id });
  return answer;
});
