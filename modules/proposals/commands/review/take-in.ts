/** The office takes a proposal in: the first round of examination begins. */

import { endClocks } from '../../../../platform/clocks/clocks.ts';
import { invalid } from '../../../../platform/http/problem.ts';
import { bodiesByIds } from '../../../assemblies/index.ts';
import { announce } from '../../events.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';
import { startRound } from '../../store/rounds.ts';

export const takeIn = command('takeIn', 'Take a proposal in for examination', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'take_in', { expectedVersion: body.expectedVersion });
  if (body.category && !matter.rules.categories.some((item) => item.code === body.category))
    throw invalid('body.category', 'invalid_value');
  if (
    body.committeeId &&
    (await bodiesByIds(ctx.db, [body.committeeId])).get(body.committeeId)?.assemblyId !== ctx.assembly.id
  ) {
    throw invalid('body.committeeId', 'invalid_value');
  }
  const answer = await advance(ctx, matter, {
    action: 'take_in',
    to: 'reviewing',
    patch: {
      review_round: 1,
      ...(body.category ? { category: body.category } : {}),
      ...(body.committeeId ? { committee_id: body.committeeId } : {}),
    },
    details: { round: 1 },
  });
  await endClocks(ctx, matter, { names: ['review'] });
  await startRound(ctx, matter, 1);
  await announce(ctx, matter, 'round_reached', { params: { round: 1 } });
  return answer;
});
