/**
 * Which keys the database was ever written with. A server that lacks one, or has another of the same name, does not start: it would
 * show nothing of what is sealed, and seal new texts with a key nobody kept.
 */
import './tables.ts';
import type { Db } from '../db/schema.ts';
import type { Key } from './keyring.ts';
import { SealRefused } from './suites.ts';
import type { Vault } from './vault.ts';

const proofPlace = (id: string) => ({ table: 'sealing_keys', column: 'proof', row: id });
const PROOF = '议堂';

/** @throws SealRefused `key_missing` when a key is not there, or is not the one it was */
export async function keepKnownKeys(db: Db, keys: readonly Key[], vault: Vault, now: Date): Promise<void> {
  const known = await db.selectFrom('sealing_keys').select(['id', 'proof']).execute();
  for (const { id, proof } of known) {
    try {
      if (!keys.some((key) => key.id === id) || vault.open(proof, proofPlace(id)) !== PROOF) throw new Error(id);
    } catch {
      throw new SealRefused('key_missing', { key: id });
    }
  }
  const id = vault.keyId();
  if (known.some((key) => key.id === id)) return;
  await db
    .insertInto('sealing_keys')
    .values({ id, proof: vault.seal(PROOF, proofPlace(id)), seen_at: now })
    .onConflict((clash) => clash.column('id').doNothing())
    .execute();
}

/** Nothing is sealed with these any more: the database forgets them, and they may be taken out of the file. */
export async function forgetKeys(db: Db, except: string): Promise<string[]> {
  const gone = await db.deleteFrom('sealing_keys').where('id', '<>', except).returning('id').execute();
  return gone.map((key) => key.id);
}
