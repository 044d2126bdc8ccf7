/**
 * Where two texts differ, for the merge desk and for a second reply beside the first: sentences first, then words inside
 * the sentences that differ. Pure; the cost is bounded by limits on the number of edits (Myers 1986), beyond which a
 * stretch is shown as replaced whole.
 */
import { diffArrays } from 'diff';

export interface Run {
  kind: 'same' | 'left' | 'right';
  text: string;
}

/** Edits looked for between two lists of sentences, and between the words of two stretches. */
const SENTENCE_EDITS = 3000;
const WORD_EDITS = 700;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Sentences with their closing marks and line ends; joined they are the text. */
const sentences = (text: string): string[] =>
  text.match(/[^。！？；!?;\n]*[。！？；!?;\n]+[”’」』）)]*|[^。！？；!?;\n]+/g) ?? [];
const words = (text: string): string[] => Array.from(segmenter.segment(text), (piece) => piece.segment);

/** @returns runs, or undefined when more edits would be needed than allowed */
function difference(left: string[], right: string[], maxEditLength: number): Run[] | undefined {
  return diffArrays(left, right, { maxEditLength })?.map((change) => ({
    kind: change.added ? 'right' : change.removed ? 'left' : 'same',
    text: change.value.join(''),
  }));
}

const whole = (left: string, right: string): Run[] => [
  ...(left ? [{ kind: 'left' as const, text: left }] : []),
  ...(right ? [{ kind: 'right' as const, text: right }] : []),
];

/** Neighbouring runs of one kind become one. */
function joined(runs: readonly Run[]): Run[] {
  const found: Run[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (last?.kind === run.kind) last.text += run.text;
    else if (run.text) found.push({ ...run });
  }
  return found;
}

/**
 * Runs that are the same, only left, only right: the left ones and the same ones in order are the left text, the right
 * ones and the same ones the right text.
 */
export function compareTexts(left: string, right: string): Run[] {
  if (left === right) return left ? [{ kind: 'same', text: left }] : [];
  const coarse = difference(sentences(left), sentences(right), SENTENCE_EDITS) ?? whole(left, right);
  const fine: Run[] = [];
  for (let at = 0; at < coarse.length; ) {
    if (coarse[at]!.kind === 'same') {
      fine.push(coarse[at]!);
      at += 1;
      continue;
    }
    const gone: string[] = [];
    const come: string[] = [];
    for (; at < coarse.length && coarse[at]!.kind !== 'same'; at += 1)
      (coarse[at]!.kind === 'left' ? gone : come).push(coarse[at]!.text);
    const [before, after] = [gone.join(''), come.join('')];
    const inside = before && after ? difference(words(before), words(after), WORD_EDITS) : undefined;
    fine.push(...(inside ?? whole(before, after)));
  }
  return joined(fine);
}
