/** Where the headings of a sheet stand: in one row or two, below a title or not. Pure. */
import { filledDown, type ReadSheet } from '../documents/read-workbook.ts';
import type { Cell } from '../documents/sheet-cells.ts';
import { textOf } from './cells.ts';
import { columnFinder, plainHeading, type SheetColumns } from './columns.ts';

/** What an office has said a heading means: a column, or `null` for none. Keys are plain headings. */
export type HeadingChoices<K extends string = string> = ReadonlyMap<string, K | null>;

export interface HeadColumn<K extends string = string> {
  /** From 0. */
  at: number;
  heading: string;
  key: K | undefined;
  /** The file does not show the column. */
  hidden: boolean;
}

export interface Head<K extends string = string> {
  sheet: ReadSheet;
  /** Of the first row below the headings, from 0. */
  from: number;
  /** Every column that has a heading, in order. */
  columns: HeadColumn<K>[];
  /** Rows with vertically merged cells filled. */
  rows: Cell[][];
}

/** Registers often begin with a title and a date: the headings are looked for in so many rows. */
const HEAD_ROWS = 15;
/** A cell longer than this is no heading. */
const LONGEST = 40;

/** What headings mean, by the kind and by what the office has said. */
interface Reading<K extends string> {
  meaning(heading: string): K | undefined;
  columns: SheetColumns<K>;
}

function readingOf<K extends string>(columns: SheetColumns<K>, choices: HeadingChoices<K>): Reading<K> {
  const columnOf = columnFinder(columns);
  return {
    columns,
    meaning(heading) {
      const chosen = choices.get(plainHeading(heading));
      return chosen === undefined ? columnOf(heading) : (chosen ?? undefined);
    },
  };
}

/** The first column of a meaning has it; further ones of the same keep their heading only. */
function columnsOf<K extends string>(
  sheet: ReadSheet,
  headings: readonly string[],
  { meaning }: Reading<K>,
): HeadColumn<K>[] {
  const taken = new Set<K>();
  const hidden = new Set(sheet.facts.hiddenColumns);
  return headings.flatMap((heading, at): HeadColumn<K>[] => {
    if (heading === '') return [];
    const found = meaning(heading);
    const key = found && !taken.has(found) ? found : undefined;
    if (key) taken.add(key);
    return [{ at, heading, key, hidden: hidden.has(at + 1) }];
  });
}

const known = (columns: readonly HeadColumn[]) => columns.filter((column) => column.key !== undefined).length;
const fits = (columns: readonly HeadColumn[], title: string) =>
  known(columns) > 1 && columns.some((column) => column.key === title);

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
  { meaning }: Reading<string>,
): string[] | undefined {
  if (index + 1 >= rows.length) return undefined;
  const { texts: upper, wide } = groupHeadings(sheet, rows, index);
  const lower = (rows[index + 1] ?? []).map(textOf);
  const headings: string[] = [];
  for (const [at, over] of upper.entries()) {
    const under = lower[at] ?? '';
    const group = wide[at] === true || over === '';
    if (!group && under !== '' && under !== over && meaning(over) !== undefined) return undefined;
    if (under === '' || under === over) headings.push(under || (wide[at] ? '' : over));
    else if (over === '') headings.push(under);
    else headings.push(meaning(over + under) !== undefined ? over + under : under);
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

export interface FoundHead<K extends string> {
  /** Headings that fit: that of the title among them. */
  head?: Head<K>;
  /** Without them, the row that looks like headings. */
  candidate?: Head<K>;
}

/** @param choices what the office has said before and says now */
export function findHead<K extends string>(
  sheet: ReadSheet,
  described: SheetColumns<K>,
  choices: HeadingChoices<K>,
): FoundHead<K> {
  const rows = filledDown(sheet);
  const reading = readingOf(described, choices);
  const { title } = described;
  let best: Head<K> | undefined;
  let candidate: Head<K> | undefined;
  for (let index = 0; index < Math.min(HEAD_ROWS, rows.length); index += 1) {
    const single = columnsOf(sheet, rows[index]!.map(textOf), reading);
    if (fits(single, title) && known(single) > known(best?.columns ?? [])) {
      best = { sheet, from: index + 1, columns: single, rows };
    }
    const pair = pairedHeadings(sheet, rows, index, reading);
    const paired = pair ? columnsOf(sheet, pair, reading) : [];
    if (fits(paired, title) && known(paired) > known(best?.columns ?? [])) {
      best = { sheet, from: index + 2, columns: paired, rows };
    }
    if (!candidate && looksLikeHead(rows[index]!)) candidate = { sheet, from: index + 1, columns: single, rows };
  }
  if (best) return { head: best };
  return candidate ? { candidate } : {};
}
