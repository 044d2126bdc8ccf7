/** A secret for an authenticator application; nothing asks for its codes before one of them was shown. */
import { defineCommand } from '../../../../platform/http/operation.ts';
import { accountEndpoints } from '../../contract.ts';
import { openForAdding } from '../../second-factors/adding.ts';
import { newAuthenticator } from '../../second-factors/authenticator.ts';
import { setChallenge } from '../../second-factors/challenges.ts';
import { lock } from '../../second-factors/sealed.ts';

export const beginAuthenticator = defineCommand({
  ...accountEndpoints.beginAuthenticator,
  operationId: 'beginAuthenticator',
  summary: 'Begin to add an authenticator application: its secret, as letters and as the address of a picture',
  tag: 'accounts',
  access: 'signed_in',
  keyless: true,
  beforeFactor: true,
  limit: 30,
  async handle(ctx) {
    const { account, sessionId } = await openForAdding(ctx);
    const { secret, typed, uri } = newAuthenticator(ctx.t('accounts.issuer'), account.login);
    const { sealed } = lock(ctx, 'challenge', sessionId, secret);
    await setChallenge(ctx.db, sessionId, 'authenticator', Buffer.from(sealed), ctx.clock.now());
    return { secret: typed, uri };
  },
});
