/** Masks of a text that comes, or is written anew, after nobody decides on publicity any more. */
import type { Context } from '../http/context.ts';
import { masksByRule } from './finds.ts';
import { type Mask, masksOf, movedMasks, type TextPlace } from './masks.ts';

/** What masking gives a step. */
interface MaskedText {
  /** Goes into the step's patch; empty where nothing changes. */
  patch: { redactions?: string };
  /** Goes into the step's facts: how many passages were masked by the rule. */
  details: { masked?: number };
}

/**
 * Carries the masks of a text over to its new words and masks personal data in it at once: what is added to a published
 * matter is read by all the moment it is written. Keeps the row true.
 * @param before the words the masks were made for; of another item when the text was copied from there
 */
export function maskNewText<F extends string>(
  ctx: Pick<Context, 't'>,
  { row }: { row: { redactions: Mask<F>[] } },
  place: TextPlace<F>,
  text: string,
  before: { text: string; itemId?: string | undefined } = { text: '' },
): MaskedText {
  const own = masksOf(row.redactions, place.field, place.itemId);
  const source = masksOf(row.redactions, place.field, before.itemId ?? place.itemId);
  const kept = movedMasks(before.text, text, source).map((item) => ({ ...item, ...place }));
  const added = masksByRule(text, { ...place, reason: ctx.t('publicity.maskedByRule') }, kept);
  if (own.length + kept.length + added.length === 0) return { patch: {}, details: {} };
  row.redactions = [...row.redactions.filter((item) => !own.includes(item)), ...kept, ...added];
  return {
    patch: { redactions: JSON.stringify(row.redactions) },
    details: added.length > 0 ? { masked: added.length } : {},
  };
}
