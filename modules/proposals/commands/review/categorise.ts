/** Puts a proposal into its category and under a committee. */
import { invalid } from '../../../../platform/http/problem.ts';
import { bodiesByIds } from '../../../assemblies/index.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';

export const categorise = command('categorise', 'Set category and committee', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'categorise');
  if (!matter.rules.categories.some((item) => item.code === body.category))
    throw invalid('body.category', 'invalid_value');
  if (
    body.committeeId &&
    (await bodiesByIds(ctx.db, [body.committeeId])).get(body.committeeId)?.assemblyId !== ctx.assembly.id
  ) {
    throw invalid('body.committeeId', 'invalid_value');
  }
  return advance(ctx, matter, {
    action: 'categorise',
    patch: { category: body.category, committee_id: body.committeeId },
    details: { category: body.category, before: matter.row.category },
  });
});
