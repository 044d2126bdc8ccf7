/** A link with which the owner of an account sets a new password; the issuer hands it over and is seen to have made it. */
import { defineCommand } from '../../../platform/http/operation.ts';
import { conflict, forbidden } from '../../../platform/http/problem.ts';
import { accountEndpoints } from '../contract.ts';
import { issueReset } from '../issue-reset.ts';
import { mustBeAble } from '../policy.ts';
import { mustBeConfirmed } from '../second-factors/confirmed.ts';
import { lockOwnAccount } from '../store.ts';

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
    const account = await lockOwnAccount(ctx, params.accountId);
    if (account.id === ctx.actor.accountId) throw conflict('own_account');
    if (!account.active) throw conflict('account_closed');
    if (account.demo) throw forbidden('demo_password_fixed');
    mustBeConfirmed(ctx);
    const { path, expiresAt } = await issueReset(ctx, account);
    return { path, expiresAt: expiresAt.toISOString() };
  },
});
