/** A list as it is printed. */
import type { ListDocument, ListPart } from '../documents/list-docx.ts';
import { writtenDay } from '../documents/wording.ts';
import { cellOf, headingOf, type ListColumn, type ListDescription, type ListWords } from './list.ts';
import { plainCell } from './plain-files.ts';

function printedText<L>(column: ListColumn<L>, line: L, words: ListWords): string {
  if (column.print) return column.print(line, words);
  const cell = plainCell(cellOf(column, line, words), column);
  return cell === null ? '' : String(cell);
}

/** @param now day on which it is printed */
export function listDocument<L>(
  { columns, paper }: ListDescription<L>,
  lines: readonly L[],
  words: ListWords,
  assemblyName: string,
  now: Date,
): ListDocument {
  if (!paper) throw new RangeError('this list is not printed');
  const { t, locale } = words;
  const date = writtenDay(now, locale);
  const printed = columns.filter((column) => column.printed !== undefined);
  const { blocks, groupTitle } = paper;
  const bodyOf = (group: readonly L[]): ListPart =>
    blocks
      ? { blocks: group.flatMap((line) => blocks(line, words)) }
      : {
          columns: printed.map((column) => ({ title: headingOf(column, words), weight: column.printed! })),
          rows: group.map((line) => printed.map((column) => printedText(column, line, words))),
        };
  const groups = paper.group ? [...Map.groupBy(lines, (line) => paper.group!(line, words))] : [];
  return {
    title: t(paper.title, { assembly: assemblyName }),
    subtitles: [paper.counted ? t(paper.counted, { count: lines.length, date }) : date],
    orientation: paper.orientation ?? 'portrait',
    parts: paper.group
      ? groups.map(([name, group]) => ({
          title: groupTitle ? groupTitle(name, group.length, words) : name,
          ...bodyOf(group),
        }))
      : [bodyOf(lines)],
    meta: { lang: locale, author: assemblyName, createdAt: now },
  };
}
