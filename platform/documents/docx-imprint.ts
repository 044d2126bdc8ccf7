/** The imprint 版记 of a letter in DOCX: a table that floats to the foot of the type area of the last page. */
import {
  BorderStyle,
  type FileChild,
  LineRuleType,
  OverlapType,
  Paragraph,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import { oneLine } from './clean-text.ts';
import type { LetterDocument } from './document-parts.ts';
import { textRuns } from './docx-body.ts';
import { docxPage, roughEm } from './docx-measures.ts';
import { copiesSentence } from './letter-end.ts';
import { typeSizes } from './page-grid.ts';

const size = typeSizes.four;
const character = size * 20;
const spacing = { line: 500, lineRule: LineRuleType.EXACT };
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
/** Thickness in eighths of a point. */
const rule = (eighths: number) => ({ style: BorderStyle.SINGLE, size: eighths, color: '000000' }) as const;

function copiesParagraph(letter: LetterDocument, sentence: string): Paragraph {
  const label = `${letter.labels.copies}：`;
  const hanging = Math.round(roughEm(label) * character);
  const indent = { left: character + hanging, hanging, right: character };
  return new Paragraph({ spacing, indent, children: textRuns(label + sentence, 'body', size) });
}

function printingParagraph(printing: { unit: string; date: string }, printed: string): Paragraph {
  return new Paragraph({
    spacing,
    indent: { left: character, right: character },
    tabStops: [{ type: 'right', position: docxPage.areaWidth - character }],
    children: textRuns(`${oneLine(printing.unit)}\t${oneLine(printing.date)}${printed}`, 'body', size),
  });
}

/** Readers that know no floating tables show it under the text. */
const float = {
  horizontalAnchor: TableAnchorType.MARGIN,
  absoluteHorizontalPosition: 0,
  verticalAnchor: TableAnchorType.MARGIN,
  relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
  overlap: OverlapType.NEVER,
};

/** @returns nothing when the letter has no copies and no printing line; rules 0.35 mm outside and 0.25 mm between */
export function imprintTable(letter: LetterDocument): FileChild[] {
  const ruled = letter.form !== 'letter';
  const sentence = copiesSentence(letter.copies);
  const rows = [
    ...(sentence ? [copiesParagraph(letter, sentence)] : []),
    ...(letter.printing && ruled ? [printingParagraph(letter.printing, letter.labels.printed)] : []),
  ];
  if (rows.length === 0) return [];
  const outer = ruled ? rule(8) : none;
  const inner = ruled ? rule(6) : none;
  const table = new Table({
    width: { size: docxPage.areaWidth, type: WidthType.DXA },
    columnWidths: [docxPage.areaWidth],
    layout: TableLayoutType.FIXED,
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    borders: { top: outer, bottom: outer, left: none, right: none, insideHorizontal: inner, insideVertical: none },
    float,
    rows: rows.map((row) => new TableRow({ cantSplit: true, children: [new TableCell({ children: [row] })] })),
  });
  return [table, new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT } })];
}
