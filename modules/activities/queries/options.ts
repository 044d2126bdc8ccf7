/** What the form of an activity must know. */

import { forbidden } from '../../../platform/http/problem.ts';
import { seatsOf } from '../../accounts/index.ts';
import { bodiesByIds, currentTerm, listBodies, localName, ruleInForce } from '../../assemblies/index.ts';
import { query } from '../operations.ts';
import { mayPlan } from '../policy.ts';
import type { ActivityRules } from '../rules.ts';
import { plansAny } from './list-activities.ts';

export const activityOptions = query('activityOptions', 'Choices for planning an activity', async (ctx) => {
  if (!plansAny(ctx)) throw forbidden('not_your_part');
  const now = ctx.clock.now();
  const rule = await ruleInForce(ctx.db, ctx.assembly.id, 'activities', now);
  const term = await currentTerm(ctx.db, ctx.assembly.id, now);
  const bodies = term ? await listBodies(ctx.db, ctx.assembly.id, undefined, { termId: term.id }) : [];
  const office = mayPlan(ctx.actor, null);
  const own = await bodiesByIds(ctx.db, seatsOf(ctx).bodyIds);
  const holders = office ? bodies : [...own.values()];
  return {
    bodies: bodies.map((body) => ({ id: body.id, kind: body.kind, name: localName(body, ctx.locale) })),
    organisers: [
      ...(office ? [{ id: null, name: ctx.t('activities.office') }] : []),
      ...holders.map((body) => ({ id: body.id, name: localName(body, ctx.locale) })),
    ],
    noticeDays: (rule.content as ActivityRules).answer.noticeDays,
  };
});
