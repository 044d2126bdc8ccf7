/** Lists as CSV and JSON, line by line as the receiver takes them. */
import { dayOf } from '../calendar/days.ts';
import { csvBegin, csvLine } from '../documents/csv.ts';
import type { Cell } from '../documents/sheet-cells.ts';
import { cellOf, headingOf, type ListColumn, type ListDescription, type ListWords } from './list.ts';

/** Lines handed on at once. */
const PIECE = 500;

type Plain = string | number | boolean | null;

/** A day where the column is one of days, an instant elsewhere. */
export const plainCell = (cell: Cell, { kind }: Pick<ListColumn<never>, 'kind'>): Plain =>
  cell instanceof Date ? (kind === 'date' ? dayOf(cell) : cell.toISOString()) : cell;

async function* pieces<L>(
  lines: AsyncIterable<L> | Iterable<L>,
  written: (line: L) => string,
  between: string,
): AsyncGenerator<string> {
  let piece: string[] = [];
  let first = true;
  for await (const line of lines) {
    piece.push(written(line));
    if (piece.length < PIECE) continue;
    yield (first ? '' : between) + piece.join(between);
    piece = [];
    first = false;
  }
  if (piece.length > 0) yield (first ? '' : between) + piece.join(between);
}

export async function* csvOf<L>(
  { columns }: ListDescription<L>,
  lines: AsyncIterable<L> | Iterable<L>,
  words: ListWords,
): AsyncGenerator<string> {
  yield csvBegin + csvLine(columns.map((column) => headingOf(column, words)));
  const value = (cell: Plain) => (typeof cell === 'boolean' ? String(cell) : cell);
  yield* pieces(
    lines,
    (line) => csvLine(columns.map((column) => value(plainCell(cellOf(column, line, words), column)))),
    '',
  );
}

export async function* jsonOf<L>(
  { columns }: ListDescription<L>,
  lines: AsyncIterable<L> | Iterable<L>,
  words: ListWords,
): AsyncGenerator<string> {
  yield '[\n';
  yield* pieces(
    lines,
    (line) =>
      JSON.stringify(
        Object.fromEntries(columns.map((column) => [column.key, plainCell(cellOf(column, line, words), column)])),
      ),
    ',\n',
  );
  yield '\n]\n';
}
