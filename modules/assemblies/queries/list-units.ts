/** Handling units and supervision offices in printed order. */
import { defineQuery } from '../../../platform/http/operation.ts';
import { assemblyEndpoints } from '../contract.ts';
import { listUnits as readUnits } from '../units.ts';

export const listUnits = defineQuery({
  ...assemblyEndpoints.listUnits,
  operationId: 'listUnits',
  summary: 'Handling units and supervision offices',
  tag: 'assemblies',
  access: 'public',
  async handle({ db, assembly }, { query }) {
    const units = await readUnits(db, assembly.id, query.kind);
    return { units: units.map(({ assemblyId: _, ...unit }) => ({ ...unit, nameEn: unit.nameEn || null })) };
  },
});
