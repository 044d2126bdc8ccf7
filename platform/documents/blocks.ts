/** What the body of a letter or paper is made of. Plain data; every renderer reads the same blocks. */
import { cleanText, paragraphsOf } from './clean-text.ts';

export type Align = 'left' | 'center' | 'right';

export interface TableColumn {
  title: string;
  /** Share of the width beside the other columns; 1 when not given. */
  weight?: number;
  align?: Align;
}

export type Block =
  /** Line ends in `text` start a new paragraph. `indent: false` drops the two characters at the start. */
  | { kind: 'paragraph'; text: string; align?: Align; indent?: boolean }
  /** Numbered 一、（一）1.（1）by level, counted by the renderer, unless `numbered` is false. */
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: string; numbered?: boolean }
  | { kind: 'table'; columns: TableColumn[]; rows: string[][]; caption?: string }
  /** The note of attachments under the body (附件说明). */
  | { kind: 'attachments'; items: string[] };

const digits = '零一二三四五六七八九';

/** @returns a whole number from 0 to 99 in Chinese figures, as 二十一 */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 99) throw new RangeError(`not within 0–99: ${value}`);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return digits[ones]!;
  return `${tens === 1 ? '' : digits[tens]}十${ones === 0 ? '' : digits[ones]}`;
}

const numberings: Record<1 | 2 | 3 | 4, (n: number) => string> = {
  1: (n) => `${chineseNumber(n)}、`,
  2: (n) => `（${chineseNumber(n)}）`,
  3: (n) => `${n}.`,
  4: (n) => `（${n}）`,
};

/**
 * Counts headings: the returned function gives the number that stands before the next heading, and starts lower levels
 * again. Order of figures: GB/T 9704-2012, 7.3.3.
 */
export function headingCounter(): (level: 1 | 2 | 3 | 4) => string {
  const counts = [0, 0, 0, 0, 0];
  return (level) => {
    counts[level]! += 1;
    counts.fill(0, level + 1);
    return numberings[level](counts[level]!);
  };
}

const headingForms: [1 | 2 | 3 | 4, RegExp][] = [
  [1, /^[一二三四五六七八九十]{1,3}、/],
  [2, /^[（(][一二三四五六七八九十]{1,3}[）)]/],
  [3, /^\d{1,2}[.．、](?!\d)/],
  [4, /^[（(]\d{1,2}[）)]/],
];

/**
 * Blocks of a text typed as plain lines: each line a paragraph; a short line that begins with a number in one of the
 * four official forms and holds no full stop a heading, its own number kept.
 */
export function blocksFromText(text: string): Block[] {
  return paragraphsOf(cleanText(text)).map((line): Block => {
    const form = headingForms.find(([, pattern]) => pattern.test(line));
    const isHeading = form && [...line].length <= 40 && !/[。；！？;!?]/.test(line);
    return isHeading
      ? { kind: 'heading', level: form[0], text: line, numbered: false }
      : { kind: 'paragraph', text: line };
  });
}
