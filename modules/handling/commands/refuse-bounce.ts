/** The supervision office does not take the matter back: the unit handles it. */

import { startClocks } from '../../../platform/clocks/clocks.ts';
import { assignmentOf } from '../assignment.ts';
import { step } from '../step.ts';
import { afterAssigning } from '../store/dispatching.ts';

export const refuseBounce = step('refuseBounce', 'Refuse a bounce', async (host, ctx, { params, body }) => {
  const matter = await host.open(ctx, params.matterId, 'refuse_bounce', { assignmentId: params.assignmentId });
  const assignment = assignmentOf(matter, params.assignmentId);
  const stretch = afterAssigning(matter, assignment.id);
  const to = host.life.states[stretch];
  const was = matter.row.state;
  const answer = await host.advance(ctx, matter, {
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
  if (to !== was) await host.turned?.(ctx, matter, stretch);
  await host.announce(ctx, matter, 'bounce_refused', { assignmentId: assignment.id });
  return answer;
});
