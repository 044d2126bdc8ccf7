/** What a browser is asked to make a passkey with. */
import { defineCommand } from '../../../../platform/http/operation.ts';
import { accountEndpoints } from '../../contract.ts';
import { httpOf } from '../../cookies.ts';
import { openForAdding } from '../../second-factors/adding.ts';
import { setChallenge } from '../../second-factors/challenges.ts';
import { askForPasskey, siteOf } from '../../second-factors/passkeys.ts';

export const beginPasskey = defineCommand({
  ...accountEndpoints.beginPasskey,
  operationId: 'beginPasskey',
  summary: 'Begin to add a passkey: what the browser is asked to make',
  tag: 'accounts',
  access: 'signed_in',
  keyless: true,
  beforeFactor: true,
  limit: 30,
  async handle(ctx, input) {
    const { account, sessionId, factors } = await openForAdding(ctx);
    const options = await askForPasskey(siteOf(httpOf(input).request), ctx.t('accounts.issuer'), account, factors);
    await setChallenge(ctx.db, sessionId, 'passkey', Buffer.from(options.challenge), ctx.clock.now());
    return options;
  },
});
