/** A link with which the owner of an account sets a new password; the issuer hands it over and is seen to have made it. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { conflict, forbidden, notFound } from '../../../platform/http/problem.ts';
import { accountEndpoints } from '../contract.ts';
import { makeReset } from '../password-resets.ts';
import { mustBeAble } from '../policy.ts';
import { tellOfReset } from '../tell-of-reset.ts';

export const issuePasswordReset = defineCommand({
  ...accountEndpoints.issuePasswordReset,
  operationId: 'issuePasswordReset',
  summary: 'Issue a one-time link with which the owner of an account sets a new password; shown once',
  tag: 'accounts',
  access: 'signed_in',
  keyless: true,
  limit: 30,
  async handle(ctx, { params }) {
    mustBeAble(ctx.actor, 'issue_password_reset');
    const { db, assembly, actor, clock } = ctx;
    const account = await db
      .selectFrom('accounts')
      .select(['id', 'name', 'login', 'active', 'demo'])
      .where('id', '=', params.accountId)
      .where('home_assembly_id', '=', assembly.id)
      .forUpdate()
      .executeTakeFirst();
    if (!account) throw notFound();
    if (account.id === actor.accountId) throw conflict('own_account');
    if (!account.active) throw conflict('account_closed');
    if (account.demo) throw forbidden('demo_password_fixed');
    const issuer = { issuedBy: actor.accountId, issuerName: actor.name };
    const reset = { accountId: account.id, assemblyId: assembly.id, ...issuer };
    const { path, expiresAt } = await makeReset(db, reset, clock.now());
    await writeAudit(ctx, 'account.reset_issued', `account/${account.id}`, {
      login: account.login,
      until: expiresAt.toISOString(),
    });
    await tellOfReset(ctx, {
      what: 'issued',
      accountId: account.id,
      name: account.name,
      by: actor.name,
      issuerId: actor.accountId,
    });
    return { path, expiresAt: expiresAt.toISOString() };
  },
});
