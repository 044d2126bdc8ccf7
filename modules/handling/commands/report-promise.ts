/** The unit reports how a promise stands; the office judges it in the look-back. */
import { conflict, notFound } from '../../../platform/http/problem.ts';
import { assignmentOf } from '../assignment.ts';
import { step } from '../step.ts';

export const reportPromise = step('reportPromise', 'Report on a promise', async (host, ctx, { params, body }) => {
  const matter = await host.open(ctx, params.matterId, 'report_promise', { assignmentId: params.assignmentId });
  const assignment = assignmentOf(matter, params.assignmentId);
  const promise = await ctx.db
    .selectFrom('promises')
    .selectAll()
    .where('id', '=', params.promiseId)
    .where('assignment_id', '=', assignment.id)
    .executeTakeFirst();
  if (!promise) throw notFound();
  if (promise.status !== 'open') throw conflict('looked_back_before');
  await ctx.db
    .updateTable('promises')
    .set({ report: body.report, reported_at: ctx.clock.now() })
    .where('id', '=', promise.id)
    .execute();
  const place = { field: 'report' as const, itemId: promise.id };
  const masked = host.mask(ctx, matter, place, body.report, { text: promise.report });
  return host.advance(ctx, matter, {
    action: 'report_promise',
    masked,
    assignment: { row: assignment },
    details: { unit: assignment.unit.name, title: promise.text },
    public: true,
  });
});
