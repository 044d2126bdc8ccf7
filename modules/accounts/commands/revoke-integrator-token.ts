/** Ends a token now. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { accountEndpoints } from '../contract.ts';
import { mustBeAble } from '../policy.ts';

export const revokeIntegratorToken = defineCommand({
  ...accountEndpoints.revokeIntegratorToken,
  operationId: 'revokeIntegratorToken',
  summary: 'End a token now',
  tag: 'accounts',
  access: 'signed_in',
  async handle(ctx, { params }) {
    mustBeAble(ctx.actor, 'manage_tokens');
    const token = await ctx.db
      .selectFrom('integrator_tokens')
      .select(['id', 'label', 'revoked_at'])
      .where('id', '=', params.tokenId)
      .where('assembly_id', '=', ctx.assembly.id)
      .forUpdate()
      .executeTakeFirst();
    if (!token) throw notFound();
    if (token.revoked_at) return {};
    await ctx.db
      .updateTable('integrator_tokens')
      .set({ revoked_at: ctx.clock.now() })
      .where('id', '=', token.id)
      .execute();
    await writeAudit(ctx, 'token.revoked', `token/${token.id}`, { label: token.label });
    return {};
  },
});
