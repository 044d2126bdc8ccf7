/** Papers as DOCX content. */
import { AlignmentType, BorderStyle, type FileChild, LineRuleType, Paragraph } from 'docx';
import { oneLine } from './clean-text.ts';
import type { PaperDocument } from './document-parts.ts';
import { docxBlocks, emptyLines, gridParagraph, gridSpacing, ruledTable, textRuns } from './docx-body.ts';
import { docxPage, roughEm } from './docx-measures.ts';
import { titleParagraph } from './letter-docx.ts';
import { issuerFit } from './letterhead.ts';
import { officialRed, typeSizes } from './page-grid.ts';
import { infoCells, listBlocks, sectionBlocks } from './paper-layout.ts';

const { areaWidth, linePitch } = docxPage;
const red = officialRed.slice(1);

function headingParagraph(heading: string): Paragraph {
  const text = oneLine(heading);
  const { size, scale } = issuerFit(roughEm(text), areaWidth / 20, 30);
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: Math.round(linePitch * 1.5), lineRule: LineRuleType.EXACT },
    border: { bottom: { style: BorderStyle.SINGLE, size: 10, color: red, space: 4 } },
    children: textRuns(text, 'title', Math.floor(size), { color: red, scale: Math.floor(scale * 98) }),
  });
}

/** Everything of a paper that stands in the body of the file. */
export function paperChildren(paper: PaperDocument): FileChild[] {
  const label = paper.labels.attachments;
  const info = paper.info.filter((fields) => fields.length > 0).map(infoCells);
  const notes = (paper.notes ?? []).map(
    (note) =>
      new Paragraph({
        spacing: { ...gridSpacing, line: 440 },
        children: textRuns(oneLine(note), 'body', typeSizes.smallFour),
      }),
  );
  const gap = new Paragraph({ spacing: { line: 200, lineRule: LineRuleType.EXACT } });
  const hasHead = paper.heading !== undefined || paper.number !== undefined;
  return [
    ...(paper.heading ? [headingParagraph(paper.heading)] : []),
    ...(paper.number ? [gridParagraph(oneLine(paper.number), { alignment: AlignmentType.RIGHT })] : []),
    titleParagraph(paper.title, hasHead ? linePitch / 2 : 0, paper.subtitle ? 0 : linePitch / 2),
    ...(paper.subtitle
      ? [gridParagraph(oneLine(paper.subtitle), { alignment: AlignmentType.CENTER }), ...emptyLines(1)]
      : []),
    ...(info.length > 0 ? [ruledTable(info, 0, typeSizes.smallFour), gap] : []),
    ...docxBlocks(sectionBlocks(paper.sections), label),
    ...(paper.lists ?? []).flatMap((list) => [...emptyLines(1), ...docxBlocks(listBlocks(list), label)]),
    ...(notes.length > 0 ? [...emptyLines(1), ...notes] : []),
  ];
}
