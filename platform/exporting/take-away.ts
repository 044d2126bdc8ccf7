/** Answers with a list as the file that was asked for. */
import { Readable } from 'node:stream';
import { documentAnswer, workbookAnswer } from '../documents/answers.ts';
import { print } from '../documents/printing.ts';
import type { SheetSpec } from '../documents/sheet-cells.ts';
import type { Context } from '../http/context.ts';
import type { FileAnswer, Operation } from '../http/operation.ts';
import { conflict } from '../http/problem.ts';
import { shareOf } from '../workers/pool.ts';
import type { ListFormat } from './contract.ts';
import { cellOf, headingOf, type ListDescription, type ListWords } from './list.ts';
import { listDocument } from './paper.ts';
import { csvOf, jsonOf } from './plain-files.ts';

/** What every operation that gives a list away is: kept in the audit trail, and not asked for all day long. */
export const takenAway: Pick<Operation, 'limit' | 'audited'> = { limit: 20, audited: 'data.exported' };

/** Lines of one paper; a spreadsheet has no such end. */
const MOST_PRINTED = { docx: 3000, pdf: 1000 } as const;

/** @throws Problem 409 `too_many_for_docx`, `too_many_for_pdf` */
function requireFew(format: 'docx' | 'pdf', count: number): void {
  const maximum = MOST_PRINTED[format];
  if (count <= maximum) return;
  throw format === 'pdf'
    ? conflict('too_many_for_pdf', { count, maximum })
    : conflict('too_many_for_docx', { count, maximum });
}

/** All lines, or how many there are where they are too many to hold. */
async function fewLines<L>(lines: AsyncIterable<L> | Iterable<L>, format: 'docx' | 'pdf'): Promise<L[]> {
  const kept: L[] = [];
  let count = 0;
  for await (const line of lines) {
    count += 1;
    if (count <= MOST_PRINTED[format]) kept.push(line);
  }
  requireFew(format, count);
  return kept;
}

/** The list as a sheet, written at the pace of the receiver. */
function listSheet<L>(
  { sheet, columns }: ListDescription<L>,
  lines: AsyncIterable<L> | Iterable<L>,
  words: ListWords,
): SheetSpec {
  async function* rows() {
    for await (const line of lines) yield columns.map((column) => cellOf(column, line, words));
  }
  return {
    name: sheet ? words.t(sheet) : '',
    columns: columns.map((column) => ({
      title: headingOf(column, words),
      ...(column.kind ? { kind: column.kind } : {}),
      ...(column.width ? { width: column.width } : {}),
    })),
    rows: rows(),
  };
}

interface Asked {
  format: ListFormat;
  /** Of the file, without its ending. */
  name: string;
  /** How many lines there will be, where it is known before they are read. */
  count?: number;
}

/**
 * The list as a file. Lines are read as they are taken but for paper, which is laid out on a thread of the pool.
 * @throws Problem 409 for more than a paper holds
 */
export async function takeAway<L>(
  ctx: Context,
  list: ListDescription<L>,
  lines: AsyncIterable<L> | Iterable<L>,
  { format, name, count = 0 }: Asked,
): Promise<FileAnswer> {
  switch (format) {
    case 'xlsx':
      return workbookAnswer(name, [listSheet(list, lines, ctx)]);
    case 'csv':
      return {
        filename: `${name}.csv`,
        mediaType: 'text/csv; charset=utf-8',
        body: Readable.from(csvOf(list, lines, ctx)),
      };
    case 'json':
      return {
        filename: `${name}.json`,
        mediaType: 'application/json; charset=utf-8',
        body: Readable.from(jsonOf(list, lines, ctx)),
      };
    default: {
      requireFew(format, count);
      const document = listDocument(list, await fewLines(lines, format), ctx, ctx.assembly.name, ctx.clock.now());
      return documentAnswer(name, format, await print({ kind: 'list', format, document }, shareOf(ctx.actor)));
    }
  }
}
