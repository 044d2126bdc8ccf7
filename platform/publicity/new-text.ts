/** Masks of a text that comes, or is written anew, after nobody decides on publicity any more. */
import type { Context } from '../http/context.ts';
import { masksByRule } from './finds.ts';
import { type Mask, masksOf, movedMasks, type TextPlace } from './masks.ts';

interface NewMasks<F extends string> {
  /** All masks of the matter from now on. */
  masks: Mask<F>[];
  /** How many passages were masked by the rule. */
  added: number;
}

/**
 * Carries the masks of a text over to its new words and masks personal data in it at once: what is added to a published
 * matter is read by all the moment it is written.
 * @param masks of the whole matter
 * @param before the words the masks were made for; of another item when the text was copied from there
 * @returns undefined where nothing changes
 */
export function masksOfNewText<F extends string>(
  ctx: Pick<Context, 't'>,
  masks: readonly Mask<F>[],
  place: TextPlace<F>,
  text: string,
  before: { text: string; itemId?: string | undefined } = { text: '' },
): NewMasks<F> | undefined {
  const own = masksOf(masks, place.field, place.itemId);
  const source = masksOf(masks, place.field, before.itemId ?? place.itemId);
  const kept = movedMasks(before.text, text, source).map((item) => ({ ...item, ...place }));
  const added = masksByRule(text, { ...place, reason: ctx.t('publicity.maskedByRule') }, kept);
  if (own.length + kept.length + added.length === 0) return undefined;
  return { masks: [...masks.filter((item) => !own.includes(item)), ...kept, ...added], added: added.length };
}
