/** The overview of those who oversee, as it is now. */
import { addDays, dayOf } from '../../../platform/calendar/days.ts';
import { defineQuery } from '../../../platform/http/operation.ts';
import { invalid } from '../../../platform/http/problem.ts';
import type { OverseenKind } from '../../../platform/oversight/kind.ts';
import { oversightEndpoints } from '../contract.ts';
import { gather, present } from '../overview.ts';
import { mustOversee } from '../policy.ts';

export const getOverview = (kinds: readonly OverseenKind[]) =>
  defineQuery({
    ...oversightEndpoints.getOverview,
    operationId: 'getOverview',
    summary: 'What came in, was answered and is late, over all kinds of matters',
    tag: 'oversight',
    access: 'signed_in',
    scope: 'proposals:read',
    async handle(ctx, { query }) {
      mustOversee(ctx.actor);
      const until = query.until ?? dayOf(ctx.clock.now());
      const from = query.from ?? addDays(until, -6);
      if (from > until) throw invalid('query.from', 'day_order');
      return present(ctx, await gather(ctx, kinds, { from, until }, false));
    },
  });
