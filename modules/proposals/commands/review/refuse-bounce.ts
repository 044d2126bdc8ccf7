/** The supervision office does not take the matter back: the unit handles it. */

import { startClocks } from '../../../../platform/clocks/clocks.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { stateAfterAssigning } from '../../store/dispatching.ts';
import { assignmentOf, openMatter } from '../../store/matter.ts';

export const refuseBounce = command('refuseBounce', 'Refuse a bounce', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'refuse_bounce', { assignmentId: params.assignmentId });
  const assignment = assignmentOf(matter, params.assignmentId);
  const to = stateAfterAssigning(matter, assignment.id);
  const answer = await advance(ctx, matter, {
    action: 'refuse_bounce',
    ...(to === matter.row.state ? {} : { to }),
    assignment: { row: assignment, to: 'dispatched' },
    details: { unit: assignment.unit.name, note: body.note },
  });
  await startClocks(ctx, matter, [
    {
      name: 'accept',
      span: matter.rules.assignment.accept,
      waitsFor: `unit:${assignment.unit_id}`,
      partId: assignment.id,
    },
  ]);
  await announce(ctx, matter, 'bounce_refused', { assignmentId: assignment.id });
  return answer;
});
