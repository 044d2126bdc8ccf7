/** Inside the unit: the matter goes to the person who will handle it. */
import { invalid } from '../../../platform/http/problem.ts';
import { assignmentOf } from '../assignment.ts';
import { step } from '../step.ts';
import { unitHasHandler } from '../store/units.ts';

export const handOn = step('handOn', 'Hand on inside the unit', async (host, ctx, { params, body }) => {
  const matter = await host.open(ctx, params.matterId, 'hand_on', { assignmentId: params.assignmentId });
  const assignment = assignmentOf(matter, params.assignmentId);
  if (!(await unitHasHandler(ctx, assignment.unit_id, body.handlerId)))
    throw invalid('body.handlerId', 'invalid_value');
  const answer = await host.advance(ctx, matter, {
    action: 'hand_on',
    assignment: { row: assignment, patch: { handler_id: body.handlerId } },
    details: { unit: assignment.unit.name, note: body.note },
  });
  await host.announce(ctx, matter, 'handed_on', { assignmentId: assignment.id });
  return answer;
});
