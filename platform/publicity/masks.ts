/**
 * Passages of a text withheld from the public, and how a masked text reads. What is shown, found, printed or taken away for
 * the public goes through these functions. Pure; the desk runs it too.
 */

export interface Passage {
  from: number;
  to: number;
}

/** A passage withheld from the public: counted in UTF-16 units of the field's text; the record keeps the whole. */
export interface Mask<F extends string = string> extends Passage {
  field: F;
  /** Which of several texts of the field, as a piece of evidence or a reply; absent in the matter's own texts. */
  itemId?: string | undefined;
  reason: string;
}

/** Where a text of a matter stands. */
export type TextPlace<F extends string = string> = Pick<Mask<F>, 'field' | 'itemId'>;

/** Passages of one text. */
export const masksOf = <M extends { field: string; itemId?: string | undefined }>(
  masks: readonly M[],
  field: M['field'],
  itemId?: string,
): M[] => masks.filter((item) => item.field === field && (item.itemId ?? '') === (itemId ?? ''));

/** Whether a place lies wholly within one passage. */
export const isCovered = (place: Passage, passages: readonly Passage[]): boolean =>
  passages.some((passage) => passage.from <= place.from && passage.to >= place.to);

export interface Run {
  text: string;
  withheld: boolean;
}

/** The text with withheld passages as marked gaps; nothing of them is left. Passages that touch are one gap. */
export function withheldRuns(text: string, passages: readonly Passage[]): Run[] {
  const runs: Run[] = [];
  let position = 0;
  for (const passage of [...passages].sort((a, b) => a.from - b.from)) {
    if (passage.from > position) runs.push({ text: text.slice(position, passage.from), withheld: false });
    if (passage.to > position && !runs.at(-1)?.withheld) runs.push({ text: '', withheld: true });
    position = Math.max(position, passage.to);
  }
  if (position < text.length) runs.push({ text: text.slice(position), withheld: false });
  return runs;
}

/** The text in one line with a mark in each gap. @param mark ' ' where words are only counted or looked for */
export const maskedText = (text: string, passages: readonly Passage[], mark: string): string =>
  passages.length === 0
    ? text
    : withheldRuns(text, passages)
        .map((run) => (run.withheld ? mark : run.text))
        .join('');

/**
 * Where the masked words of a text stand once it is written anew: at every place where they occur. What does not occur
 * any more needs no mask.
 */
export function movedMasks<M extends Passage>(before: string, after: string, masks: readonly M[]): M[] {
  return masks.flatMap((mask) => {
    const words = before.slice(mask.from, mask.to);
    const moved: M[] = [];
    for (let at = words ? after.indexOf(words) : -1; at >= 0; at = after.indexOf(words, at + words.length))
      moved.push({ ...mask, from: at, to: at + words.length });
    return moved;
  });
}
