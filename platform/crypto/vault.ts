/**
 * Texts sealed for one place of the database: what was sealed for a column of a row opens there and nowhere else. An envelope names its
 * key, so that keys can follow one another. Searching goes by a keyed hash.
 */
import { randomBytes } from 'node:crypto';
import type { Key } from './keyring.ts';
import { derivedKey, SealRefused, type Suite, suiteNamed } from './suites.ts';

export interface Place {
  table: string;
  column: string;
  /** Id of the row. */
  row: string;
}

export interface Vault {
  /** Id of the key in use. */
  keyId(): string;
  seal(text: string, place: Place): string;
  /** @throws SealRefused `key_unknown`, or `seal_broken` for whatever was changed, or sealed for another place */
  open(envelope: string, place: Place): string;
  /** By the key in use. @param purpose texts of two purposes are never alike */
  hash(text: string, purpose: string): string;
  /** By every key known: what was written before a new key is found as well. */
  hashes(text: string, purpose: string): string[];
}

/** Format of the envelope: `1.key.bytes`. */
const FORMAT = '1';
const IV = 12;

interface Opened {
  suite: Suite;
  sealing: Buffer;
  hashing: Buffer;
}

/** @param keys those of `keyring`, asked anew each time */
export function createVault(keys: () => readonly Key[]): Vault {
  const opened = new WeakMap<Key, Opened>();
  const made = (key: Key): Opened => {
    let found = opened.get(key);
    if (!found) {
      const suite = suiteNamed(key.suite);
      found = {
        suite,
        sealing: derivedKey(key.secret, `seal/${key.suite}`, suite.keyBytes),
        hashing: derivedKey(key.secret, `hash/${key.suite}`, 32),
      };
      opened.set(key, found);
    }
    return found;
  };
  const current = () => keys().at(-1)!;
  const placeOf = ({ table, column, row }: Place, keyId: string) =>
    Buffer.from([FORMAT, keyId, table, column, row].join('/'));
  const hashBy = (key: Key, text: string, purpose: string) => {
    const { suite, hashing } = made(key);
    return suite.keyedHash(hashing, `${purpose}/${text}`).toString('base64url');
  };
  return {
    keyId: () => current().id,
    seal(text, place) {
      const key = current();
      const { suite, sealing } = made(key);
      const iv = randomBytes(IV);
      const bytes = suite.encrypt(sealing, iv, Buffer.from(text), placeOf(place, key.id));
      return [FORMAT, key.id, Buffer.concat([iv, bytes]).toString('base64url')].join('.');
    },
    open(envelope, place) {
      const [format, id = '', text = ''] = envelope.split('.');
      const bytes = Buffer.from(text, 'base64url');
      // One way to write the bytes down, so that no other envelope passes for this one.
      if (format !== FORMAT || bytes.toString('base64url') !== text || bytes.length < IV) {
        throw new SealRefused('seal_broken');
      }
      const key = keys().find((item) => item.id === id);
      if (!key) throw new SealRefused('key_unknown', { key: id });
      const { suite, sealing } = made(key);
      return suite.decrypt(sealing, bytes.subarray(0, IV), bytes.subarray(IV), placeOf(place, id)).toString();
    },
    hash: (text, purpose) => hashBy(current(), text, purpose),
    hashes: (text, purpose) => keys().map((key) => hashBy(key, text, purpose)),
  };
}
