/**
 * Personal data in what is about to be published: where it stands, whether it is withheld already, and whether it keeps
 * the text back until somebody decides. Pure.
 */

import { findPersonal, needsDecision, type PersonalFind } from '../privacy/find-personal.ts';
import { isCovered, type Mask, masksOf, type TextPlace } from './masks.ts';

/** One text the public would read. */
export interface PublishedText<F extends string = string> {
  field: F;
  /** Which of several texts of the field. */
  itemId?: string;
  /** Who wrote it, or where it stands: a unit; absent in the matter's own texts. */
  of?: string;
  text: string;
}

export interface PlacedFind<F extends string = string> extends PersonalFind {
  field: F;
  itemId?: string;
  written: string;
  /** Lies wholly within a passage that is withheld. */
  withheld: boolean;
  /** Keeps the text back until somebody decides. */
  decisive: boolean;
}

/** Everything found in the texts, in their order. */
export function findsIn<F extends string>(
  texts: readonly PublishedText<F>[],
  masks: readonly Mask<F>[],
): PlacedFind<F>[] {
  return texts.flatMap(({ field, itemId, text }) => {
    const passages = masksOf(masks, field, itemId);
    return findPersonal(text).map((find) => ({
      ...find,
      field,
      ...(itemId ? { itemId } : {}),
      written: text.slice(find.from, find.to),
      withheld: isCovered(find, passages),
      decisive: needsDecision(find),
    }));
  });
}

/** Those that still ask for a decision. */
export const openFinds = <F extends string>(finds: readonly PlacedFind<F>[]): PlacedFind<F>[] =>
  finds.filter((find) => find.decisive && !find.withheld);

/**
 * Masks for personal data in a text that comes when nobody decides on publicity any more: what of it would keep a text
 * back is masked at once, until the office looks at it.
 * @param kept masks the text has already
 */
export function masksByRule<F extends string>(
  text: string,
  place: TextPlace<F> & { reason: string },
  kept: readonly Mask<F>[],
): Mask<F>[] {
  return findPersonal(text)
    .filter((find) => needsDecision(find) && !isCovered(find, kept))
    .map(({ from, to }) => ({ ...place, from, to }));
}
