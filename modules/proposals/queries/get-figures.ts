/** The figures of the register: the public's, or those of the offices that see all of it. */
import type { Context } from '../../../platform/http/context.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import { overseeingRoles } from '../../accounts/index.ts';
import { computeFigures } from '../figures/compute.ts';
import { query } from '../operations.ts';

const offices: ReadonlySet<string> = new Set(overseeingRoles);

/** Do an actor's offices see every proposal that was handed in, so that figures of all tell them nothing new? */
export const seesAllFigures = (ctx: Context): boolean => ctx.actor.grants.some((grant) => offices.has(grant.role));

export const getFigures = query(
  'getFigures',
  'Figures of the register',
  async (ctx, { query: filter }) => {
    if (filter.audience === 'inside' && !seesAllFigures(ctx)) throw forbidden('not_your_part');
    return computeFigures(ctx, filter);
  },
  { access: 'public' },
);
