/** Challenges in the database, so that another server may take the answer; good once, for five minutes, in one session. */
import type { Db } from '../../../platform/db/schema.ts';
import type { FactorChallengesTable } from '../tables.ts';

const MINUTES = 5;

export type Purpose = FactorChallengesTable['purpose'];

/** A newer challenge of the same purpose takes the place of the earlier. */
export async function setChallenge(
  db: Db,
  sessionId: string,
  purpose: Purpose,
  content: Uint8Array,
  now: Date,
): Promise<void> {
  const expires_at = new Date(now.getTime() + MINUTES * 60_000);
  await db
    .insertInto('factor_challenges')
    .values({ session_id: sessionId, purpose, content, expires_at })
    .onConflict((clash) => clash.columns(['session_id', 'purpose']).doUpdateSet({ content, expires_at }))
    .execute();
}

/** Takes it out: whoever asks next finds none. @returns undefined when there is none, or it is too old */
export async function takeChallenge(
  db: Db,
  sessionId: string,
  purpose: Purpose,
  now: Date,
): Promise<Buffer | undefined> {
  const taken = await db
    .deleteFrom('factor_challenges')
    .where('session_id', '=', sessionId)
    .where('purpose', '=', purpose)
    .returning(['content', 'expires_at'])
    .executeTakeFirst();
  return taken && taken.expires_at > now ? Buffer.from(taken.content) : undefined;
}

/** What a challenge holds, left where it is: a mistyped code needs no new picture. */
export async function readChallenge(
  db: Db,
  sessionId: string,
  purpose: Purpose,
  now: Date,
): Promise<Buffer | undefined> {
  const found = await db
    .selectFrom('factor_challenges')
    .select('content')
    .where('session_id', '=', sessionId)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return found && Buffer.from(found.content);
}

/** May run again at any time. */
export async function sweepChallenges(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('factor_challenges').where('expires_at', '<', now).execute();
}
