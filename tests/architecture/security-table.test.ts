/** The table of what hostile use must not do names tests that are there. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read, root } from './files.ts';

const rows = read('docs/security.md')
  .split('\n')
  .filter((line) => /^\| [CHMLT]/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, kind, holds, by]) => ({
    kind: kind!,
    holds: holds!,
    tests: [...by!.matchAll(/`([^`]+)`/g)].map((found) => found[1]!),
  }));

describe('the table of hostile use', () => {
  it.each(rows)('$kind: $holds', ({ tests }) => {
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.filter((path) => !path.endsWith('.test.ts') || !existsSync(join(root, path)))).toEqual([]);
  });
  it('has every critical, high and medium kind', () => {
    const kinds = rows.flatMap((row) => row.kind.split(', '));
    const numbered = [...kinds.filter((kind) => kind.length > 1)].sort();
    const wanted = [
      ['C', 2],
      ['H', 9],
      ['M', 17],
    ] as const;
    expect(numbered).toEqual(
      wanted.flatMap(([letter, most]) => Array.from({ length: most }, (_, at) => `${letter}${at + 1}`)).sort(),
    );
  });
  it('names every test of the hostile lane', async () => {
    const { files } = await import('./files.ts');
    const named = new Set(rows.flatMap((row) => row.tests));
    expect(files('tests/hostile/*.test.ts').filter((path) => !named.has(path))).toEqual([]);
  });
});
