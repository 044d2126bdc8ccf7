/** Masks of a text that comes, or is written anew, when the suggestion is public already. */
import type { Context } from '../../../platform/http/context.ts';
import type { TextPlace } from '../../../platform/publicity/masks.ts';
import { masksOfNewText } from '../../../platform/publicity/new-text.ts';
import type { MaskableField } from '../masks.ts';
import type { Matter } from './matter.ts';

/** Keeps `matter` true. @returns patch of the step and facts for the history; empty where nothing changes */
export function maskNewText(
  ctx: Context,
  matter: Matter,
  place: TextPlace<MaskableField>,
  text: string,
  before?: { text: string; itemId?: string | undefined },
): { patch: { redactions?: string }; details: { masked?: number } } {
  const masks = masksOfNewText(ctx, matter.row.redactions, place, text, before);
  if (!masks) return { patch: {}, details: {} };
  matter.row.redactions = masks.masks;
  return {
    patch: { redactions: JSON.stringify(masks.masks) },
    details: masks.added > 0 ? { masked: masks.added } : {},
  };
}
