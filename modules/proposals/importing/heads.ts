/** Where the headings of a register stand: in one row or two, below a title or not. Pure. */
import { filledDown, type ReadSheet } from '../../../platform/documents/read-workbook.ts';
import type { Cell } from '../../../platform/documents/sheet-cells.ts';
import { textOf } from './cells.ts';
import { type ColumnKey, columnOf, plainHeading } from './columns.ts';

/** What an office has said a heading means: a column, or `null` for none. Keys are plain headings. */
export type HeadingChoices = ReadonlyMap<string, ColumnKey | null>;

export interface HeadColumn {
  /** From 0. */
  at: number;
  heading: string;
  key: ColumnKey | undefined;
}

export interface Head {
  sheet: ReadSheet;
  /** Of the first row below the headings, from 0. */
  from: number;
  /** Every column that has a heading, in order. */
  columns: HeadColumn[];
  /** Rows with vertically merged cells filled. */
  rows: Cell[][];
}

/** Registers often begin with a title and a date: the headings are looked for in so many rows. */
const HEAD_ROWS = 15;
/** A cell longer than this is no heading. */
const LONGEST = 40;

const meaning = (choices: HeadingChoices, heading: string): ColumnKey | undefined => {
  const chosen = choices.get(plainHeading(heading));
  return chosen === undefined ? columnOf(heading) : (chosen ?? undefined);
};

/** The first column of a meaning has it; further ones of the same keep their heading only. */
function columnsOf(headings: readonly string[], choices: HeadingChoices): HeadColumn[] {
  const taken = new Set<ColumnKey>();
  return headings.flatMap((heading, at): HeadColumn[] => {
    if (heading === '') return [];
    const found = meaning(choices, heading);
    const key = found && !taken.has(found) ? found : undefined;
    if (key) taken.add(key);
    return [{ at, heading, key }];
  });
}

const known = (columns: readonly HeadColumn[]) => columns.filter((column) => column.key !== undefined).length;
const fits = (columns: readonly HeadColumn[]) =>
  known(columns) > 1 && columns.some((column) => column.key === 'subject');

/** The texts of a row, a cell merged sideways read in each column it covers. */
function groupHeadings(sheet: ReadSheet, rows: readonly Cell[][], index: number): { texts: string[]; wide: boolean[] } {
  const texts = (rows[index] ?? []).map(textOf);
  const wide = texts.map(() => false);
  for (const { top, left, bottom, right } of sheet.facts.merged) {
    if (top > index + 1 || bottom < index + 1 || right === left) continue;
    for (let at = left - 1; at < Math.min(right, texts.length); at += 1) {
      texts[at] = textOf(rows[top - 1]?.[left - 1]);
      wide[at] = true;
    }
  }
  return { texts, wide };
}

/**
 * Headings in two rows: 办理 over 主办单位 and 答复日期, or 答复 over 日期. A row of data below the headings is not taken
 * for the second: it has something under a heading that stands alone.
 */
function pairedHeadings(
  sheet: ReadSheet,
  rows: readonly Cell[][],
  index: number,
  choices: HeadingChoices,
): string[] | undefined {
  if (index + 1 >= rows.length) return undefined;
  const { texts: upper, wide } = groupHeadings(sheet, rows, index);
  const lower = (rows[index + 1] ?? []).map(textOf);
  const headings: string[] = [];
  for (const [at, over] of upper.entries()) {
    const under = lower[at] ?? '';
    const group = wide[at] === true || over === '';
    if (!group && under !== '' && under !== over && meaning(choices, over) !== undefined) return undefined;
    if (under === '' || under === over) headings.push(under || (wide[at] ? '' : over));
    else if (over === '') headings.push(under);
    else headings.push(meaning(choices, over + under) !== undefined ? over + under : under);
  }
  return headings.every((heading) => heading.length <= LONGEST) ? headings : undefined;
}

/** Rows that look like headings though none is known: several short texts, all different. */
function looksLikeHead(row: readonly Cell[]): boolean {
  const texts = row.map(textOf).filter(Boolean);
  return (
    texts.length > 2 &&
    new Set(texts).size === texts.length &&
    row.every((cell) => cell === null || (typeof cell === 'string' && textOf(cell).length <= LONGEST))
  );
}

export interface FoundHead {
  /** Headings that fit: 案由 among them. */
  head?: Head;
  /** Without them, the row that looks like headings. */
  candidate?: Head;
}

/** @param choices what the office has said before and says now */
export function findHead(sheet: ReadSheet, choices: HeadingChoices): FoundHead {
  const rows = filledDown(sheet);
  let best: Head | undefined;
  let candidate: Head | undefined;
  for (let index = 0; index < Math.min(HEAD_ROWS, rows.length); index += 1) {
    const single = columnsOf(rows[index]!.map(textOf), choices);
    if (fits(single) && known(single) > known(best?.columns ?? [])) {
      best = { sheet, from: index + 1, columns: single, rows };
    }
    const pair = pairedHeadings(sheet, rows, index, choices);
    const paired = pair ? columnsOf(pair, choices) : [];
    if (fits(paired) && known(paired) > known(best?.columns ?? [])) {
      best = { sheet, from: index + 2, columns: paired, rows };
    }
    if (!candidate && looksLikeHead(rows[index]!)) candidate = { sheet, from: index + 1, columns: single, rows };
  }
  if (best) return { head: best };
  return candidate ? { candidate } : {};
}
