/** Adds a handling unit or a supervision office. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { invalid } from '../../../platform/http/problem.ts';
import { houseEndpoints } from '../house-contract.ts';
import { mustKeepHouse } from '../policy.ts';
import { holdLists, placed, renumber } from '../printed-order.ts';
import { insertUnits, listUnits } from '../units.ts';

export const addUnit = defineCommand({
  ...houseEndpoints.addUnit,
  operationId: 'addUnit',
  summary: 'Add a handling unit or supervision office',
  tag: 'assemblies',
  access: 'signed_in',
  async handle(ctx, { body }) {
    mustKeepHouse(ctx);
    const { db, assembly } = ctx;
    await holdLists(db, assembly.id);
    const units = await listUnits(db, assembly.id);
    if (units.some((unit) => unit.name === body.name)) throw invalid('body.name', 'unit_name_taken');
    const { place, ...unit } = body;
    const alike = units.filter((other) => other.kind === unit.kind).map((other) => other.id);
    const [id] = await insertUnits(db, [{ ...unit, assemblyId: assembly.id, sortWeight: 0 }]);
    await renumber(db, 'units', placed(alike, id!, place ?? alike.length + 1));
    await writeAudit(ctx, 'unit.added', `unit/${id}`, { name: body.name, kind: body.kind });
    return { unitId: id! };
  },
});
