/** Sign-in sessions: opened with an opaque secret, ended by sign-out, idleness or after twelve hours. */
import { sql } from 'kysely';
import { newId } from '../../platform/db/ids.ts';
import type { Db } from '../../platform/db/schema.ts';
import { confirmedUntil } from './second-factors/standing.ts';
import { newSecret } from './tokens.ts';

/** Longest life of a session, in seconds. */
export const sessionSeconds = 12 * 3600;

/**
 * Opens a session and clears away the account's ended ones.
 * @param proved nothing more is asked of its person: the demo's door
 * @returns the secret for the cookie, and the session's id
 */
export async function openSession(
  db: Db,
  accountId: string,
  assemblyId: string | null,
  now: Date,
  proved = false,
): Promise<{ secret: string; id: string }> {
  const { secret, hash } = newSecret();
  const id = newId();
  const expires = new Date(now.getTime() + sessionSeconds * 1000);
  await db.deleteFrom('sign_in_sessions').where('account_id', '=', accountId).where('expires_at', '<=', now).execute();
  await db
    .insertInto('sign_in_sessions')
    .values({
      id,
      account_id: accountId,
      token_hash: hash,
      assembly_id: assemblyId,
      created_at: now,
      last_seen_at: now,
      expires_at: expires,
      factor_at: proved ? now : null,
      confirmed_until: proved ? expires : confirmedUntil(now),
    })
    .execute();
  return { secret, id };
}

/** Ends one session. */
export async function closeSession(db: Db, sessionId: string): Promise<void> {
  await db.deleteFrom('sign_in_sessions').where('id', '=', sessionId).execute();
}

/** Ends all sessions of an account but one. */
export async function closeOtherSessions(db: Db, accountId: string, keep: string | null): Promise<void> {
  let query = db.deleteFrom('sign_in_sessions').where('account_id', '=', accountId);
  if (keep) query = query.where('id', '<>', keep);
  await query.execute();
}

/** The assembly a fresh session starts in: where the person is a member, else the first in printed order. */
export async function firstAssemblyOf(db: Db, accountId: string, now: Date): Promise<string | null> {
  const { rows } = await sql<{ assembly_id: string }>`
    select assembly_id from grants
    where account_id = ${accountId} and from_at <= ${now} and (until_at is null or until_at > ${now})
    order by case role when 'member' then 0 else 1 end, from_at, id limit 1`.execute(db);
  return rows[0]?.assembly_id ?? null;
}
