/** A letter laid out on pages. Pure: the same letter, grid and widths give the same pages. */

import { blockStrips } from './block-strips.ts';
import type { Block } from './blocks.ts';
import { oneLine } from './clean-text.ts';
import type { FontMetrics } from './document-fonts.ts';
import type { LetterDocument } from './document-parts.ts';
import { imprintOf, noteStrips, placeImprint, signatureStrips } from './letter-end.ts';
import { headStrip } from './letterhead.ts';
import { officialGrid } from './page-grid.ts';
import { childElement, type LaidDocument, type PdfElement } from './page-items.ts';
import { numberPages } from './page-numbers.ts';
import { paginate } from './pagination.ts';
import { keptWithNext, type Setting, textStrips } from './text-strips.ts';

/** The addressee with its colon. */
export function salutation(addressee: string): string {
  return `${oneLine(addressee).replace(/[：:]$/u, '')}：`;
}

/** The blocks with the closing paragraph behind them and the note of attachments last, whatever order they came in. */
export function bodyInOrder(letter: LetterDocument): Block[] {
  const closing: Block[] = letter.closing ? [{ kind: 'paragraph', text: letter.closing }] : [];
  return [
    ...letter.blocks.filter((block) => block.kind !== 'attachments'),
    ...closing,
    ...letter.blocks.filter((block) => block.kind === 'attachments'),
  ];
}

/** Pages of a letter with their items; 22 lines a page, the imprint at the foot of the last. */
export function layoutLetter(letter: LetterDocument, metrics: FontMetrics): LaidDocument {
  const setting: Setting = { grid: officialGrid, metrics };
  const root: PdfElement = { type: 'Document', children: [] };
  const head = headStrip(letter, root, setting);
  const addressee = textStrips(
    salutation(letter.addressee),
    { role: 'body', element: childElement(root, 'P') },
    setting,
  );
  const blocks = bodyInOrder(letter);
  const body = blockStrips(blocks, letter.labels.attachments, root, setting);
  const strips = [
    head,
    ...addressee,
    ...keptWithNext(body, 2),
    ...signatureStrips(letter.signature, root, setting),
    ...noteStrips(letter.annexNotes ?? [], root, setting),
  ];
  const imprint = imprintOf(letter, root, setting);
  const pages = paginate(strips, setting.grid, imprint.height);
  placeImprint(pages, imprint, setting);
  numberPages(pages, setting, letter.form === 'letter' ? 2 : 1);
  return { pages, root };
}
