/** Removes a body in which nobody sat and in whose name nothing was done, as one entered by mistake. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { conflict } from '../../../platform/http/problem.ts';
import { bodiesInUse, deleteBody } from '../bodies.ts';
import { bodyToChange } from '../house-bodies.ts';
import { houseEndpoints } from '../house-contract.ts';

export const removeBody = defineCommand({
  ...houseEndpoints.removeBody,
  operationId: 'removeBody',
  summary: 'Remove a body nobody sat in and nothing was done by',
  tag: 'assemblies',
  access: 'signed_in',
  async handle(ctx, { params }) {
    const { body } = await bodyToChange(ctx, params.bodyId);
    if ((await bodiesInUse(ctx.db, [body.id])).size > 0) throw conflict('body_in_use');
    await deleteBody(ctx.db, body.id);
    await writeAudit(ctx, 'body.removed', `body/${body.id}`, { name: body.name, kind: body.kind });
    return {};
  },
});
