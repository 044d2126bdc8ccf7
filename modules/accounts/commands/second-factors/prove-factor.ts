/**
 * Proves again who asks: right after the password where the account has a second factor, and before weighty acts. Wrong answers
 * slow down who tries, as wrong passwords do, in counters of their own: knowing the password forgives none.
 */
import type { Kysely } from 'kysely';
import { writeAudit } from '../../../../platform/audit/audit.ts';
import type { DatabaseSchema } from '../../../../platform/db/schema.ts';
import type { Context } from '../../../../platform/http/context.ts';
import { defineCommand } from '../../../../platform/http/operation.ts';
import { invalid } from '../../../../platform/http/problem.ts';
import { accountEndpoints } from '../../contract.ts';
import { httpOf, setDeviceCookie } from '../../cookies.ts';
import type { Proof } from '../../factor-contract.ts';
import { verifyPassword } from '../../password.ts';
import { presentMe } from '../../present-me.ts';
import { stepOf } from '../../second-factors/authenticator.ts';
import { takeChallenge } from '../../second-factors/challenges.ts';
import { sessionOf } from '../../second-factors/confirmed.ts';
import { type Factor, factorsOf, takeCounter, takeStep } from '../../second-factors/factors.ts';
import { passkeyUsed, siteOf } from '../../second-factors/passkeys.ts';
import { takeRecoveryCode } from '../../second-factors/recovery-codes.ts';
import { unlock } from '../../second-factors/sealed.ts';
import { confirmedUntil } from '../../second-factors/standing.ts';
import { forgiveAttempt, takeAttempt } from '../../sign-in-failures.ts';
import { tellOwner } from '../../tell-of-account.ts';
import { refuseForeignForm, slowDown, tryingOf } from '../sign-in.ts';

interface Prover {
  id: string;
  password_hash: string;
}

async function byCode(ctx: Context, factors: readonly Factor[], code: string): Promise<boolean> {
  const now = ctx.clock.now();
  for (const factor of factors) {
    if (!factor.sealed_secret) continue;
    const secret = unlock(ctx, 'factor', factor.id, factor.sealed_secret);
    const step = secret && stepOf(secret, code.replace(/\s/g, ''), now);
    if (step !== undefined) return takeStep(ctx.db, factor.id, step, now);
  }
  return false;
}

/** @returns whether the proof is good; what is good once is used up */
async function proves(ctx: Context, input: object, account: Prover, sessionId: string, proof: Proof): Promise<boolean> {
  const { db, clock } = ctx;
  const now = clock.now();
  const factors = await factorsOf(db, account.id);
  const code = proof.code ?? '';
  switch (proof.way) {
    case 'password':
      return factors.length === 0 && (await verifyPassword(account.password_hash, code));
    case 'authenticator':
      return byCode(ctx, factors, code);
    case 'recovery':
      return factors.length > 0 && takeRecoveryCode(ctx, account.id, code);
    case 'passkey': {
      const challenge = await takeChallenge(db, sessionId, 'proof', now);
      if (!challenge || !proof.passkey) return false;
      const used = await passkeyUsed(siteOf(httpOf(input).request), challenge, proof.passkey, factors);
      return used !== undefined && takeCounter(db, used.factor, used.counter, now);
    }
  }
}

const wrong: Record<Proof['way'], [path: string, code: string]> = {
  password: ['body.code', 'wrong_password'],
  authenticator: ['body.code', 'factor_wrong'],
  recovery: ['body.code', 'recovery_wrong'],
  passkey: ['body.passkey', 'passkey_refused'],
};

export const proveFactor = defineCommand({
  ...accountEndpoints.proveFactor,
  operationId: 'proveFactor',
  summary: 'Show your second factor, or your password where you have none, to prove who you are',
  tag: 'accounts',
  access: 'signed_in',
  ownTransaction: true,
  keyless: true,
  beforeFactor: true,
  limit: 60,
  async handle(ctx, input) {
    const http = httpOf(input);
    refuseForeignForm(http);
    const { accountId, sessionId } = sessionOf(ctx.actor);
    const db = ctx.db as Kysely<DatabaseSchema>;
    const now = ctx.clock.now();
    const { way } = input.body;
    const account = await db
      .selectFrom('accounts')
      .select(['id', 'login', 'name', 'password_hash'])
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow();
    const trying = tryingOf(ctx, http, account.login);
    const seconds = await takeAttempt(db, trying, now, 'factor');
    if (seconds > 0) slowDown(ctx, seconds);
    const subject = `account/${accountId}`;
    if (!(await proves(ctx, input, account, sessionId, input.body))) {
      await writeAudit(ctx, 'account.factor_failed', subject, { way });
      throw invalid(...wrong[way]);
    }
    const me = await db.transaction().execute(async (trx) => {
      const inside = { ...ctx, db: trx };
      await forgiveAttempt(trx, trying, 'factor');
      await trx
        .updateTable('sign_in_sessions')
        .set({ confirmed_until: confirmedUntil(now), ...(way === 'password' ? {} : { factor_at: now }) })
        .where('id', '=', sessionId)
        .execute();
      await writeAudit(inside, 'account.factor_shown', subject, { way });
      if (way === 'recovery') await tellOwner(inside, accountId, 'recovery_used');
      return presentMe(inside, accountId, sessionId);
    });
    setDeviceCookie(http, account.login, ctx.seal, now);
    return me;
  },
});
