/** An assisting unit gives the lead its opinion; it may correct it until the reply is issued. */

import { endClocks } from '../../../../platform/clocks/clocks.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { assignmentOf, openMatter } from '../../store/matter.ts';

export const giveOpinion = command('giveOpinion', 'Give the assisting opinion', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'give_opinion', { assignmentId: params.assignmentId });
  const assignment = assignmentOf(matter, params.assignmentId);
  const answer = await advance(ctx, matter, {
    action: 'give_opinion',
    assignment: { row: assignment, to: 'opined', patch: { opinion: body.opinion, opined_at: ctx.clock.now() } },
    details: { unit: assignment.unit.name, again: assignment.state === 'opined' },
  });
  await endClocks(ctx, matter, { names: ['opinion'], partId: assignment.id });
  await announce(ctx, matter, 'opinion_given', { assignmentId: assignment.id });
  return answer;
});
