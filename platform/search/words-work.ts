/** Cutting the words of matters on a thread of the pool: the time grows with what was written and answered. */
import { textPool } from '../workers/pool.ts';
import type { MatterTexts, MatterWords } from './words.ts';

/** Texts in, their words out, in the same order. */
export default async function work(matters: readonly MatterTexts[]): Promise<MatterWords[]> {
  const { matterWords } = await import('./words.ts');
  return matters.map(matterWords);
}

/** Units of everything that would be cut. */
export const unitsOf = (texts: MatterTexts): number => texts.inside.reduce((sum, text) => sum + text.length, 0);

const cutting = textPool.define<readonly MatterTexts[], MatterWords[]>({
  name: 'words',
  module: new URL(import.meta.url),
  milliseconds: 10_000,
  small: { most: 4000, of: (matters) => matters.reduce((sum, texts) => sum + unitsOf(texts), 0) },
});

/** Words of a matter for the two searches. @param share whose work it is */
export const cutWords = async (texts: MatterTexts, share: string): Promise<MatterWords> =>
  (await cutting.run([texts], share))[0]!;

/** The same for several, in their order. */
export const cutAllWords = (matters: readonly MatterTexts[], share: string): Promise<MatterWords[]> =>
  cutting.run(matters, share);
