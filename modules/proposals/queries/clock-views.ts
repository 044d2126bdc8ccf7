/** How the clocks of proposals are read: proposers are people of the matter. */

import { readClocks } from '../../../platform/clocks/views.ts';
import type { Context } from '../../../platform/http/context.ts';
import { listUnits } from '../../assemblies/index.ts';
import { proposingIds } from './proposing.ts';

export const clockReader = readClocks({
  people: 'proposal_proposers',
  matter: 'p',
  own(ctx: Context) {
    const { memberIds, bodyIds } = proposingIds(ctx);
    return {
      units: ctx.actor.grants.flatMap(({ role, unitId }) =>
        role.startsWith('unit_') && unitId ? [`unit:${unitId}`] : [],
      ),
      offices: ctx.actor.grants.map((grant) => `role:${grant.role}`),
      members: memberIds,
      bodies: bodyIds,
    };
  },
  async names(ctx) {
    const units = new Map((await listUnits(ctx.db, ctx.assembly.id)).map((unit) => [unit.id, unit.name]));
    return { unit: (id) => units.get(id) ?? '', office: (role) => ctx.t(`accounts.role.${role}`) };
  },
});

export const { firstClock, thisClock, allClocks, clockViewer } = clockReader;
