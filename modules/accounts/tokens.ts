/** Opaque secrets of sessions and integrators: 32 random bytes, of which the database keeps only the SHA-256. */
import { createHash, randomBytes } from 'node:crypto';

/** Integrators' tokens begin so that a leaked one is recognised by secret scanners. */
export const integratorPrefix = 'ytk_';

/** @returns the secret for its holder and the hash for the database */
export function newSecret(prefix = ''): { secret: string; hash: Buffer } {
  const secret = prefix + randomBytes(32).toString('base64url');
  return { secret, hash: hashSecret(secret) };
}

/** SHA-256 of a secret's text; secrets of 256 random bits need no slow hash. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();
