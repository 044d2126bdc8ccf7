/** A few lines around the words searched for, the hits marked. */
import { sharedSegmenter } from '../../../algorithms/words/segment.ts';

const AROUND = 40;
const LONGEST = 160;

/** @returns runs of text; empty when no word occurs */
export function excerptOf(text: string, words: string): Array<{ text: string; hit: boolean }> {
  const wanted = [...new Set(sharedSegmenter().words(words))].sort((a, b) => b.length - a.length);
  if (wanted.length === 0) return [];
  const pattern = new RegExp(wanted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'giu');
  const first = text.search(pattern);
  if (first < 0) return [];
  const from = Math.max(0, first - AROUND);
  const piece = text.slice(from, from + LONGEST);
  const runs: Array<{ text: string; hit: boolean }> = from > 0 ? [{ text: '…', hit: false }] : [];
  let position = 0;
  for (const match of piece.matchAll(pattern)) {
    if (match.index > position) runs.push({ text: piece.slice(position, match.index), hit: false });
    runs.push({ text: match[0], hit: true });
    position = match.index + match[0].length;
  }
  const rest = piece.slice(position) + (from + LONGEST < text.length ? '…' : '');
  if (rest) runs.push({ text: rest, hit: false });
  return runs;
}
