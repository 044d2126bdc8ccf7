/** What a screen asks the server to do can be refused: the screen reads why, or says it in passing (`web/shared/told.ts`). */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Not by `error`: these keep refusals in their own answer, item by item. */
const byItem = new Set<string>();

const screens = globSync('{web,modules/*/web}/**/*.tsx', { exclude: ['**/*.test.tsx'] });

it('leaves no refusal of a step unread by its screen', () => {
  const silent: string[] = [];
  let steps = 0;
  for (const path of screens) {
    const source = readFileSync(path, 'utf8');
    for (const { 1: name, index } of source.matchAll(/const (\w+) = (?:useMutation|useStep)\(/g)) {
      steps += 1;
      const body = source.slice(index, source.indexOf('\n  });', index));
      const read = new RegExp(`\\b${name}\\.(error|isError)\\b|error[^}]*\\} = ${name};`).test(source);
      if (!read && !/onError/.test(body) && !byItem.has(path)) silent.push(`${path}: ${name}`);
    }
  }
  expect(steps).toBeGreaterThan(20);
  expect(silent).toEqual([]);
});
