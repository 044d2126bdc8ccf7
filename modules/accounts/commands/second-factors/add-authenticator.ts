/** The authenticator application shows its first code, and is a second factor from then on. */
import { newId } from '../../../../platform/db/ids.ts';
import { defineCommand } from '../../../../platform/http/operation.ts';
import { conflict, invalid } from '../../../../platform/http/problem.ts';
import { accountEndpoints } from '../../contract.ts';
import { addFactor, openForAdding } from '../../second-factors/adding.ts';
import { stepOf } from '../../second-factors/authenticator.ts';
import { readChallenge, takeChallenge } from '../../second-factors/challenges.ts';
import { lock, unlock } from '../../second-factors/sealed.ts';

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
    const secret = sealed && unlock(ctx, 'challenge', open.sessionId, sealed.toString());
    if (!secret) throw conflict('challenge_gone');
    const step = stepOf(secret, body.code.replace(/\s/g, ''), now);
    if (step === undefined) throw invalid('body.code', 'factor_wrong');
    await takeChallenge(db, open.sessionId, 'authenticator', now);
    const { label } = body;
    const id = newId();
    return addFactor(ctx, open, {
      id,
      kind: 'authenticator',
      label,
      secret: lock(ctx, 'factor', id, secret),
      lastStep: step,
    });
  },
});
