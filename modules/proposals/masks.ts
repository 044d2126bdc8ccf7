/**
 * Which texts can be masked for the public, and how a masked text reads. One list: what stands in it is shown, found and
 * printed for the public only through these functions. Pure; the desk runs it too.
 */

/** Every text that becomes public and that somebody wrote freely; names and numbers of letters are kept clean instead. */
export const maskableFields = [
  'subject',
  'situation',
  'analysis',
  'suggestions',
  'evidence',
  'reply',
  'promise',
  'report',
] as const;
export type MaskableField = (typeof maskableFields)[number];

/** A passage withheld from the public: counted in UTF-16 units of the field's text; the record keeps the whole. */
export interface Redaction {
  field: MaskableField;
  /** Which piece of evidence, reply or promise (a report goes by its promise); absent in the proposal's own texts. */
  itemId?: string | undefined;
  from: number;
  to: number;
  reason: string;
}

export interface Passage {
  from: number;
  to: number;
}

/** Passages of one text. */
export const masksOf = <M extends { field: string; itemId?: string | undefined }>(
  redactions: readonly M[],
  field: MaskableField,
  itemId?: string,
): M[] => redactions.filter((item) => item.field === field && (item.itemId ?? '') === (itemId ?? ''));

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
