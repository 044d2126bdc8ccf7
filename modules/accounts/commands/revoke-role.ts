/** Ends an office now; the grant stays on record with its end. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { conflict, notFound } from '../../../platform/http/problem.ts';
import { accountEndpoints } from '../contract.ts';
import { mustBeAble } from '../policy.ts';
import { memberRoles } from '../roles.ts';

export const revokeRole = defineCommand({
  ...accountEndpoints.revokeRole,
  operationId: 'revokeRole',
  summary: 'End an office now',
  tag: 'accounts',
  access: 'signed_in',
  async handle(ctx, { params }) {
    mustBeAble(ctx.actor, 'revoke_role');
    const now = ctx.clock.now();
    const grant = await ctx.db
      .selectFrom('grants')
      .select(['id', 'account_id', 'role', 'until_at'])
      .where('id', '=', params.grantId)
      .where('assembly_id', '=', ctx.assembly.id)
      .forUpdate()
      .executeTakeFirst();
    if (!grant) throw notFound();
    const byMembership: readonly string[] = memberRoles;
    if (byMembership.includes(grant.role)) throw conflict('role_by_membership');
    if (grant.account_id === ctx.actor.accountId) throw conflict('own_account');
    if (grant.until_at && grant.until_at <= now) return {};
    await ctx.db.updateTable('grants').set({ until_at: now }).where('id', '=', grant.id).execute();
    await writeAudit(ctx, 'grant.revoked', `account/${grant.account_id}`, { grantId: grant.id, role: grant.role });
    return {};
  },
});
