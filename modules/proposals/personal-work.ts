/** Looking for personal data on a thread of the pool: the time grows with the texts. */
import { textPool } from '../../platform/workers/pool.ts';
import type { PlacedFind, PublishedText } from './personal-data.ts';
import type { Redaction } from './tables.ts';

interface Order {
  texts: readonly PublishedText[];
  redactions: readonly Redaction[];
}

/** Everything found in the texts, in their order. */
export default async function work({ texts, redactions }: Order): Promise<PlacedFind[]> {
  const { findsIn } = await import('./personal-data.ts');
  return findsIn(texts, redactions);
}

const finding = textPool.define<Order, PlacedFind[]>({
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
