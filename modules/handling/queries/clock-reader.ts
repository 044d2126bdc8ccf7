/** How the clocks of a host are read: units by name, and the people its matters are of. */
import { readClocks } from '../../../platform/clocks/views.ts';
import type { Context } from '../../../platform/http/context.ts';
import { seatsOf } from '../../accounts/index.ts';
import { listUnits, localName } from '../../assemblies/index.ts';

/** Every unit of the assembly by its id, in the reader's language. */
export const namesOfUnits = async (ctx: Context): Promise<Map<string, string>> =>
  new Map((await listUnits(ctx.db, ctx.assembly.id)).map((unit) => [unit.id, localName(unit, ctx.locale)]));

/** @param kind its people, and the alias of its matters: see `ClockReading` */
export const hostClocks = (kind: { people: string; matter: string }) =>
  readClocks({
    ...kind,
    own(ctx) {
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
      const units = await namesOfUnits(ctx);
      return { unit: (id) => units.get(id) ?? '', office: (role) => ctx.t(`accounts.role.${role}`) };
    },
  });
