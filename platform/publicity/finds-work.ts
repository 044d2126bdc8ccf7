/** Looking for personal data on a thread of the pool: the time grows with the texts. */
import { textPool } from '../workers/pool.ts';
import type { PlacedFind, PublishedText } from './finds.ts';
import type { Mask } from './masks.ts';

interface PlacesOrder {
  texts: readonly PublishedText[];
  masks: readonly Mask[];
}

/** Everything found in the texts in their order. */
export default async function work(order: PlacesOrder): Promise<PlacedFind[]> {
  const { findsIn } = await import('./finds.ts');
  return findsIn(order.texts, order.masks);
}

const finding = textPool.define<PlacesOrder, PlacedFind[]>({
  name: 'personal',
  module: new URL(import.meta.url),
  milliseconds: 10_000,
  small: { most: 4000, of: ({ texts }) => texts.reduce((sum, { text }) => sum + text.length, 0) },
});

/** Personal data in what would be published. @param share whose work it is */
export const personalIn = <F extends string>(
  texts: readonly PublishedText<F>[],
  masks: readonly Mask<F>[],
  share: string,
): Promise<PlacedFind<F>[]> => finding.run({ texts, masks }, share) as Promise<PlacedFind<F>[]>;
