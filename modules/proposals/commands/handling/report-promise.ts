/** The unit reports how a promise stands; the office judges it in the look-back. */
import { conflict, notFound } from '../../../../platform/http/problem.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { maskNewText } from '../../store/masking.ts';
import { assignmentOf, openMatter } from '../../store/matter.ts';

export const reportPromise = command('reportPromise', 'Report on a promise', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'report_promise', { assignmentId: params.assignmentId });
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
  const masked = maskNewText(ctx, matter, place, body.report, { text: promise.report });
  return advance(ctx, matter, {
    action: 'report_promise',
    patch: masked.patch,
    assignment: { row: assignment },
    details: { unit: assignment.unit.name, title: promise.text, ...masked.details },
    public: true,
  });
});
