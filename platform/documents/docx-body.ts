/** Blocks as DOCX paragraphs and tables, set like the PDF: exact lines of the grid, two characters of indent. */
import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  HeadingLevel,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { headingRoles } from './block-strips.ts';
import { type Align, type Block, headingCounter } from './blocks.ts';
import { oneLine, paragraphsOf } from './clean-text.ts';
import type { FontRole } from './document-fonts.ts';
import { faceOf, rareFace } from './docx-faces.ts';
import { docxPage, roughEm } from './docx-measures.ts';
import { typeSizes } from './page-grid.ts';
import type { Cell } from './table-strips.ts';

const { linePitch, characterPitch } = docxPage;
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const headingLevels = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const;

/** Exact lines of the grid, whatever face the reader's machine puts in. */
export const gridSpacing = { line: linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;

/** Characters beyond the first plane, which the faces of the standard have not: rare ones of names. */
const rare = /([\u{20000}-\u{3ffff}]+)/u;

/** Runs in the face of a role, rare characters in a face that has them; a tab character becomes a tab. Size in points. */
export function textRuns(
  text: string,
  role: FontRole,
  size: number = typeSizes.three,
  { break: lineBreak, ...more }: IRunOptions = {},
): TextRun[] {
  const characterSpacing = size === typeSizes.three ? docxPage.tracking : 0;
  const parts = text.split(rare).filter((part, at) => part !== '' || (at === 0 && text === ''));
  return parts.map((part, at) => {
    const children = part.split('\t').flatMap((piece, tab) => (tab === 0 ? [piece] : [new Tab(), piece]));
    const font = rare.test(part) ? rareFace : faceOf(role);
    const begin = at === 0 && lineBreak !== undefined ? { break: lineBreak } : {};
    return new TextRun({ children, font, size: size * 2, characterSpacing, ...begin, ...more });
  });
}

/** A line of body text with paragraph options of the caller's. */
export function gridParagraph(
  text: string,
  options: IParagraphOptions = {},
  role: FontRole = 'body',
  size?: number,
): Paragraph {
  return new Paragraph({ spacing: gridSpacing, ...options, children: textRuns(text, role, size) });
}

/** Empty lines of the grid. */
export function emptyLines(count: number, keepNext = false): Paragraph[] {
  return Array.from({ length: count }, () => new Paragraph({ spacing: gridSpacing, keepNext }));
}

const edge = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;

function cellOf(cell: Cell, width: number, columnSpan: number, size: number): TableCell {
  const lines = paragraphsOf(cell.text);
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan,
    verticalAlign: VerticalAlignTable.CENTER,
    children: (lines.length > 0 ? lines : ['']).map(
      (line) =>
        new Paragraph({
          alignment: alignments[cell.align ?? 'left'],
          spacing: { line: Math.round(size * 29), lineRule: LineRuleType.EXACT },
          children: textRuns(line, cell.role ?? 'body', size),
        }),
    ),
  });
}

/** Right edges of the cells of a row, in twips. */
function edgesOf(cells: Cell[], width: number): number[] {
  const total = cells.reduce((sum, cell) => sum + cell.share, 0);
  let sum = 0;
  return cells.map((cell) => {
    sum += cell.share;
    return Math.round((width * sum) / total);
  });
}

/**
 * A ruled table over a width. Rows may be divided differently.
 * @param rows cells with their shares; the first `heads` rows are repeated on every page
 * @param size type size in points
 * @param width twips
 */
export function ruledTable(rows: Cell[][], heads: number, size: number, width: number = docxPage.areaWidth): Table {
  const grid = [...new Set(rows.flatMap((row) => edgesOf(row, width)))].sort((a, b) => a - b);
  const rowOf = (cells: Cell[], isHead: boolean) => {
    const edges = edgesOf(cells, width);
    const children = cells.map((cell, n) => {
      const [from, to] = [edges[n - 1] ?? 0, edges[n]!];
      return cellOf(cell, to - from, grid.indexOf(to) - (n === 0 ? -1 : grid.indexOf(from)), size);
    });
    return new TableRow({ tableHeader: isHead, cantSplit: isHead, children });
  };
  return new Table({
    width: { size: width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: grid.map((right, i) => right - (grid[i - 1] ?? 0)),
    margins: { top: 80, bottom: 80, left: 100, right: 100 },
    borders: { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge },
    rows: rows.map((cells, i) => rowOf(cells, i < heads)),
  });
}

/** Head and rows of a table block as cells. */
export function tableCells(columns: { title: string; weight?: number; align?: Align }[], rows: string[][]): Cell[][] {
  return [
    columns.map(
      ({ title, weight }): Cell => ({
        text: title,
        share: weight ?? 1,
        align: 'center',
        role: 'strong',
        heading: true,
      }),
    ),
    ...rows.map((row) =>
      columns.map(({ weight, align }, i): Cell => ({ text: row[i] ?? '', share: weight ?? 1, align })),
    ),
  ];
}

function attachmentParagraphs(items: string[], label: string): Paragraph[] {
  const labelWidth = Math.round(roughEm(`${label}：`) * characterPitch);
  const numberWidth = items.length > 1 ? characterPitch : 0;
  const start = 2 * characterPitch;
  const left = start + labelWidth + numberWidth;
  const paragraphs = items.map((item, i) => {
    const words = `${i === 0 ? `${label}：` : ''}${items.length > 1 ? `${i + 1}.\t` : ''}${oneLine(item)}`;
    const hanging = i === 0 ? labelWidth + numberWidth : numberWidth;
    return gridParagraph(words, { indent: { left, hanging }, tabStops: [{ type: 'left', position: left }] });
  });
  return items.length > 0 ? [...emptyLines(1), ...paragraphs] : [];
}

/** All blocks of a body. */
export function docxBlocks(blocks: Block[], attachmentsLabel: string): FileChild[] {
  const nextNumber = headingCounter();
  const firstLine = { firstLine: 2 * characterPitch, firstLineChars: 200 };
  const childrenOf = (block: Block): FileChild[] => {
    switch (block.kind) {
      case 'heading': {
        const number = block.numbered === false ? '' : nextNumber(block.level);
        const options = { heading: headingLevels[block.level], indent: firstLine, keepNext: true };
        return [gridParagraph(number + oneLine(block.text), options, headingRoles[block.level])];
      }
      case 'paragraph': {
        const align = block.align ?? 'left';
        const indent = block.indent === false || align !== 'left' ? undefined : firstLine;
        const alignment = align === 'left' ? AlignmentType.BOTH : alignments[align];
        return paragraphsOf(block.text).map((text) => gridParagraph(text, { indent, alignment }));
      }
      case 'table': {
        const caption = block.caption
          ? [
              gridParagraph(
                oneLine(block.caption),
                { alignment: AlignmentType.CENTER, keepNext: true },
                'strong',
                typeSizes.four,
              ),
            ]
          : [];
        const gap = new Paragraph({ spacing: { line: 200, lineRule: LineRuleType.EXACT } });
        return [...caption, ruledTable(tableCells(block.columns, block.rows), 1, typeSizes.smallFour), gap];
      }
      case 'attachments':
        return attachmentParagraphs(block.items, attachmentsLabel);
    }
  };
  return blocks.flatMap(childrenOf);
}
