/** The project's own files, for tests about the code itself. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Paths below the root, with `/`, without those of packages, builds and data. */
export function files(pattern: string): string[] {
  return globSync(pattern, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/^(node_modules|dist|data|test-results)\//.test(path))
    .sort();
}

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Leaves of nested words as `a.b.c` → sentence. */
export function leaves(words: Record<string, unknown>, before = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') found.set(before + key, value);
    else for (const [deep, text] of leaves(value as Record<string, unknown>, `${before}${key}.`)) found.set(deep, text);
  }
  return found;
}
