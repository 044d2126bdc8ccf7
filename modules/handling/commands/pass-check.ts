/** The supervision office finds the reply in order; it may change its class, and says so. */
import { endClocks, resumeClocks } from '../../../platform/clocks/clocks.ts';
import { invalid } from '../../../platform/http/problem.ts';
import { assignmentOf } from '../assignment.ts';
import { step } from '../step.ts';
import { requireReply } from '../store/replies.ts';

export const passCheck = step('passCheck', 'Pass the check of a reply', async (host, ctx, { params, body }) => {
  const matter = await host.open(ctx, params.matterId, 'pass_check', { assignmentId: params.assignmentId });
  const assignment = assignmentOf(matter, params.assignmentId);
  if (body.class && !matter.rules.classes.some((item) => item.code === body.class))
    throw invalid('body.class', 'invalid_value');
  const reply = await requireReply(ctx, matter, assignment);
  const changed = body.class !== undefined && body.class !== reply.class;
  if (changed && body.note === '') throw invalid('body.note', 'reason_needed');
  await ctx.db
    .updateTable('replies')
    .set({
      check_note: body.note,
      checked_by: ctx.actor.accountId,
      checked_at: ctx.clock.now(),
      ...(changed ? { class: body.class!, class_changed_from: reply.class } : {}),
    })
    .where('id', '=', reply.id)
    .execute();
  const answer = await host.advance(ctx, matter, {
    action: 'pass_check',
    assignment: { row: assignment, to: 'approved' },
    details: {
      unit: assignment.unit.name,
      note: body.note,
      ...(changed ? { classFrom: reply.class, class: body.class } : {}),
    },
  });
  await endClocks(ctx, matter, { names: ['check'], partId: assignment.id });
  await resumeClocks(ctx, matter, { names: ['reply', 'rework'], partId: assignment.id });
  await host.announce(ctx, matter, 'reply_approved', { assignmentId: assignment.id });
  return answer;
});
