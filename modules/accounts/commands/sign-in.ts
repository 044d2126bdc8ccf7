/**
 * Signs in with a password. An unknown login, a wrong password and a locked account get the same answer after the same
 * work. An attempt is counted before the password is looked at, so attempts side by side cannot outrun the lockout.
 */

import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { writeAudit } from '../../../platform/audit/audit.ts';
import type { DatabaseSchema, Db } from '../../../platform/db/schema.ts';
import type { Context } from '../../../platform/http/context.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { forbidden, Problem } from '../../../platform/http/problem.ts';
import { accountEndpoints, type Me } from '../contract.ts';
import { type HttpInput, httpOf, setDisplayCookies, setSessionCookie } from '../cookies.ts';
import { verifyPassword } from '../password.ts';
import { presentMe } from '../present-me.ts';
import { closeSession, firstAssemblyOf, openSession, sessionSeconds } from '../sessions.ts';

/** Failures after which an account is locked. */
export const attemptsAllowed = 5;
export const lockMinutes = 15;

interface Attempt {
  id: string;
  name: string;
  password_hash: string;
}

/** Counts one attempt; a lock that has passed starts the count anew. @returns undefined when unknown, locked or inactive */
async function countAttempt(db: Db, login: string, now: Date): Promise<Attempt | undefined> {
  const lockUntil = new Date(now.getTime() + lockMinutes * 60_000);
  const { rows } = await sql<Attempt>`
    update accounts set
      failed_sign_ins = case when locked_until is null then failed_sign_ins + 1 else 1 end,
      locked_until = case when locked_until is null and failed_sign_ins + 1 >= ${attemptsAllowed}::integer
        then ${lockUntil}::timestamptz end
    where login = ${login} and active and (locked_until is null or locked_until <= ${now})
    returning id, name, password_hash`.execute(db);
  return rows[0];
}

const accountOfLogin = (db: Db, login: string) =>
  db.selectFrom('accounts').select(['id', 'name']).where('login', '=', login).executeTakeFirst();

/** Opens the session of a person whose identity is settled, in one transaction with its audit entry. */
export async function startSession(
  ctx: Context,
  http: HttpInput,
  person: { id: string; name: string },
  how: string,
): Promise<Me> {
  const now = ctx.clock.now();
  const actor = { ...ctx.actor, kind: 'account' as const, accountId: person.id, name: person.name };
  const { opened, answer } = await (ctx.db as Kysely<DatabaseSchema>).transaction().execute(async (db) => {
    const inside = { ...ctx, db, actor };
    await db
      .updateTable('accounts')
      .set({ failed_sign_ins: 0, locked_until: null })
      .where('id', '=', person.id)
      .execute();
    // One browser, one session: what the cookie opened before is not left behind.
    if (ctx.actor.sessionId) await closeSession(db, ctx.actor.sessionId);
    const session = await openSession(db, person.id, await firstAssemblyOf(db, person.id, now), now);
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
    const attempt = await countAttempt(ctx.db, login, ctx.clock.now());
    if (!(await verifyPassword(attempt?.password_hash, password)) || !attempt) {
      const known = await accountOfLogin(ctx.db, login);
      const who = { ...ctx, actor: { ...ctx.actor, accountId: known?.id ?? null, name: known?.name ?? '' } };
      await writeAudit(who, 'account.sign_in_failed', known ? `account/${known.id}` : `login/${login}`, {
        passwordLookedAt: attempt !== undefined,
      });
      throw new Problem(401, 'sign_in_failed', { attempts: attemptsAllowed, minutes: lockMinutes });
    }
    return startSession(ctx, http, attempt, 'password');
  },
});
