/** How new words sound, on a thread of the pool: a long text brings thousands of them. */
import { publicShare, textPool } from '../workers/pool.ts';
import type { VocabularyRow } from './tables.ts';

/** Words in, their rows out, in the same order. */
export default async function work(words: readonly string[]): Promise<VocabularyRow[]> {
  const { soundOf } = await import('./sounds.ts');
  return words.map(soundOf);
}

const sounding = textPool.define<readonly string[], VocabularyRow[]>({
  name: 'sounds',
  module: new URL(import.meta.url),
  milliseconds: 10_000,
  small: { most: 200, of: (words) => words.length },
});

/** Words of one piece of work. */
const CHUNK = 4000;

/** Rows of the vocabulary for words that are worth learning, in their order. */
export async function soundsOf(words: readonly string[]): Promise<VocabularyRow[]> {
  const rows: VocabularyRow[] = [];
  for (let from = 0; from < words.length; from += CHUNK)
    rows.push(...(await sounding.run(words.slice(from, from + CHUNK), publicShare)));
  return rows;
}
