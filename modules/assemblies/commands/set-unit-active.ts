/** Closes a unit that has nothing in hand any more, or opens it again; a closed one is given no new work. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { conflict, notFound } from '../../../platform/http/problem.ts';
import { heldAt } from '../held.ts';
import { houseEndpoints } from '../house-contract.ts';
import { mustKeepHouse } from '../policy.ts';
import { holdUnit, updateUnit } from '../units.ts';

export const setUnitActive = defineCommand({
  ...houseEndpoints.setUnitActive,
  operationId: 'setUnitActive',
  summary: 'Close a unit without work in hand, or open it again',
  tag: 'assemblies',
  access: 'signed_in',
  async handle(ctx, { params, body }) {
    mustKeepHouse(ctx);
    const unit = await holdUnit(ctx.db, ctx.assembly.id, params.unitId);
    if (!unit) throw notFound();
    if (unit.active === body.active) return {};
    // Work given while the row was waited for is counted: whoever gives it holds the unit as well.
    const work = body.active ? 0 : ((await heldAt(ctx, 'work')).get(unit.id) ?? 0);
    if (work > 0) throw conflict('unit_at_work', { count: work });
    await updateUnit(ctx.db, unit.id, { active: body.active });
    await writeAudit(ctx, body.active ? 'unit.opened' : 'unit.closed', `unit/${unit.id}`, { name: unit.name });
    return {};
  },
});
