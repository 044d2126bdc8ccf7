/** The units as those see them who keep the list: also the closed ones, with what each has in hand. */
import { defineQuery } from '../../../platform/http/operation.ts';
import { heldAt } from '../held.ts';
import { houseEndpoints } from '../house-contract.ts';
import { mustKeepHouse } from '../policy.ts';
import { listUnits } from '../units.ts';

export const listUnitsOfHouse = defineQuery({
  ...houseEndpoints.listUnitsOfHouse,
  operationId: 'listUnitsOfHouse',
  summary: 'Units of this assembly with their people and work, for those who keep the list',
  tag: 'assemblies',
  access: 'signed_in',
  async handle(ctx) {
    mustKeepHouse(ctx);
    const units = await listUnits(ctx.db, ctx.assembly.id);
    const [people, work] = [await heldAt(ctx, 'people'), await heldAt(ctx, 'work')];
    return {
      units: units.map(({ assemblyId: _, ...unit }) => ({
        ...unit,
        nameEn: unit.nameEn || null,
        place: units.filter((other) => other.kind === unit.kind).findIndex((other) => other.id === unit.id) + 1,
        people: people.get(unit.id) ?? 0,
        work: work.get(unit.id) ?? 0,
      })),
    };
  },
});
