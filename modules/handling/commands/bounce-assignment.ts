/** The unit says the matter is not its own; the supervision office decides. */

import { endClocks } from '../../../platform/clocks/clocks.ts';
import { overdue } from '../../../platform/clocks/overdue.ts';
import { conflict, invalid } from '../../../platform/http/problem.ts';
import { assignmentOf } from '../assignment.ts';
import { step } from '../step.ts';

export const bounceAssignment = step(
  'bounceAssignment',
  'Ask to give an assignment back',
  async (host, ctx, { params, body }) => {
    const matter = await host.open(ctx, params.matterId, 'bounce', { assignmentId: params.assignmentId });
    const assignment = assignmentOf(matter, params.assignmentId);
    if (!matter.rules.assignment.bounceReasons.some((item) => item.code === body.reasonCode))
      throw invalid('body.reasonCode', 'invalid_value');
    const late = await ctx.db
      .selectFrom('clocks')
      .select('due_at')
      .where('matter_id', '=', matter.id)
      .where('part_id', '=', assignment.id)
      .where('name', '=', 'accept')
      .where(overdue(ctx.clock.now(), 'clocks'))
      .executeTakeFirst();
    if (late) throw conflict('bounce_too_late', { until: late.due_at.toISOString() });
    const { assigning } = host.life.states;
    const was = matter.row.state;
    const answer = await host.advance(ctx, matter, {
      action: 'bounce',
      ...(matter.row.state === assigning ? {} : { to: assigning }),
      assignment: {
        row: assignment,
        to: 'bounced',
        patch: { bounce_code: body.reasonCode, bounce_reason: body.reason },
      },
      details: {
        unit: assignment.unit.name,
        reasonCode: body.reasonCode,
        reason: body.reason,
        suggestedUnitIds: body.suggestedUnitIds,
      },
    });
    await endClocks(ctx, matter, { names: ['accept'], partId: assignment.id });
    if (was !== assigning) await host.turned?.(ctx, matter, 'assigning');
    await host.announce(ctx, matter, 'bounced', { assignmentId: assignment.id });
    return answer;
  },
);
