/** A challenge for a passkey of one's own. */
import { defineCommand } from '../../../../platform/http/operation.ts';
import { accountEndpoints } from '../../contract.ts';
import { httpOf } from '../../cookies.ts';
import { setChallenge } from '../../second-factors/challenges.ts';
import { sessionOf } from '../../second-factors/confirmed.ts';
import { factorsOf } from '../../second-factors/factors.ts';
import { askForUse, siteOf } from '../../second-factors/passkeys.ts';

export const beginProof = defineCommand({
  ...accountEndpoints.beginProof,
  operationId: 'beginProof',
  summary: 'Ask for a challenge that a passkey of yours then answers',
  tag: 'accounts',
  access: 'signed_in',
  keyless: true,
  beforeFactor: true,
  limit: 60,
  async handle(ctx, input) {
    const { accountId, sessionId } = sessionOf(ctx.actor);
    const options = await askForUse(siteOf(httpOf(input).request), await factorsOf(ctx.db, accountId));
    await setChallenge(ctx.db, sessionId, 'proof', Buffer.from(options.challenge), ctx.clock.now());
    return options;
  },
});
