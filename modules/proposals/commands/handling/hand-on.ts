/** Inside the unit: the matter goes to the person who will handle it. */
import { invalid } from '../../../../platform/http/problem.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { assignmentOf, openMatter } from '../../store/matter.ts';
import { unitHasHandler } from '../../store/units.ts';

export const handOn = command('handOn', 'Hand on inside the unit', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'hand_on', { assignmentId: params.assignmentId });
  const assignment = assignmentOf(matter, params.assignmentId);
  if (!(await unitHasHandler(ctx, assignment.unit_id, body.handlerId)))
    throw invalid('body.handlerId', 'invalid_value');
  const answer = await advance(ctx, matter, {
    action: 'hand_on',
    assignment: { row: assignment, patch: { handler_id: body.handlerId } },
    details: { unit: assignment.unit.name, note: body.note },
  });
  await announce(ctx, matter, 'handed_on', { assignmentId: assignment.id });
  return answer;
});
