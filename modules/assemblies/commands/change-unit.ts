/** Renames a unit or corrects what is known of it; what was done before keeps the name of its time. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { invalid, notFound } from '../../../platform/http/problem.ts';
import { changesOf } from '../changes.ts';
import { houseEndpoints } from '../house-contract.ts';
import { mustKeepHouse } from '../policy.ts';
import { holdLists, placed, renumber } from '../printed-order.ts';
import { listUnits, updateUnit } from '../units.ts';

export const changeUnit = defineCommand({
  ...houseEndpoints.changeUnit,
  operationId: 'changeUnit',
  summary: 'Rename a unit, correct its side or letter code, or move it in the printed order',
  tag: 'assemblies',
  access: 'signed_in',
  async handle(ctx, { params, body }) {
    mustKeepHouse(ctx);
    const { db, assembly } = ctx;
    await holdLists(db, assembly.id);
    const units = await listUnits(db, assembly.id);
    const unit = units.find((one) => one.id === params.unitId);
    if (!unit) throw notFound();
    if (units.some((other) => other.id !== unit.id && other.name === body.name)) {
      throw invalid('body.name', 'unit_name_taken');
    }
    const { place, ...asked } = body;
    const alike = units.filter((other) => other.kind === unit.kind).map((other) => other.id);
    const moved = place !== undefined && place !== alike.indexOf(unit.id) + 1;
    const changes = changesOf(unit, asked);
    if (Object.keys(changes).length > 0) await updateUnit(db, unit.id, changes);
    if (moved) await renumber(db, 'units', placed(alike, unit.id, place));
    if (Object.keys(changes).length === 0 && !moved) return {};
    const details = { name: changes.name ?? unit.name, label: unit.name, ...changes, ...(moved ? { place } : {}) };
    await writeAudit(ctx, changes.name ? 'unit.renamed' : 'unit.changed', `unit/${unit.id}`, details);
    return {};
  },
});
