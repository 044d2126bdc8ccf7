/** Turns to another assembly in which the person holds an office. */
import { defineCommand } from '../../../platform/http/operation.ts';
import { notFound, unauthenticated } from '../../../platform/http/problem.ts';
import { findAssemblyByCode } from '../../assemblies/index.ts';
import { accountEndpoints } from '../contract.ts';
import { grantsInForce } from '../offices.ts';
import { presentMe } from '../present-me.ts';

export const switchAssembly = defineCommand({
  ...accountEndpoints.switchAssembly,
  operationId: 'switchAssembly',
  summary: 'Turn to another assembly; the choice lasts as long as the session',
  tag: 'accounts',
  access: 'signed_in',
  async handle(ctx, { body }) {
    const { accountId, sessionId } = ctx.actor;
    if (!accountId || !sessionId) throw unauthenticated();
    const assembly = await findAssemblyByCode(ctx.db, body.code);
    const held = assembly ? await grantsInForce(ctx.db, [accountId], ctx.clock.now(), assembly.id) : [];
    if (!assembly || held.length === 0) throw notFound();
    await ctx.db
      .updateTable('sign_in_sessions')
      .set({ assembly_id: assembly.id })
      .where('id', '=', sessionId)
      .execute();
    return presentMe(ctx, accountId, sessionId);
  },
});
