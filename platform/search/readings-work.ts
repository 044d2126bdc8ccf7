/** What typed words may have meant, looked for in hundreds of texts on a thread of the pool. */
import { textPool } from '../workers/pool.ts';
import type { Spelling } from './sounds.ts';

/** Stretches of the texts that the letters spell. */
interface SpeltOrder {
  kind: 'spelt';
  texts: readonly string[];
  letters: string;
  how: Spelling;
}

/** Of each group of words the one the texts have most often. */
interface OftenestOrder {
  kind: 'oftenest';
  texts: readonly string[];
  groups: ReadonlyArray<readonly string[]>;
}

/** Words not found at all are left out: an empty answer says that one of the groups has none. */
function oftenestIn(text: string, groups: OftenestOrder['groups']): string[] {
  const often = (word: string) => text.split(word).length - 1;
  const best = groups.map((group) => group.reduce((a, b) => (often(b) > often(a) ? b : a)));
  return best.every((word) => often(word) > 0) ? best : [];
}

export default async function work(order: SpeltOrder | OftenestOrder): Promise<string[]> {
  if (order.kind === 'spelt') {
    const { speltIn } = await import('./sounds.ts');
    return speltIn(order.texts, order.letters, order.how);
  }
  const { foldForSearch } = await import('./terms.ts');
  return oftenestIn(foldForSearch(order.texts.join('\n')), order.groups);
}

const reading = textPool.define<SpeltOrder | OftenestOrder, string[]>({
  name: 'readings',
  module: new URL(import.meta.url),
  milliseconds: 10_000,
  small: { most: 4000, of: ({ texts }) => texts.reduce((sum, text) => sum + text.length, 0) },
});

/** Stretches of Chinese characters the letters spell, each once, the most frequent first. @param share whose work it is */
export const speltInTexts = (
  texts: readonly string[],
  letters: string,
  how: Spelling,
  share: string,
): Promise<string[]> => reading.run({ kind: 'spelt', texts, letters, how }, share);

/** One word of each group, the one the texts have most often; none at all when a group has none. */
export const oftenest = (
  texts: readonly string[],
  groups: ReadonlyArray<readonly string[]>,
  share: string,
): Promise<string[]> => reading.run({ kind: 'oftenest', texts, groups }, share);
