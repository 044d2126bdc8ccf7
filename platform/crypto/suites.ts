/** Two suites of encryption with associated data and keyed hashing, over node:crypto: the international and the Chinese one. */
import {
  type CipherGCMTypes,
  createCipheriv,
  createDecipheriv,
  createHmac,
  getCiphers,
  getHashes,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto';
import { ghash } from './ghash.ts';

export const suiteNames = ['aes-256-gcm', 'sm4-gcm'] as const;
export type SuiteName = (typeof suiteNames)[number];

/** What a sealed text cannot be opened for, or a suite not used for. */
export class SealRefused extends Error {
  readonly code: 'suite_unavailable' | 'key_unknown' | 'seal_broken' | 'keys_unreadable' | 'key_missing';
  readonly params: Record<string, string | number>;

  constructor(code: SealRefused['code'], params: Record<string, string | number> = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'SealRefused';
    this.code = code;
    this.params = params;
  }
}

export interface Suite {
  name: SuiteName;
  /** Bytes of a key of its cipher. */
  keyBytes: number;
  /** @param iv 12 bytes, never twice under one key @returns ciphertext with its tag of 16 bytes */
  encrypt(key: Uint8Array, iv: Uint8Array, text: Uint8Array, associated: Uint8Array): Buffer;
  /** @throws SealRefused `seal_broken` for whatever was not made by `encrypt` with the same key, iv and associated data */
  decrypt(key: Uint8Array, iv: Uint8Array, sealed: Uint8Array, associated: Uint8Array): Buffer;
  keyedHash(key: Uint8Array, text: string): Buffer;
}

const TAG = 16;
const broken = () => new SealRefused('seal_broken');

/** GCM as node:crypto offers it. */
const native = (cipher: string) => ({
  encrypt(key: Uint8Array, iv: Uint8Array, text: Uint8Array, associated: Uint8Array): Buffer {
    const made = createCipheriv(cipher as CipherGCMTypes, key, iv, { authTagLength: TAG }).setAAD(associated);
    return Buffer.concat([made.update(text), made.final(), made.getAuthTag()]);
  },
  decrypt(key: Uint8Array, iv: Uint8Array, sealed: Uint8Array, associated: Uint8Array): Buffer {
    if (sealed.length < TAG) throw broken();
    const end = sealed.length - TAG;
    const made = createDecipheriv(cipher as CipherGCMTypes, key, iv, { authTagLength: TAG })
      .setAAD(associated)
      .setAuthTag(sealed.subarray(end));
    try {
      return Buffer.concat([made.update(sealed.subarray(0, end)), made.final()]);
    } catch {
      throw broken();
    }
  },
});

const counter = (iv: Uint8Array, at: number): Buffer => Buffer.concat([iv, Buffer.from([0, 0, 0, at])]);

/** GCM of a cipher node:crypto offers in counter mode alone: SM4, before OpenSSL 3.1. */
const composed = (cipher: string) => {
  const stream = (key: Uint8Array, from: Uint8Array, text: Uint8Array) => {
    const made = createCipheriv(cipher, key, from);
    return Buffer.concat([made.update(text), made.final()]);
  };
  const tagOf = (key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array, associated: Uint8Array) => {
    const nought = new Uint8Array(16);
    const sum = ghash(stream(key, nought, nought), associated, ciphertext);
    return stream(key, counter(iv, 1), sum);
  };
  return {
    encrypt(key: Uint8Array, iv: Uint8Array, text: Uint8Array, associated: Uint8Array): Buffer {
      const ciphertext = stream(key, counter(iv, 2), text);
      return Buffer.concat([ciphertext, tagOf(key, iv, ciphertext, associated)]);
    },
    decrypt(key: Uint8Array, iv: Uint8Array, sealed: Uint8Array, associated: Uint8Array): Buffer {
      if (sealed.length < TAG) throw broken();
      const end = sealed.length - TAG;
      const ciphertext = sealed.subarray(0, end);
      if (!timingSafeEqual(tagOf(key, iv, ciphertext, associated), sealed.subarray(end))) throw broken();
      return stream(key, counter(iv, 2), ciphertext);
    },
  };
};

/** What the OpenSSL of this Node has. */
export interface Offered {
  ciphers: readonly string[];
  hashes: readonly string[];
}

const offeredHere = (): Offered => ({ ciphers: getCiphers(), hashes: getHashes() });

const parts: Readonly<Record<SuiteName, { keyBytes: number; counterMode: string; hash: string }>> = {
  'aes-256-gcm': { keyBytes: 32, counterMode: 'aes-256-ctr', hash: 'sha256' },
  'sm4-gcm': { keyBytes: 16, counterMode: 'sm4-ctr', hash: 'sm3' },
};

/**
 * The suite as this Node can do it: by OpenSSL itself, else put together from its counter mode.
 * @throws SealRefused `suite_unavailable` where OpenSSL has neither, or not the hash
 */
export function suiteNamed(name: SuiteName, { ciphers, hashes }: Offered = offeredHere()): Suite {
  const { keyBytes, counterMode, hash } = parts[name];
  if (!hashes.includes(hash)) throw new SealRefused('suite_unavailable', { suite: name, lacks: hash });
  const whole = ciphers.includes(name);
  if (!whole && !ciphers.includes(counterMode)) {
    throw new SealRefused('suite_unavailable', { suite: name, lacks: name });
  }
  return {
    name,
    keyBytes,
    ...(whole ? native(name) : composed(counterMode)),
    keyedHash: (key, text) => createHmac(hash, key).update(text).digest(),
  };
}

/** A key of its own for each purpose, from one secret. */
export const derivedKey = (secret: Uint8Array, purpose: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, new Uint8Array(0), `yitang/${purpose}`, bytes));
