/** A list to take away, described once for every kind of file. */
import type { Block } from '../documents/blocks.ts';
import type { Cell, SheetColumn } from '../documents/sheet-cells.ts';
import type { Context } from '../http/context.ts';
import { maskedText, type Passage } from '../publicity/masks.ts';

export type ListWords = Pick<Context, 't' | 'locale'>;

/** A text of which passages are withheld from whoever takes the list away. */
interface MaskedCell {
  text: string;
  masks: readonly Passage[];
}

export interface ListColumn<L> {
  /** Its name in JSON, and in files for machines. */
  key: string;
  /** Key of its heading; absent in files for machines, which have its name there. */
  heading?: string;
  kind?: SheetColumn['kind'];
  /** Of the spreadsheet, in characters. */
  width?: number;
  /** Share of the width on paper beside the other columns; absent: not printed. */
  printed?: number;
  cell(line: L, words: ListWords): Cell | MaskedCell;
  /** On paper, where it reads otherwise there. */
  print?(line: L, words: ListWords): string;
}

/** How a list is printed. */
interface ListPaper<L> {
  /** Key of its title, told the assembly. */
  title: string;
  /** Key of the line under it, told how many lines and the day; absent: the day alone. */
  counted?: string;
  orientation?: 'portrait' | 'landscape';
  /** Lines of one group stand together below its name. */
  group?(line: L, words: ListWords): string;
  /** Its name with what is said of all of it; the name alone when absent. */
  groupTitle?(name: string, count: number, words: ListWords): string;
  /** A line told in sentences; absent: the printed columns as a table. */
  blocks?(line: L, words: ListWords): Block[];
}

export interface ListDescription<L> {
  /** Key of the name of its sheet. */
  sheet?: string;
  columns: ReadonlyArray<ListColumn<L>>;
  /** Absent: it is no list for paper. */
  paper?: ListPaper<L>;
}

/** What a line holds in a column; withheld passages are gaps with their mark. */
export function cellOf<L>(column: ListColumn<L>, line: L, words: ListWords): Cell {
  const cell = column.cell(line, words);
  return cell !== null && typeof cell === 'object' && !(cell instanceof Date)
    ? maskedText(cell.text, cell.masks, words.t('publicity.withheld'))
    : cell;
}

/** What stands over a column. */
export const headingOf = <L>({ heading, key }: ListColumn<L>, { t }: ListWords): string =>
  heading === undefined ? key : t(heading);
