/** An assisting unit gives the lead its opinion; it may correct it until the reply is issued. */

import { endClocks } from '../../../platform/clocks/clocks.ts';
import { assignmentOf } from '../assignment.ts';
import { step } from '../step.ts';

export const giveOpinion = step('giveOpinion', 'Give the assisting opinion', async (host, ctx, { params, body }) => {
  const matter = await host.open(ctx, params.matterId, 'give_opinion', { assignmentId: params.assignmentId });
  const assignment = assignmentOf(matter, params.assignmentId);
  const answer = await host.advance(ctx, matter, {
    action: 'give_opinion',
    assignment: { row: assignment, to: 'opined', patch: { opinion: body.opinion, opined_at: ctx.clock.now() } },
    details: { unit: assignment.unit.name, again: assignment.state === 'opined' },
  });
  await endClocks(ctx, matter, { names: ['opinion'], partId: assignment.id });
  await host.announce(ctx, matter, 'opinion_given', { assignmentId: assignment.id });
  return answer;
});
