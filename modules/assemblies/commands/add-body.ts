/** Adds a sector, committee, party, organisation or group to a term. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { invalid } from '../../../platform/http/problem.ts';
import { insertBodies } from '../bodies.ts';
import { bodiesToChange } from '../house-bodies.ts';
import { houseEndpoints } from '../house-contract.ts';
import { placed, renumber } from '../printed-order.ts';

export const addBody = defineCommand({
  ...houseEndpoints.addBody,
  operationId: 'addBody',
  summary: 'Add a body to a term',
  tag: 'assemblies',
  access: 'signed_in',
  async handle(ctx, { body }) {
    const { termId, alike } = await bodiesToChange(ctx, body.kind, body.termId);
    if (alike.some((other) => other.name === body.name)) throw invalid('body.name', 'body_name_taken');
    const { kind, name, nameEn } = body;
    const row = { assemblyId: ctx.assembly.id, termId, kind, name, nameEn, sortWeight: 0 };
    const [id] = await insertBodies(ctx.db, [row]);
    const ids = alike.map((other) => other.id);
    await renumber(ctx.db, 'bodies', placed(ids, id!, body.place ?? ids.length + 1));
    await writeAudit(ctx, 'body.added', `body/${id}`, { name, kind });
    return { bodyId: id! };
  },
});
