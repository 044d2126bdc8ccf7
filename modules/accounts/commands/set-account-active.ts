/** Closes an account, which ends its sessions and tokens' use at once, or opens it again. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { conflict, notFound } from '../../../platform/http/problem.ts';
import { accountEndpoints } from '../contract.ts';
import { grantsInForce } from '../offices.ts';
import { mustBeAble } from '../policy.ts';
import { closeOtherSessions } from '../sessions.ts';

/** An account that also serves elsewhere is not this assembly's to close. */
export const setAccountActive = defineCommand({
  ...accountEndpoints.setAccountActive,
  operationId: 'setAccountActive',
  summary: 'Close an account or open it again; opening also ends a lockout',
  tag: 'accounts',
  access: 'signed_in',
  async handle(ctx, { params, body }) {
    mustBeAble(ctx.actor, 'set_account_active');
    const { db } = ctx;
    if (params.accountId === ctx.actor.accountId) throw conflict('own_account');
    const held = await grantsInForce(db, [params.accountId], ctx.clock.now());
    if (!held.some((grant) => grant.assemblyId === ctx.assembly.id)) throw notFound();
    if (held.some((grant) => grant.assemblyId !== ctx.assembly.id)) throw conflict('account_serves_elsewhere');
    await db
      .updateTable('accounts')
      .set({ active: body.active, failed_sign_ins: 0, locked_until: null })
      .where('id', '=', params.accountId)
      .execute();
    if (!body.active) await closeOtherSessions(db, params.accountId, null);
    await writeAudit(ctx, body.active ? 'account.opened' : 'account.closed', `account/${params.accountId}`);
    return {};
  },
});
