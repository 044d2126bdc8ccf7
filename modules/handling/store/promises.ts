/** Promises that are followed. */
import type { Context } from '../../../platform/http/context.ts';

/** Of a promise nobody has looked back on yet. */
export const notLookedBack = {
  status: 'open' as const,
  report: '',
  reported_at: null,
  looked_back_by: null,
  looked_back_at: null,
  class_after: null,
};

/** Something of the matter is still to be looked back on. */
export async function hasOpenPromises(ctx: Context, matterId: string): Promise<boolean> {
  const open = await ctx.db
    .selectFrom('promises')
    .select('id')
    .where('matter_id', '=', matterId)
    .where('status', '=', 'open')
    .limit(1)
    .executeTakeFirst();
  return open !== undefined;
}
