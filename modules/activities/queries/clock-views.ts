/** How the clocks of activities are read: they wait for those invited, or for the office. */
import { readClocks } from '../../../platform/clocks/views.ts';
import { seatsOf } from '../../accounts/index.ts';

export const clockReader = readClocks({
  matter: 'a',
  own: (ctx) => ({
    units: [],
    offices: [
      ...(seatsOf(ctx).memberIds.length > 0 ? ['role:invited'] : []),
      ...(ctx.actor.grants.some((grant) => grant.role === 'clerk') ? ['role:clerk'] : []),
    ],
    members: [],
    bodies: [],
  }),
  names: async (ctx) => ({ unit: () => '', office: (role) => ctx.t(`activities.waits.${role}`) }),
});
