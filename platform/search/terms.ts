/** Words of a text for the search: those it is cut into, and the further ones under which somebody looks for them. */
import { middleDots, withoutBlanks } from '../../algorithms/words/fold.ts';
import { normaliseText, sharedSegmenter } from '../../algorithms/words/segment.ts';

const insideNames = new RegExp(`(?<=\\p{Script=Han})[${middleDots}](?=\\p{Script=Han})`, 'gu');
/** Letters and figures held together by marks: Wi-Fi, R&D is none, YT-919/b. Begun inside a run, it would cost its square. */
const compound = /(?<![a-z0-9])[a-z0-9]+(?:[-_./'’][a-z0-9]+)+/g;
const LONGEST_COMPOUND = 32;

/** A text or what somebody typed, folded as the search reads it. */
export const foldForSearch = (text: string): string => normaliseText(text).replace(insideNames, '');

/** Wi-Fi as wifi; figures alone (2024-05, 12.5) are none. */
export function compounds(folded: string): Array<{ written: string; joined: string }> {
  return (folded.match(compound) ?? []).flatMap((written) => {
    const joined = written.replace(/[^a-z0-9]/g, '');
    return /[a-z]/.test(joined) && joined.length <= LONGEST_COMPOUND ? [{ written, joined }] : [];
  });
}

/** Of g318 also 318, of 12.5% also 12.5. */
function partsOf(word: string): string[] {
  if (/^[\d.]+%$/.test(word)) return [word.slice(0, -1)];
  if (!/^[a-z0-9]+$/.test(word) || !/[a-z]/.test(word) || !/\d/.test(word)) return [];
  return word.match(/\d{2,}|[a-z]{2,}/g) ?? [];
}

/** @returns the words under which a text is found, some of them more than once */
export function* indexTerms(text: string): Generator<string> {
  const folded = foldForSearch(withoutBlanks(text));
  for (const word of sharedSegmenter().searchWords(folded)) {
    yield word;
    yield* partsOf(word);
  }
  for (const { joined } of compounds(folded)) yield joined;
}
