/** The unit's dial: whether its reply may be public, with the reason. */
import { invalid } from '../../../../platform/http/problem.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { assignmentOf, openMatter } from '../../store/matter.ts';
import { freshWords } from '../../store/publicity.ts';

export const viewPublicity = command(
  'viewPublicity',
  "State the unit's view on publicity",
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.proposalId, 'view_publicity', { assignmentId: params.assignmentId });
    const assignment = assignmentOf(matter, params.assignmentId);
    if (body.view !== 'public' && body.reason === '') throw invalid('body.reason', 'reason_needed');
    assignment.unit_publicity = body.view;
    const answer = await advance(ctx, matter, {
      action: 'view_publicity',
      words: await freshWords(ctx, matter),
      assignment: { row: assignment, patch: { unit_publicity: body.view, unit_publicity_reason: body.reason } },
      details: { unit: assignment.unit.name, view: body.view, reason: body.reason },
    });
    await announce(ctx, matter, 'publicity_view', { assignmentId: assignment.id });
    return answer;
  },
);
