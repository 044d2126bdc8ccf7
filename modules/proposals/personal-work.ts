/** Looking for personal data on a thread of the pool: the time grows with the texts. */
import { textPool } from '../../platform/workers/pool.ts';
import type { Redaction } from './masks.ts';
import type { PlacedFind, PublishedText } from './personal-data.ts';

interface PlacesOrder {
  texts: readonly PublishedText[];
  redactions: readonly Redaction[];
}

/** Texts of which is asked whether they hold any that keeps them back. */
type DecisiveOrder = readonly string[];

/** Everything found in the texts in their order, or of each text whether something keeps it back. */
export default async function work(order: PlacesOrder | DecisiveOrder): Promise<PlacedFind[] | boolean[]> {
  const { findsIn, holdsPersonalData } = await import('./personal-data.ts');
  return 'texts' in order ? findsIn(order.texts, order.redactions) : order.map(holdsPersonalData);
}

const module = new URL(import.meta.url);
const judging = textPool.define<DecisiveOrder, boolean[]>({
  name: 'personal-texts',
  module,
  milliseconds: 10_000,
  small: { most: 4000, of: (texts) => texts.reduce((sum, text) => sum + text.length, 0) },
});
const finding = textPool.define<PlacesOrder, PlacedFind[]>({
  name: 'personal',
  module,
  milliseconds: 10_000,
  small: { most: 4000, of: ({ texts }) => texts.reduce((sum, { text }) => sum + text.length, 0) },
});

/** Of each text whether something in it asks for a decision. @param share whose work it is */
export const personalTexts = (texts: readonly string[], share: string): Promise<boolean[]> => judging.run(texts, share);

/** Personal data in what would be published. @param share whose work it is */
export const personalIn = (
  texts: readonly PublishedText[],
  redactions: readonly Redaction[],
  share: string,
): Promise<PlacedFind[]> => finding.run({ texts, redactions }, share);
