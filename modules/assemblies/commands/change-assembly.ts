/** Names, place and contact of an assembly; whatever shows them shows the new ones from the same minute on. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { forbidden, notFound } from '../../../platform/http/problem.ts';
import { changesOf } from '../changes.ts';
import { houseEndpoints } from '../house-contract.ts';
import { can } from '../policy.ts';
import { holdLists } from '../printed-order.ts';
import { findAssemblyByCode, updateAssembly } from '../store.ts';

export const changeAssembly = defineCommand({
  ...houseEndpoints.changeAssembly,
  operationId: 'changeAssembly',
  summary: 'Change the names, place and contact of the assembly',
  tag: 'assemblies',
  access: 'signed_in',
  async handle(ctx, { body }) {
    const decision = can(ctx.actor, 'keep_name');
    if (!decision.allowed) throw forbidden(decision.reason!);
    await holdLists(ctx.db, ctx.assembly.id);
    const before = await findAssemblyByCode(ctx.db, ctx.assembly.code);
    if (!before) throw notFound();
    const changes = changesOf(before, body);
    if (Object.keys(changes).length === 0) return {};
    await updateAssembly(ctx.db, before.id, changes);
    const details = { name: changes.name ?? before.name, label: before.name, ...changes };
    const renamed = changes.name !== undefined;
    await writeAudit(ctx, renamed ? 'assembly.renamed' : 'assembly.changed', `assembly/${before.id}`, details);
    return {};
  },
});
