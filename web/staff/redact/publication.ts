/** What would be public of a matter, with the personal data in it, and how finds are masked. */
import { type Mask, masksOf } from '../../../platform/publicity/masks.ts';

export interface PublicText<F extends string = string> {
  field: F;
  itemId?: string | undefined;
  of?: string | undefined;
  text: string;
}

/** A find, as the server places it. */
export interface Find<F extends string = string> {
  field: F;
  itemId?: string | undefined;
  from: number;
  to: number;
  kind: string;
  certainty: 'sure' | 'suspected';
  written: string;
  decisive: boolean;
}

/** Masks that cover a place wholly. */
export const covering = <F extends string>(
  find: Pick<Find<F>, 'field' | 'itemId' | 'from' | 'to'>,
  masks: readonly Mask<F>[],
): Mask<F>[] => masksOf(masks, find.field, find.itemId).filter((item) => item.from <= find.from && item.to >= find.to);

/** The masks with one find masked, or shown again where it was masked. */
export function toggled<F extends string>(find: Find<F>, masks: readonly Mask<F>[], reason: string): Mask<F>[] {
  const over = covering(find, masks);
  if (over.length > 0) return masks.filter((item) => !over.includes(item));
  const { field, itemId, from, to } = find;
  return [...masks, { field, ...(itemId ? { itemId } : {}), from, to, reason }];
}
