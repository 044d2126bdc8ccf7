/** Passwords as argon2id with the parameters OWASP's password storage cheat sheet names first (19 MiB, 2 passes, 1 lane). */
import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** @returns an encoded argon2id hash with its salt and parameters */
export const hashPassword = (password: string): Promise<string> => hash(password, parameters);

let unknown: Promise<string> | undefined;

/** Checks a password; without a hash (unknown login) it does the same work and answers no. */
export async function verifyPassword(encoded: string | undefined, password: string): Promise<boolean> {
  if (encoded === undefined) {
    unknown ??= hashPassword('no account has this password');
    await verify(await unknown, password);
    return false;
  }
  try {
    return await verify(encoded, password);
  } catch {
    return false;
  }
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Sixteen letters and digits nobody confuses on paper, about 79 bits. */
export function firstPassword(): string {
  const signs = Array.from({ length: 16 }, () => letters[randomInt(letters.length)]);
  return [0, 4, 8, 12].map((start) => signs.slice(start, start + 4).join('')).join('-');
}
