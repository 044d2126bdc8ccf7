import { describe, expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password.ts';

describe('passwords', () => {
  it('are kept as argon2id with 19 MiB, 2 passes and 1 lane, each with its own salt', async () => {
    const [first, second] = await Promise.all([hashPassword('same'), hashPassword('same')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect(await verifyPassword(first, 'same')).toBe(true);
    expect(await verifyPassword(first, 'other')).toBe(false);
  });

  it('are refused without a hash and with one that cannot be read', async () => {
    expect(await verifyPassword(undefined, 'no account has this password')).toBe(false);
    expect(await verifyPassword('not a hash', 'x')).toBe(false);
  });
});
