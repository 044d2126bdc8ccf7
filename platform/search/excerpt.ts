/** A few lines around the words searched for, the hits marked, however the text writes them. */
import { middleDots, simplify } from '../../algorithms/words/fold.ts';
import { normalise } from '../privacy/normalise.ts';
import { compounds, foldForSearch } from './terms.ts';
import { queryWords } from './word-query.ts';

const AROUND = 40;
const LONGEST = 160;

export type Excerpt = Array<{ text: string; hit: boolean }>;

/** The words as they may stand in a text: wifi also as Wi-Fi, names with or without their dots. */
function patternOf(words: string): RegExp | undefined {
  const joined = compounds(foldForSearch(words)).map((item) => item.joined);
  const wanted = [...new Set([...queryWords(words), ...joined])].sort((a, b) => b.length - a.length);
  if (wanted.length === 0) return undefined;
  const escaped = (sign: string) => sign.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const loose = (word: string) =>
    [...word].map(escaped).join(/^[a-z]+$/.test(word) ? "[-_.'’]?" : `[${middleDots}\\s]{0,2}`);
  return new RegExp(wanted.map(loose).join('|'), 'gu');
}

/** What to show of texts for the words. @returns for a text its runs; empty when no word occurs */
export function excerptsFor(words: string): (text: string) => Excerpt {
  const pattern = patternOf(words);
  return pattern ? (text) => excerptBy(pattern, text) : () => [];
}

function excerptBy(pattern: RegExp, text: string): Excerpt {
  const read = normalise(text);
  const folded = simplify(read.text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()));
  const first = folded.search(pattern);
  if (first < 0) return [];
  const start = read.from[Math.max(0, first - AROUND)]!;
  const end = read.to[Math.min(folded.length, Math.max(0, first - AROUND) + LONGEST) - 1]!;
  const runs: Excerpt = start > 0 ? [{ text: '…', hit: false }] : [];
  let position = start;
  for (const match of folded.matchAll(pattern)) {
    const from = read.from[match.index]!;
    const to = read.to[match.index + match[0].length - 1]!;
    if (from < position || to > end) continue;
    if (from > position) runs.push({ text: text.slice(position, from), hit: false });
    runs.push({ text: text.slice(from, to), hit: true });
    position = to;
  }
  const rest = text.slice(position, end) + (end < text.length ? '…' : '');
  if (rest) runs.push({ text: rest, hit: false });
  return runs;
}
