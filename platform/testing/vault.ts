/** Keys of tests: made anew in each process. */
import { randomBytes } from 'node:crypto';
import { createVault } from '../crypto/vault.ts';

export const testVault = createVault(
  (
    (keys) => () =>
      keys
  )([{ id: 'test', suite: 'aes-256-gcm' as const, secret: randomBytes(32) }]),
);
