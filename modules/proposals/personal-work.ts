/** Looking for personal data on a thread of the pool: the time grows with the texts. */
import { textPool } from '../../platform/workers/pool.ts';
import type { Redaction } from './masks.ts';
import type { PlacedFind, PublishedText } from './personal-data.ts';

interface PlacesOrder {
  texts: readonly PublishedText[];
  redactions: readonly Redaction[];
}

/** Everything found in the texts in their order. */
export default async function work(order: PlacesOrder): Promise<PlacedFind[]> {
  const { findsIn } = await import('./personal-data.ts');
  return findsIn(order.texts, order.redactions);
}

const finding = textPool.define<PlacesOrder, PlacedFind[]>({
  name: 'personal',
  module: new URL(import.meta.url),
  milliseconds: 10_000,
  small: { most: 4000, of: ({ texts }) => texts.reduce((sum, { text }) => sum + text.length, 0) },
});

/** Personal data in what would be published. @param share whose work it is */
export const personalIn = (
  texts: readonly PublishedText[],
  redactions: readonly Redaction[],
  share: string,
): Promise<PlacedFind[]> => finding.run({ texts, redactions }, share);
