/** Secrets of authenticators at rest: AES-256-GCM under a key of the installation, which is not in the database. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Context } from '../../../platform/http/context.ts';
import { Problem } from '../../../platform/http/problem.ts';

const NONCE = 12;
const TAG = 16;

function keyOf({ seal }: Pick<Context, 'seal'>): Buffer {
  if (!seal) throw new Problem(503, 'unavailable');
  return createHash('sha256').update(seal('second-factor/authenticator')).digest();
}

/** @param accountId whose secret it is: in another account's row it opens nothing */
export function lock(ctx: Pick<Context, 'seal'>, accountId: string, secret: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyOf(ctx), nonce).setAAD(Buffer.from(accountId));
  const text = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([nonce, text, cipher.getAuthTag()]);
}

/** @returns undefined when it was sealed with another key, or for another account */
export function unlock(ctx: Pick<Context, 'seal'>, accountId: string, locked: Uint8Array): Buffer | undefined {
  const bytes = Buffer.from(locked);
  const cipher = createDecipheriv('aes-256-gcm', keyOf(ctx), bytes.subarray(0, NONCE))
    .setAAD(Buffer.from(accountId))
    .setAuthTag(bytes.subarray(bytes.length - TAG));
  try {
    return Buffer.concat([cipher.update(bytes.subarray(NONCE, bytes.length - TAG)), cipher.final()]);
  } catch {
    return undefined;
  }
}
