/** Masks of a text that comes, or is written anew, after nobody decides on publicity any more. */
import type { Context } from '../../../platform/http/context.ts';
import { masksOf, movedMasks, type Redaction } from '../masks.ts';
import { masksByRule } from '../personal-data.ts';
import type { Matter } from './matter.ts';

export interface Masked {
  /** Goes into the step's patch; empty where nothing changes. */
  patch: { redactions?: string };
  /** Goes into the step's facts: how many passages were masked by the rule. */
  details: { masked?: number };
}

/**
 * Carries the masks of a text over to its new words and masks personal data in it at once: what a unit adds to a
 * published proposal is read by all the moment it is written. Keeps `matter` true.
 * @param before the words the masks were made for; of another item when the text was copied from there
 */
export function maskNewText(
  ctx: Context,
  matter: Matter,
  place: Pick<Redaction, 'field' | 'itemId'>,
  text: string,
  before: { text: string; itemId?: string | undefined } = { text: '' },
): Masked {
  const own = masksOf(matter.row.redactions, place.field, place.itemId);
  const source = masksOf(matter.row.redactions, place.field, before.itemId ?? place.itemId);
  const kept = movedMasks(before.text, text, source).map((item) => ({ ...item, ...place }));
  const added = masksByRule(text, { ...place, reason: ctx.t('proposals.maskedByRule') }, kept);
  if (own.length + kept.length + added.length === 0) return { patch: {}, details: {} };
  matter.row.redactions = [...matter.row.redactions.filter((item) => !own.includes(item)), ...kept, ...added];
  return {
    patch: { redactions: JSON.stringify(matter.row.redactions) },
    details: added.length > 0 ? { masked: added.length } : {},
  };
}
