/** Titles on several lines: words stay whole, lines come out of nearly equal length (GB/T 9704-2012, 7.3.1). */
import { oneLine } from './clean-text.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const noStart = /^[、。，．：；？！）》〉」』】〕］｝”’·…—的和与及]/u;
const noEnd = /[（《〈「『【〔［｛“‘]$/u;

function piecesOf(title: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of segmenter.segment(title)) {
    const last = pieces.at(-1);
    if (last !== undefined && (noStart.test(segment) || noEnd.test(last))) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces;
}

function fill(pieces: string[], room: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && widthOf((line + piece).trim()) > room) {
      lines.push(line.trim());
      line = piece;
    } else line += piece;
  }
  return [...lines, line.trim()].filter((each) => each !== '');
}

/**
 * @param title a line end in it is kept as the writer's own break
 * @param room greatest width of a line, in the unit of `widthOf`
 * @param widthOf width of a text on one line
 * @returns one to several lines; a single word wider than the room stays on a line of its own
 */
export function titleLines(title: string, room: number, widthOf: (text: string) => number): string[] {
  const own = title
    .split(/\r?\n/)
    .map(oneLine)
    .filter((line) => line !== '');
  return own.flatMap((part) => {
    const pieces = piecesOf(part);
    let best = fill(pieces, room, widthOf);
    if (best.length === 1) return best;
    for (let narrower = room * 0.98; narrower > room / 3; narrower *= 0.98) {
      const lines = fill(pieces, narrower, widthOf);
      if (lines.length > best.length) break;
      if (lines.every((line) => widthOf(line) <= room)) best = lines;
    }
    return best;
  });
}
