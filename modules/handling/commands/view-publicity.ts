/** The unit's dial: whether its reply may be public, with the reason. */
import { invalid } from '../../../platform/http/problem.ts';
import { assignmentOf } from '../assignment.ts';
import { step } from '../step.ts';

export const viewPublicity = step(
  'viewPublicity',
  "State the unit's view on publicity",
  async (host, ctx, { params, body }) => {
    const matter = await host.open(ctx, params.matterId, 'view_publicity', { assignmentId: params.assignmentId });
    const assignment = assignmentOf(matter, params.assignmentId);
    if (body.view !== 'public' && body.reason === '') throw invalid('body.reason', 'reason_needed');
    assignment.unit_publicity = body.view;
    const answer = await host.advance(ctx, matter, {
      action: 'view_publicity',
      findable: true,
      assignment: { row: assignment, patch: { unit_publicity: body.view, unit_publicity_reason: body.reason } },
      details: { unit: assignment.unit.name, view: body.view, reason: body.reason },
    });
    await host.announce(ctx, matter, 'publicity_view', { assignmentId: assignment.id });
    return answer;
  },
);
