/** Changes one's own password; every other session of the account ends. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { forbidden, invalid, unauthenticated } from '../../../platform/http/problem.ts';
import { isCommonPassword } from '../common-password.ts';
import { accountEndpoints } from '../contract.ts';
import { hashPassword, verifyPassword } from '../password.ts';
import { closeOtherSessions } from '../sessions.ts';

export const changePassword = defineCommand({
  ...accountEndpoints.changePassword,
  operationId: 'changePassword',
  summary: 'Change your password; other sessions of your account end',
  tag: 'accounts',
  access: 'signed_in',
  keyless: true,
  withFirstPassword: true,
  // A first password comes before a first second factor.
  beforeFactor: true,
  limit: 20,
  async handle(ctx, { body }) {
    const { accountId, sessionId } = ctx.actor;
    if (!accountId || !sessionId) throw unauthenticated();
    // Whoever knows the password alone does not change it.
    if (ctx.actor.factorNeeded === 'show') throw forbidden('factor_needed');
    const account = await ctx.db
      .selectFrom('accounts')
      .select(['password_hash', 'demo', 'login'])
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow();
    if (account.demo) throw forbidden('demo_password_fixed');
    if (!(await verifyPassword(account.password_hash, body.current))) throw invalid('body.current', 'wrong_password');
    if (body.next === body.current) throw invalid('body.next', 'same_password');
    if (isCommonPassword(body.next, account.login)) throw invalid('body.next', 'common_password');
    const password_hash = await hashPassword(body.next);
    await ctx.db
      .updateTable('accounts')
      .set({ password_hash, password_change_needed: false })
      .where('id', '=', accountId)
      .execute();
    await closeOtherSessions(ctx.db, accountId, sessionId);
    await writeAudit(ctx, 'account.password_changed', `account/${accountId}`);
    return {};
  },
});
