/** A table that becomes cards on a phone loses its heads: each value carries its own. */
import { describe, expect, it } from 'vitest';
import { files, read } from './files.ts';

/** A subject is its own name, and a button or a box to tick says what it does. */
const named = new Set(['staff.col.subject', 'staff.col.actions', 'staff.choose']);

describe('tables that become cards', () => {
  it('name every value with the words of its column', () => {
    const screens = files('modules/*/web/**/*.tsx').filter((path) => /className="d-cards\b/.test(read(path)));
    expect(screens.length).toBeGreaterThan(6);
    const bare = screens.flatMap((path) =>
      [...read(path).matchAll(/\btitle: t\('([^']+)'/g)]
        .map(([, key]) => key!)
        .filter((key) => !named.has(key))
        .map((key) => `${path}: ${key}`),
    );
    expect(bare).toEqual([]);
  });
});
