/**
 * Signs in with a password. An unknown login, a wrong password and a closed account get the same answer after the same
 * work. Wrong passwords slow down who tries them, never the owner (`sign-in-waits.ts`).
 */

import type { Kysely } from 'kysely';
import { writeAudit } from '../../../platform/audit/audit.ts';
import type { DatabaseSchema, Db } from '../../../platform/db/schema.ts';
import type { Context } from '../../../platform/http/context.ts';
import { addressOf } from '../../../platform/http/limits.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { forbidden, Problem } from '../../../platform/http/problem.ts';
import { accountEndpoints, type Me } from '../contract.ts';
import {
  deviceCookie,
  type HttpInput,
  httpOf,
  setDeviceCookie,
  setDisplayCookies,
  setSessionCookie,
} from '../cookies.ts';
import { knownDevice } from '../known-device.ts';
import { verifyPassword } from '../password.ts';
import { presentMe } from '../present-me.ts';
import { isDemoPassword } from '../seeds.ts';
import { closeSession, firstAssemblyOf, openSession, sessionSeconds } from '../sessions.ts';
import { forgiveAttempt, type Trying, takeAttempt } from '../sign-in-failures.ts';

const accountOfLogin = (db: Db, login: string) =>
  db
    .selectFrom('accounts')
    .select(['id', 'name', 'password_hash', 'active', 'demo'])
    .where('login', '=', login)
    .executeTakeFirst();

/** Opens the session of a person whose identity is settled, in one transaction with its audit entry. */
export async function startSession(
  ctx: Context,
  http: HttpInput,
  person: { id: string; name: string },
  how: string,
  alongside: (db: Db) => Promise<void> = async () => {},
): Promise<Me> {
  const now = ctx.clock.now();
  const actor = { ...ctx.actor, kind: 'account' as const, accountId: person.id, name: person.name };
  const { opened, answer } = await (ctx.db as Kysely<DatabaseSchema>).transaction().execute(async (db) => {
    const inside = { ...ctx, db, actor };
    await alongside(db);
    // One browser, one session: what the cookie opened before is not left behind.
    if (ctx.actor.sessionId) await closeSession(db, ctx.actor.sessionId);
    const session = await openSession(db, person.id, await firstAssemblyOf(db, person.id, now), now, how === 'demo');
    await writeAudit(inside, 'account.signed_in', `account/${person.id}`, { how });
    return { opened: session, answer: await presentMe(inside, person.id, session.id) };
  });
  setSessionCookie(http, opened.secret, sessionSeconds);
  if (answer.account) setDisplayCookies(http, answer.account);
  return answer;
}

/** A form on another site must not sign the visitor in as somebody else. */
export function refuseForeignForm(http: HttpInput): void {
  if (http.request.headers['sec-fetch-site'] === 'cross-site') throw forbidden('foreign_origin');
}

/** Who tries, as far as that can be known before a password is looked at. */
export function tryingOf(ctx: Context, { request }: HttpInput, login: string): Trying {
  const { seal } = ctx;
  const address = addressOf(request);
  if (!seal) return { login, address };
  const device = knownDevice(request.cookies[deviceCookie], login, seal, ctx.clock.now());
  return { login, address: seal(`address/${address}`), device };
}

/** @throws Problem 429 `sign_in_slowed`, which says how long to wait */
export function slowDown(ctx: Context, seconds: number): never {
  const minutes = Math.ceil(seconds / 60);
  const wait =
    seconds < 60
      ? ctx.t('accounts.wait.seconds', { count: seconds })
      : ctx.t('accounts.wait.minutes', { count: minutes });
  throw new Problem(429, 'sign_in_slowed', { retryAfterSeconds: seconds, wait });
}

export const signIn = defineCommand({
  ...accountEndpoints.signIn,
  operationId: 'signIn',
  summary: 'Sign in with login and password; sets the session cookie',
  tag: 'accounts',
  access: 'public',
  ownTransaction: true,
  limit: 300,
  async handle(ctx, input) {
    const http = httpOf(input);
    refuseForeignForm(http);
    const { login, password } = input.body;
    const now = ctx.clock.now();
    const trying = tryingOf(ctx, http, login);
    const seconds = await takeAttempt(ctx.db as Kysely<DatabaseSchema>, trying, now);
    if (seconds > 0) slowDown(ctx, seconds);
    const known = await accountOfLogin(ctx.db, login);
    // The demo's password is public: where its doors are closed it opens nothing, whoever it was left to.
    const open = known?.active && (ctx.demoDoors || !(known.demo || isDemoPassword(password))) ? known : undefined;
    if (!(await verifyPassword(open?.password_hash, password)) || !open) {
      const who = { ...ctx, actor: { ...ctx.actor, accountId: known?.id ?? null, name: known?.name ?? '' } };
      await writeAudit(who, 'account.sign_in_failed', known ? `account/${known.id}` : `login/${login}`, {
        device: trying.device ? 'known' : 'unknown',
      });
      throw new Problem(401, 'sign_in_failed');
    }
    const me = await startSession(ctx, http, open, 'password', (db) => forgiveAttempt(db, trying));
    // Whoever knows the password alone is no known device yet.
    if (me.account?.factorNeeded !== 'show') setDeviceCookie(http, login, ctx.seal, now);
    return me;
  },
});
