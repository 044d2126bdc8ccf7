/** Papers (proposals, summaries, reports) as PDF and DOCX. */
import { oneLine } from './clean-text.ts';
import { type FontFiles, fontMetrics, keptFontFiles } from './document-fonts.ts';
import type { PaperDocument } from './document-parts.ts';
import { packOfficialDocx } from './docx-file.ts';
import { officialGrid } from './page-grid.ts';
import { paperChildren } from './paper-docx.ts';
import { layoutPaper } from './paper-layout.ts';
import { writePdf } from './pdf-writer.ts';

/** @param fonts faces of the installation's own; the kept ones when not given */
export async function renderPaperPdf(paper: PaperDocument, fonts: FontFiles = keptFontFiles()): Promise<Uint8Array> {
  return writePdf(layoutPaper(paper, fontMetrics(fonts)), officialGrid, fonts, oneLine(paper.title), paper.meta);
}

/** The same paper to be edited further; faces are named, not embedded. */
export async function renderPaperDocx(paper: PaperDocument): Promise<Uint8Array> {
  return packOfficialDocx(oneLine(paper.title), paperChildren(paper), paper.meta);
}
