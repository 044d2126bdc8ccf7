/** For tests of other modules: a browser's cookie and an integrator's header without going through sign-in. */
import { newId } from '../../platform/db/ids.ts';
import type { Db } from '../../platform/db/schema.ts';
import { sessionCookie } from '../../platform/http/server.ts';
import { type Role, roles, type Scope } from './roles.ts';
import { openSession } from './sessions.ts';
import { integratorPrefix, newSecret } from './tokens.ts';

/** Opens a session of which nothing more is asked. @returns cookies for `inject({ cookies })` */
export async function sessionCookies(db: Db, accountId: string, now: Date): Promise<Record<string, string>> {
  const { secret } = await openSession(db, accountId, null, now, true);
  return { [sessionCookie]: secret };
}

/** Makes a token that lasts a year, issued for all roles unless told otherwise. @returns headers for `inject({ headers })` */
export async function tokenHeaders(
  db: Db,
  token: { accountId: string; assemblyId: string; scopes: readonly Scope[]; roles?: readonly Role[]; now: Date },
): Promise<Record<string, string>> {
  const { secret, hash } = newSecret(integratorPrefix);
  await db
    .insertInto('integrator_tokens')
    .values({
      id: newId(),
      assembly_id: token.assemblyId,
      account_id: token.accountId,
      label: 'test',
      token_hash: hash,
      scopes: JSON.stringify(token.scopes),
      roles: JSON.stringify(token.roles ?? roles),
      created_at: token.now,
      expires_at: new Date(token.now.getTime() + 365 * 86_400_000),
      revoked_at: null,
    })
    .execute();
  return { authorization: `Bearer ${secret}` };
}
