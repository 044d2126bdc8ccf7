/** Renames a body or moves it in the printed order; what was done before keeps the name of its time. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { invalid } from '../../../platform/http/problem.ts';
import { updateBody } from '../bodies.ts';
import { changesOf } from '../changes.ts';
import { bodyToChange } from '../house-bodies.ts';
import { houseEndpoints } from '../house-contract.ts';
import { placed, renumber } from '../printed-order.ts';

export const changeBody = defineCommand({
  ...houseEndpoints.changeBody,
  operationId: 'changeBody',
  summary: 'Rename a body or move it in the printed order',
  tag: 'assemblies',
  access: 'signed_in',
  async handle(ctx, { params, body: asked }) {
    const { body, alike } = await bodyToChange(ctx, params.bodyId);
    if (alike.some((other) => other.id !== body.id && other.name === asked.name)) {
      throw invalid('body.name', 'body_name_taken');
    }
    const { place, ...named } = asked;
    const ids = alike.map((other) => other.id);
    const moved = place !== undefined && place !== ids.indexOf(body.id) + 1;
    const changes = changesOf(body, named);
    if (Object.keys(changes).length > 0) await updateBody(ctx.db, body.id, changes);
    if (moved) await renumber(ctx.db, 'bodies', placed(ids, body.id, place));
    if (Object.keys(changes).length === 0 && !moved) return {};
    const details = { name: changes.name ?? body.name, label: body.name, ...changes, ...(moved ? { place } : {}) };
    await writeAudit(ctx, changes.name ? 'body.renamed' : 'body.changed', `body/${body.id}`, details);
    return {};
  },
});
