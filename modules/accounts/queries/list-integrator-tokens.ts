/** Tokens of this assembly, newest first; never their secrets. */
import { defineQuery } from '../../../platform/http/operation.ts';
import { accountEndpoints } from '../contract.ts';
import { mustBeAble } from '../policy.ts';
import type { Scope } from '../roles.ts';

export const listIntegratorTokens = defineQuery({
  ...accountEndpoints.listIntegratorTokens,
  operationId: 'listIntegratorTokens',
  summary: 'Tokens of other systems, newest first',
  tag: 'accounts',
  access: 'signed_in',
  async handle(ctx) {
    mustBeAble(ctx.actor, 'manage_tokens');
    const rows = await ctx.db
      .selectFrom('integrator_tokens')
      .innerJoin('accounts', 'accounts.id', 'integrator_tokens.account_id')
      .select(['integrator_tokens.id', 'label', 'accounts.login', 'scopes', 'integrator_tokens.created_at'])
      .select(['expires_at', 'revoked_at'])
      .where('assembly_id', '=', ctx.assembly.id)
      .orderBy('integrator_tokens.id', 'desc')
      .execute();
    return {
      tokens: rows.map((row) => ({
        id: row.id,
        label: row.label,
        actsAs: row.login,
        scopes: row.scopes as Scope[],
        createdAt: row.created_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
        revokedAt: row.revoked_at?.toISOString() ?? null,
      })),
    };
  },
});
