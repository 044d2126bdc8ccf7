/** Ends the session of this browser; without one it does nothing. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { accountEndpoints } from '../contract.ts';
import { httpOf, setSessionCookie } from '../cookies.ts';
import { closeSession } from '../sessions.ts';

export const signOut = defineCommand({
  ...accountEndpoints.signOut,
  operationId: 'signOut',
  summary: 'End the session of this browser',
  tag: 'accounts',
  access: 'public',
  async handle(ctx, input) {
    const { sessionId, accountId } = ctx.actor;
    if (sessionId) {
      await closeSession(ctx.db, sessionId);
      await writeAudit(ctx, 'account.signed_out', `account/${accountId}`);
    }
    setSessionCookie(httpOf(input), '', 0);
    return {};
  },
});
