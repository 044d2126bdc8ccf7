/** Cutting the words of proposals on a thread of the pool: the time grows with what was written and answered. */
import { textPool } from '../../platform/workers/pool.ts';
import type { SearchableTexts, SearchableWords } from './search.ts';

/** Texts in, their words out, in the same order. */
export default async function work(proposals: readonly SearchableTexts[]): Promise<SearchableWords[]> {
  const { searchableWords } = await import('./search.ts');
  return proposals.map(searchableWords);
}

/** Units of everything that would be cut. */
export const unitsOf = (texts: SearchableTexts): number =>
  [
    texts.subject,
    texts.situation,
    texts.analysis,
    texts.suggestions,
    ...texts.proposers,
    ...texts.replies.map((reply) => reply.body),
  ].reduce((sum, text) => sum + text.length, 0);

const cutting = textPool.define<readonly SearchableTexts[], SearchableWords[]>({
  name: 'words',
  module: new URL(import.meta.url),
  milliseconds: 10_000,
  small: { most: 4000, of: (proposals) => proposals.reduce((sum, texts) => sum + unitsOf(texts), 0) },
});

/** Words of a proposal for the two searches. @param share whose work it is */
export const cutWords = async (texts: SearchableTexts, share: string): Promise<SearchableWords> =>
  (await cutting.run([texts], share))[0]!;

/** The same for several, in their order. */
export const cutAllWords = (proposals: readonly SearchableTexts[], share: string): Promise<SearchableWords[]> =>
  cutting.run(proposals, share);
