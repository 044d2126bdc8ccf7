/** Text cut into the smallest pieces a line break may move: a character, a mark, a word, a figure with its unit. */
import { isUnseen } from './fallback-faces.ts';
import type { CharacterWidth, LineStyle } from './line-style.ts';

export interface Cluster {
  text: string;
  kind: 'han' | 'open' | 'close' | 'dash' | 'word' | 'space';
  /** Points. */
  width: number;
  /** Points before it when something stands before it in the line: air between Chinese and Latin. */
  gap: number;
  /** One full-width character, set on the grid. */
  wide: boolean;
  /** 1 for a mark drawn in one half of its cell, so that the other half can be given up; else 0. */
  give: 0 | 1;
  scale: number;
  /** Goes on with the word before it, which was too long for a line: never parted from it by air. */
  goesOn?: boolean;
}

const openings = new Set('（《〈「『【〔［｛“‘〖([{¥￥$＄');
const closings = new Set('、。，．：；？！）》〉」』】〕］｝”’〗·・％‰℃°~～…),.:;?!]}%');
/** Raised and lowered figures belong to what stands before them. */
const attached = /^[\u00b2\u00b3\u00b9\u2070-\u209c]/u;
const squeezable = new Set('（《〈「『【〔［｛“‘〖、。，．：；？！）》〉」』】〕］｝”’〗');
const wordCharacter = /[!-~\u00a1-\u00b6\u00b8-\u024f\u0370-\u052f\u2010-\u2013\u2070-\u209f]/u;

/** Letters that join into words: Uyghur and Kazakh in Arabic letters, Tibetan up to its syllable mark, Mongolian. */
const joining = /[\p{Script=Arabic}\p{Script=Mongolian}\p{Script=Tibetan}]/u;
const tsheg = '\u0f0b';

/** Words longer than this may be broken after their own joints, as in an address of the web. */
const longWord = 20;

const isFullWidth = (em: number) => em > 0.99 && em < 1.01;

function splitRuns(text: string): string[] {
  const characters = [...text.replace(/(?<=[A-Za-z])’(?=[A-Za-z])/g, "'")];
  const runs: string[] = [];
  let lastCharacter = '';
  for (const character of characters) {
    const last = runs.at(-1);
    const joins =
      last !== undefined &&
      ((wordCharacter.test(character) &&
        wordCharacter.test(lastCharacter) &&
        !(last.length > longWord && /[/\-?&=.]$/.test(last))) ||
        (joining.test(character) && joining.test(lastCharacter) && lastCharacter !== tsheg) ||
        (character === '—' && last === '—') ||
        (character === '…' && last === '…') ||
        /^[\u0300-\u036f]$/u.test(character) ||
        isUnseen(character));
    if (joins) runs[runs.length - 1] = last + character;
    else runs.push(character);
    lastCharacter = character;
  }
  return runs;
}

function clusterOf(text: string, style: LineStyle, widthOf: CharacterWidth): Cluster {
  const { size, pitch } = style;
  const count = [...text].length;
  const base = { text, gap: 0, wide: false, give: 0 as 0 | 1, scale: 1 };
  if (/^[ \u00a0]$/.test(text)) return { ...base, kind: 'space', width: size * 0.3 };
  if (text.startsWith('—')) {
    const natural = widthOf('—') * size * count;
    return { ...base, kind: 'dash', width: pitch * count, scale: (pitch * count) / natural };
  }
  if (text.startsWith('…')) return { ...base, kind: 'close', width: pitch * count, wide: count === 1 };
  if (count === 1 && !wordCharacter.test(text) && !joining.test(text)) {
    const em = widthOf(text);
    const wide = isFullWidth(em);
    const kind = openings.has(text) ? 'open' : closings.has(text) || attached.test(text) ? 'close' : 'han';
    return { ...base, kind, width: wide ? pitch : em * size, wide, give: wide && squeezable.has(text) ? 1 : 0 };
  }
  if (joining.test(text)) return { ...base, kind: 'word', width: widthOf(text) * size };
  const width = [...text].reduce((sum, character) => {
    const em = widthOf(character);
    return sum + (isFullWidth(em) ? pitch : em * size);
  }, 0);
  const kind =
    count === 1 && openings.has(text)
      ? 'open'
      : (count === 1 && closings.has(text)) || attached.test(text)
        ? 'close'
        : 'word';
  return { ...base, kind, width };
}

/** @returns the clusters of a text in order; a word wider than the measure comes as its characters */
export function clustersOf(text: string, style: LineStyle, widthOf: CharacterWidth): Cluster[] {
  const room = style.measure - Math.max(style.firstIndent ?? 0, style.indent ?? 0);
  const clusters = splitRuns(text).flatMap((run) => {
    const cluster = clusterOf(run, style, widthOf);
    if (cluster.width <= room) return [cluster];
    return [...run].map((character, at) => ({
      ...clusterOf(character, style, widthOf),
      kind: 'word' as const,
      goesOn: at > 0,
    }));
  });
  for (let i = 1; i < clusters.length; i += 1) {
    const before = clusters[i - 1]!;
    const here = clusters[i]!;
    const meets = (before.kind === 'word' && here.kind === 'han') || (before.kind === 'han' && here.kind === 'word');
    if (meets) here.gap = style.size / 8;
  }
  return clusters;
}

/** Whether a line may end between two neighbours. A year stays with its figures (GB/T 9704-2012, 7.3.3). */
export function mayBreakBetween(before: Cluster, after: Cluster): boolean {
  if (after.kind === 'space') return false;
  if (before.kind === 'open' || after.kind === 'close') return false;
  return !(after.text === '年' && /^\d{2,4}$/.test(before.text));
}
