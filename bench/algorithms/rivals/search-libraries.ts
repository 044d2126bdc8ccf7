/**
 * FlexSearch and MiniSearch behind one door, fed with the same words as our own search. They are not dependencies of
 * the project: they are taken from a folder outside it, and installed there if it has none.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { sharedSegmenter } from '../../../algorithms/words/segment.ts';

export interface SearchLibrary {
  add(id: number, text: string): void;
  /** At most `limit` identifiers, best first. */
  search(text: string, limit: number): number[];
}

interface FlexSearch {
  Index: new (
    options: object,
  ) => { add(id: number, text: string): void; search(text: string, options: object): number[] };
}
type MiniSearch = new (
  options: object,
) => { add(row: object): void; search(text: string, options: object): { id: number }[] };

/** @returns undefined, having said why, where the library cannot be had */
export function openLibrary(name: 'flexsearch' | 'minisearch', folder: string): SearchLibrary | undefined {
  const words = (text: string) => sharedSegmenter().words(text);
  try {
    if (!existsSync(join(folder, 'node_modules', name))) {
      mkdirSync(folder, { recursive: true });
      execFileSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', name], { stdio: 'ignore' });
    }
    const library = createRequire(join(folder, 'index.js'))(name) as unknown;
    if (name === 'flexsearch') {
      const index = new (library as FlexSearch).Index({ tokenize: 'strict', encode: words });
      return {
        add: (id, text) => index.add(id, text),
        search: (text, limit) => index.search(text, { limit, suggest: true }),
      };
    }
    const index = new (library as MiniSearch)({
      fields: ['text'],
      tokenize: words,
      processTerm: (word: string) => word,
    });
    return {
      add: (id, text) => index.add({ id, text }),
      search: (text, limit) =>
        index
          .search(text, { combineWith: 'OR' })
          .slice(0, limit)
          .map(({ id }) => id),
    };
  } catch (error) {
    console.log(`  ${name}: skipped, it cannot be installed (${error instanceof Error ? error.message : error})`);
    return undefined;
  }
}
