/** The passkey that was begun is a second factor from now on. */
import { defineCommand } from '../../../../platform/http/operation.ts';
import { conflict } from '../../../../platform/http/problem.ts';
import { accountEndpoints } from '../../contract.ts';
import { httpOf } from '../../cookies.ts';
import { addFactor, openForAdding } from '../../second-factors/adding.ts';
import { takeChallenge } from '../../second-factors/challenges.ts';
import { passkeyMade, siteOf } from '../../second-factors/passkeys.ts';

export const addPasskey = defineCommand({
  ...accountEndpoints.addPasskey,
  operationId: 'addPasskey',
  summary: 'Add the passkey that was begun; recovery codes come with the first second factor',
  tag: 'accounts',
  access: 'signed_in',
  keyless: true,
  beforeFactor: true,
  limit: 30,
  async handle(ctx, input) {
    const open = await openForAdding(ctx);
    const { label, passkey } = input.body;
    const challenge = await takeChallenge(ctx.db, open.sessionId, 'passkey', ctx.clock.now());
    if (!challenge) throw conflict('challenge_gone');
    const made = await passkeyMade(siteOf(httpOf(input).request), challenge, passkey);
    const taken = await ctx.db
      .selectFrom('second_factors')
      .select('id')
      .where('credential_id', '=', made.id)
      .executeTakeFirst();
    if (taken) throw conflict('passkey_taken');
    return addFactor(ctx, open, {
      kind: 'passkey',
      label,
      credential_id: made.id,
      public_key: made.publicKey,
      counter: made.counter,
      transports: passkey.response.transports,
    });
  },
});
