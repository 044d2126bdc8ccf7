/** The imprint 版记 of a letter in DOCX: a frame at the foot of the type area of the last page. */
import {
  BorderStyle,
  type FileChild,
  FrameAnchorType,
  FrameWrap,
  HeightRule,
  HorizontalPositionAlign,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  VerticalPositionAlign,
} from 'docx';
import { oneLine } from './clean-text.ts';
import type { LetterDocument } from './document-parts.ts';
import { textRun } from './docx-body.ts';
import { docxPage, roughEm } from './docx-measures.ts';
import { copiesSentence } from './letter-end.ts';
import { typeSizes } from './page-grid.ts';

const size = typeSizes.four;
const character = size * 20;
const spacing = { line: 500, lineRule: LineRuleType.EXACT };

const frame: IParagraphOptions['frame'] = {
  type: 'alignment',
  width: docxPage.areaWidth,
  height: 0,
  rule: HeightRule.AUTO,
  wrap: FrameWrap.NOT_BESIDE,
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
};

/** A rule over the whole width. Thickness in eighths of a point. */
function rule(eighths: number): Paragraph {
  const border = { bottom: { style: BorderStyle.SINGLE, size: eighths, color: '000000', space: 0 } };
  return new Paragraph({ frame, spacing: { line: 20, lineRule: LineRuleType.EXACT }, border });
}

function copiesParagraph(letter: LetterDocument, sentence: string): Paragraph {
  const label = `${letter.labels.copies}：`;
  const hanging = Math.round(roughEm(label) * character);
  const indent = { left: character + hanging, hanging, right: character };
  return new Paragraph({ frame, spacing, indent, children: [textRun(label + sentence, 'body', size)] });
}

function printingParagraph(printing: { unit: string; date: string }, printed: string): Paragraph {
  return new Paragraph({
    frame,
    spacing,
    indent: { left: character, right: character },
    tabStops: [{ type: 'right', position: docxPage.areaWidth - character }],
    children: [textRun(`${oneLine(printing.unit)}\t${oneLine(printing.date)}${printed}`, 'body', size)],
  });
}

/** @returns nothing when the letter has no copies and no printing line; rules 0.35 mm outside and 0.25 mm between */
export function imprintParagraphs(letter: LetterDocument): FileChild[] {
  const ruled = letter.form !== 'letter';
  const sentence = copiesSentence(letter.copies);
  const copies = sentence ? [copiesParagraph(letter, sentence)] : [];
  const printing = letter.printing && ruled ? [printingParagraph(letter.printing, letter.labels.printed)] : [];
  if (copies.length + printing.length === 0) return [];
  const between = copies.length > 0 && printing.length > 0 ? [rule(6)] : [];
  const lines = [...copies, ...between, ...printing];
  const anchor = new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT } });
  return [...(ruled ? [rule(8), ...lines, rule(8)] : lines), anchor];
}
