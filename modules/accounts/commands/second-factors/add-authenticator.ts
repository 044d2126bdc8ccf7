/** The authenticator application shows its first code, and is a second factor from then on. */
import { defineCommand } from '../../../../platform/http/operation.ts';
import { conflict, invalid } from '../../../../platform/http/problem.ts';
import { accountEndpoints } from '../../contract.ts';
import { addFactor, openForAdding } from '../../second-factors/adding.ts';
import { stepOf } from '../../second-factors/authenticator.ts';
import { readChallenge, takeChallenge } from '../../second-factors/challenges.ts';
import { unlock } from '../../second-factors/vault.ts';

export const addAuthenticator = defineCommand({
  ...accountEndpoints.addAuthenticator,
  operationId: 'addAuthenticator',
  summary: 'Add the authenticator application that was begun, by its first code; recovery codes come with the first',
  tag: 'accounts',
  access: 'signed_in',
  keyless: true,
  beforeFactor: true,
  limit: 30,
  async handle(ctx, { body }) {
    const open = await openForAdding(ctx);
    const { db, clock } = ctx;
    const now = clock.now();
    const sealed = await readChallenge(db, open.sessionId, 'authenticator', now);
    const secret = sealed && unlock(ctx, open.account.id, sealed);
    if (!sealed || !secret) throw conflict('challenge_gone');
    const step = stepOf(secret, body.code.replace(/\s/g, ''), now);
    if (step === undefined) throw invalid('body.code', 'factor_wrong');
    await takeChallenge(db, open.sessionId, 'authenticator', now);
    const { label } = body;
    return addFactor(ctx, open, { kind: 'authenticator', label, sealed_secret: sealed, lastStep: step });
  },
});
