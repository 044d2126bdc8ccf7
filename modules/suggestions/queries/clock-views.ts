/** How the clocks of suggestions are read: the sender, and those who have taken one up, are people of the matter. */
import { readClocks } from '../../../platform/clocks/views.ts';
import type { Context } from '../../../platform/http/context.ts';
import { listUnits, localName } from '../../assemblies/index.ts';
import { seatsOf } from './visible.ts';

/** Parts of a suggestion that are people: the one who sent it, by its own id; those who took it up, by that of the taking up. */
const people = `(select id, sender_name as name, null::uuid as member_id, null::uuid as body_id from suggestions
  union all select led_id, lead_name, lead_member_id, lead_body_id from suggestions where led_id is not null)`;

export const clockReader = readClocks({
  people,
  matter: 's',
  own(ctx: Context) {
    const { memberIds, bodyIds } = seatsOf(ctx);
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
    const units = new Map(
      (await listUnits(ctx.db, ctx.assembly.id)).map((unit) => [unit.id, localName(unit, ctx.locale)]),
    );
    return { unit: (id) => units.get(id) ?? '', office: (role) => ctx.t(`accounts.role.${role}`) };
  },
});

export const { firstClock, allClocks, clockViewer } = clockReader;
