/** Counts attempts to sign in, in the database, so that several servers count together. */
import type { Kysely } from 'kysely';
import type { DatabaseSchema, Db } from '../../platform/db/schema.ts';
import { attackFrom, type CounterKind, forgottenAfterMs, secondsToWait, standing } from './sign-in-waits.ts';

/** Who tries to sign in, as the server knows it. */
export interface Trying {
  login: string;
  /** Sealed: the database keeps no addresses. */
  address: string;
  /** A device that signed in to this login before. */
  device?: string | undefined;
}

interface Key {
  kind: CounterKind;
  who: string;
  login: string;
}

/** Key of the counter over all unknown devices at one login. */
const strangers = 'strangers';

/** What is tried: a password, or what proves beside it. */
type Tried = 'password' | 'factor';

/** In the order in which their rows are locked. Knowing a password forgives nothing of what is tried after it. */
function countersOf({ login, address, device }: Trying, tried: Tried): Key[] {
  if (tried === 'factor') {
    return [device ? { kind: 'device', who: `factor/${device}`, login } : { kind: 'factor', who: 'factor', login }];
  }
  if (device) return [{ kind: 'device', who: `device/${device}`, login }];
  return [
    { kind: 'address', who: `address/${address}`, login: '' },
    { kind: 'pair', who: `pair/${address}`, login },
    { kind: 'strangers', who: strangers, login },
  ];
}

class Waiting extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super('waiting');
    this.seconds = seconds;
  }
}

const whereKey = (key: Key) => ({ who: key.who, login: key.login });

async function countOne(db: Db, key: Key, now: Date): Promise<number> {
  const fresh = { failures: 0, level: 0, since: now, last_at: now };
  // The row is locked as it stands, or made.
  const found = await db
    .insertInto('sign_in_failures')
    .values({ ...whereKey(key), ...fresh })
    .onConflict((clash) => clash.columns(['who', 'login']).doUpdateSet({ login: key.login }))
    .returning(['failures', 'level', 'since', 'last_at'])
    .executeTakeFirstOrThrow();
  const seconds = secondsToWait(key.kind, found, now);
  if (seconds > 0) return seconds;
  const run = standing(key.kind, found, now) ?? fresh;
  await db
    .updateTable('sign_in_failures')
    .set({ failures: run.failures + 1, level: run.level + 1, since: run.since, last_at: now })
    .where((q) => q.and(whereKey(key)))
    .execute();
  return 0;
}

/**
 * Counts one attempt as failed before its password is looked at, so that attempts side by side cannot outrun the count.
 * @returns seconds to wait, and then nothing was counted; 0: look at the password
 */
export async function takeAttempt(
  db: Kysely<DatabaseSchema>,
  trying: Trying,
  now: Date,
  tried: Tried = 'password',
): Promise<number> {
  try {
    return await db.transaction().execute(async (trx) => {
      for (const key of countersOf(trying, tried)) {
        const seconds = await countOne(trx, key, now);
        if (seconds > 0) throw new Waiting(seconds);
      }
      return 0;
    });
  } catch (error) {
    if (error instanceof Waiting) return error.seconds;
    throw error;
  }
}

/** The attempt was the owner's: it counts for nothing, and what this address or device mistyped before is forgotten. */
export async function forgiveAttempt(db: Db, trying: Trying, tried: Tried = 'password'): Promise<void> {
  for (const key of countersOf(trying, tried)) {
    if (key.kind === 'pair' || key.kind === 'device' || key.kind === 'factor') {
      await db
        .deleteFrom('sign_in_failures')
        .where((q) => q.and(whereKey(key)))
        .execute();
    } else {
      await db
        .updateTable('sign_in_failures')
        .set((q) => ({
          failures: q.fn<number>('greatest', [q('failures', '-', 1), q.val(0)]),
          level: q.fn<number>('greatest', [q('level', '-', 1), q.val(0)]),
        }))
        .where((q) => q.and(whereKey(key)))
        .execute();
    }
  }
}

/** A run of failures by strangers at one login. */
export interface Attack {
  failures: number;
  since: Date;
  lastAt: Date;
}

const attacks = (db: Db, now: Date) =>
  db
    .selectFrom('sign_in_failures')
    .where('who', '=', strangers)
    .where('failures', '>=', attackFrom)
    .where('last_at', '>', new Date(now.getTime() - forgottenAfterMs));

/** Which of these logins strangers are guessing at. */
export async function attacksOn(db: Db, logins: readonly string[], now: Date): Promise<Map<string, Attack>> {
  if (logins.length === 0) return new Map();
  const rows = await attacks(db, now)
    .select(['login', 'failures', 'level', 'since', 'last_at'])
    .where('login', 'in', [...logins])
    .execute();
  return new Map(
    rows
      .filter((row) => standing('strangers', row, now))
      .map((row) => [row.login, { failures: row.failures, since: row.since, lastAt: row.last_at }]),
  );
}

/** All logins strangers are guessing at now. */
export async function loginsUnderAttack(db: Db, now: Date): Promise<string[]> {
  const rows = await attacks(db, now).select(['login', 'failures', 'level', 'since', 'last_at']).execute();
  return rows.filter((row) => standing('strangers', row, now)).map((row) => row.login);
}

/** Removes what counts no more. May run again at any time. */
export async function sweepFailures(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('sign_in_failures')
    .where('last_at', '<', new Date(now.getTime() - forgottenAfterMs))
    .execute();
}
