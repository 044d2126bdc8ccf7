import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the lock file has a hash for every package, so that npm ci checks what it unpacks', () => {
  const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as {
    packages: Record<string, { integrity?: string; link?: boolean }>;
  };
  const bare = Object.entries(lock.packages).filter(
    ([place, entry]) => place !== '' && !entry.link && !entry.integrity,
  );
  expect(bare.map(([place]) => place)).toEqual([]);
});
