/** Masks of a text that comes, or is written anew, after nobody decides on publicity any more. */
import type { Context } from '../../../platform/http/context.ts';
import type { TextPlace } from '../../../platform/publicity/masks.ts';
import { masksOfNewText } from '../../../platform/publicity/new-text.ts';
import type { MaskableField } from '../masks.ts';
import type { Matter } from './matter.ts';

export interface Masked {
  /** Goes into the step's patch; empty where nothing changes. */
  patch: { redactions?: string };
  /** Goes into the step's facts: how many passages were masked by the rule. */
  details: { masked?: number };
}

/** See `masksOfNewText`. Keeps `matter` true. */
export function maskNewText(
  ctx: Context,
  matter: Matter,
  place: TextPlace<MaskableField>,
  text: string,
  before?: { text: string; itemId?: string | undefined },
): Masked {
  const found = masksOfNewText(ctx, matter.row.redactions, place, text, before);
  if (!found) return { patch: {}, details: {} };
  matter.row.redactions = found.masks;
  return {
    patch: { redactions: JSON.stringify(found.masks) },
    details: found.added > 0 ? { masked: found.added } : {},
  };
}
