/** Links for a new password: good once and for a short time; the database keeps the hash of their secret alone. */
import { newId } from '../../platform/db/ids.ts';
import type { Db } from '../../platform/db/schema.ts';
import { hashSecret, newSecret } from './tokens.ts';

/** Hours for which a link is good: a day, to be handed over and used. */
export const resetHours = 24;

const HOUR = 3_600_000;

/** The page behind a link, below the public address. */
const pathOf = (secret: string) => `/password/new?key=${secret}`;

export interface NewReset {
  accountId: string;
  assemblyId: string;
  /** Null: the operator of the installation. */
  issuedBy: string | null;
  issuerName: string;
}

/** Makes a link; earlier ones of the account end. The account's row is locked by the caller. */
export async function makeReset(db: Db, reset: NewReset, now: Date): Promise<{ path: string; expiresAt: Date }> {
  await revokeResets(db, reset.accountId);
  const { secret, hash } = newSecret();
  const expiresAt = new Date(now.getTime() + resetHours * HOUR);
  await db
    .insertInto('password_resets')
    .values({
      id: newId(),
      account_id: reset.accountId,
      assembly_id: reset.assemblyId,
      token_hash: hash,
      issued_by: reset.issuedBy,
      issuer_name: reset.issuerName,
      created_at: now,
      expires_at: expiresAt,
      used_at: null,
    })
    .execute();
  return { path: pathOf(secret), expiresAt };
}

/** Ends what was not used. */
export async function revokeResets(db: Db, accountId: string): Promise<void> {
  await db.deleteFrom('password_resets').where('account_id', '=', accountId).where('used_at', 'is', null).execute();
}

export interface OpenReset {
  id: string;
  accountId: string;
  assemblyId: string;
  login: string;
  name: string;
  issuerName: string;
}

/** @returns what a link is for; undefined when it was used, replaced or is too old, or the account is closed */
export async function openReset(db: Db, secret: string, now: Date, lock = false): Promise<OpenReset | undefined> {
  let query = db
    .selectFrom('password_resets')
    .innerJoin('accounts', 'accounts.id', 'password_resets.account_id')
    .select(['password_resets.id', 'account_id as accountId', 'assembly_id as assemblyId', 'login', 'name'])
    .select('issuer_name as issuerName')
    .where('token_hash', '=', hashSecret(secret))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .where('active', '=', true)
    .where('demo', '=', false);
  if (lock) query = query.forUpdate();
  return query.executeTakeFirst();
}

/** Marks a link, whose row is locked, as used. */
export async function closeReset(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('password_resets').set({ used_at: now }).where('id', '=', id).execute();
}

/** Removes links that were good until a day ago or earlier; the trail remembers them. May run again at any time. */
export async function sweepResets(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('password_resets')
    .where('expires_at', '<', new Date(now.getTime() - 24 * HOUR))
    .execute();
}
