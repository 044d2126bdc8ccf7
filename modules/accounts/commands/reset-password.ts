/** Sets a new password with a one-time link. All sessions end; the browser that did it counts as known to the account. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { invalid, Problem } from '../../../platform/http/problem.ts';
import { listAssemblies } from '../../assemblies/index.ts';
import { isCommonPassword } from '../common-password.ts';
import { accountEndpoints } from '../contract.ts';
import { httpOf, setDeviceCookie } from '../cookies.ts';
import { hashPassword } from '../password.ts';
import { closeReset, openReset } from '../password-resets.ts';
import { closeOtherSessions } from '../sessions.ts';
import { tellOfAccount } from '../tell-of-account.ts';
import { refuseForeignForm } from './sign-in.ts';

export const resetPassword = defineCommand({
  ...accountEndpoints.resetPassword,
  operationId: 'resetPassword',
  summary: 'Set a new password with a one-time link; all sessions of the account end',
  tag: 'accounts',
  access: 'public',
  keyless: true,
  limit: 20,
  async handle(ctx, input) {
    const http = httpOf(input);
    refuseForeignForm(http);
    const { key, next } = input.body;
    const { db, clock } = ctx;
    const now = clock.now();
    const reset = await openReset(db, key, now, true);
    if (!reset) throw new Problem(404, 'reset_link_gone');
    const { accountId, login, name, issuerName } = reset;
    if (isCommonPassword(next, login)) throw invalid('body.next', 'common_password');
    await closeReset(db, reset.id, now);
    const password_hash = await hashPassword(next);
    await db
      .updateTable('accounts')
      .set({ password_hash, password_change_needed: false })
      .where('id', '=', accountId)
      .execute();
    await closeOtherSessions(db, accountId, null);
    const assembly = (await listAssemblies(db)).find(({ id }) => id === reset.assemblyId) ?? ctx.assembly;
    const inside = { ...ctx, assembly, actor: { ...ctx.actor, accountId, name } };
    await writeAudit(inside, 'account.password_reset', `account/${accountId}`, { login, issuedBy: issuerName });
    await tellOfAccount(inside, { what: 'reset_used', accountId, name, by: issuerName, issuerId: null });
    setDeviceCookie(http, login, ctx.seal, now);
    return { login };
  },
});
