/** Closes an account, which ends its sessions and its tokens for good, or opens it again. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import type { Context } from '../../../platform/http/context.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { conflict, notFound } from '../../../platform/http/problem.ts';
import { accountEndpoints } from '../contract.ts';
import { grantsInForce } from '../offices.ts';
import { revokeResets } from '../password-resets.ts';
import { mustBeAble } from '../policy.ts';
import { separatedRoles } from '../roles.ts';
import { closeOtherSessions } from '../sessions.ts';

/** Who makes accounts does not shut out those who watch over it. */
async function leaveAdministratorsTo(ctx: Context, accountId: string): Promise<void> {
  if (ctx.actor.grants.some((grant) => grant.role === 'security_admin')) return;
  const held = await grantsInForce(ctx.db, [accountId], ctx.clock.now(), ctx.assembly.id);
  if (held.some((grant) => (separatedRoles as readonly string[]).includes(grant.role)))
    throw conflict('administrator_account');
}

/** An account is its own assembly's to close, wherever else it serves. */
export const setAccountActive = defineCommand({
  ...accountEndpoints.setAccountActive,
  operationId: 'setAccountActive',
  summary: 'Close an account or open it again',
  tag: 'accounts',
  access: 'signed_in',
  async handle(ctx, { params, body }) {
    mustBeAble(ctx.actor, 'set_account_active');
    const { db } = ctx;
    if (params.accountId === ctx.actor.accountId) throw conflict('own_account');
    const { numUpdatedRows } = await db
      .updateTable('accounts')
      .set({ active: body.active })
      .where('id', '=', params.accountId)
      .where('home_assembly_id', '=', ctx.assembly.id)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw notFound();
    await leaveAdministratorsTo(ctx, params.accountId);
    if (!body.active) {
      await closeOtherSessions(db, params.accountId, null);
      await revokeResets(db, params.accountId);
      await db
        .updateTable('integrator_tokens')
        .set({ revoked_at: ctx.clock.now() })
        .where('account_id', '=', params.accountId)
        .where('revoked_at', 'is', null)
        .execute();
    }
    await writeAudit(ctx, body.active ? 'account.opened' : 'account.closed', `account/${params.accountId}`);
    return {};
  },
});
