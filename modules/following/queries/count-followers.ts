/** How many follow a matter, for those at work on it: a number, never who. */
import '../tables.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { query } from '../operations.ts';
import { maySeeCount } from '../policy.ts';

export const countFollowers = query(
  'countFollowers',
  'How many follow a matter',
  async (ctx, { params: { kind, matterId } }) => {
    const known = maySeeCount(ctx.actor) ? await ctx.kinds?.get(kind)?.shown(ctx, [matterId]) : undefined;
    if (!known?.has(matterId)) throw notFound();
    const { count } = await ctx.db
      .selectFrom('follows')
      .select((q) => q.fn.countAll<string>().as('count'))
      .where('assembly_id', '=', ctx.assembly.id)
      .where('kind', '=', kind)
      .where('matter_id', '=', matterId)
      .where('confirmed_at', 'is not', null)
      .executeTakeFirstOrThrow();
    return { count: Number(count) };
  },
);
