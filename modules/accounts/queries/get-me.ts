/** Who is signed in, with offices and display settings; also answers when nobody is. */
import { defineQuery } from '../../../platform/http/operation.ts';
import { accountEndpoints } from '../contract.ts';
import { presentMe, signedOut } from '../present-me.ts';

export const getMe = defineQuery({
  ...accountEndpoints.getMe,
  operationId: 'getMe',
  summary: 'Who is signed in, with offices and display settings',
  tag: 'accounts',
  access: 'public',
  async handle(ctx) {
    const { kind, accountId, sessionId } = ctx.actor;
    // A token is nobody who signed in; its account's offices are not its holder's to read.
    return kind === 'account' && accountId ? presentMe(ctx, accountId, sessionId) : signedOut;
  },
});
