/** Official letters as PDF and DOCX. */

import { oneLine } from './clean-text.ts';
import { type FontFiles, fontMetrics, keptFontFiles } from './document-fonts.ts';
import type { LetterDocument } from './document-parts.ts';
import { packOfficialDocx } from './docx-file.ts';
import { letterChildren, letterFirstPage } from './letter-docx.ts';
import { layoutLetter } from './letter-layout.ts';
import { officialGrid } from './page-grid.ts';
import { writePdf } from './pdf-writer.ts';

/** @param fonts faces of the installation's own; the kept ones when not given */
export async function renderLetterPdf(letter: LetterDocument, fonts: FontFiles = keptFontFiles()): Promise<Uint8Array> {
  const laid = layoutLetter(letter, fontMetrics(fonts));
  return writePdf(laid, officialGrid, fonts, oneLine(letter.title), letter.meta);
}

/** The same letter to be edited further; faces are named, not embedded. */
export async function renderLetterDocx(letter: LetterDocument): Promise<Uint8Array> {
  return packOfficialDocx(oneLine(letter.title), letterChildren(letter), letter.meta, letterFirstPage(letter));
}
