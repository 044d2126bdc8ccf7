/** What a thread of the pool does to print. */
import { renderLetterDocx, renderLetterPdf } from './letter.ts';
import { renderListDocx } from './list-docx.ts';
import { renderListPdf } from './list-pdf.ts';
import { renderPaperDocx, renderPaperPdf } from './paper.ts';
import type { PrintOrder } from './printing.ts';

/** @returns the file's bytes */
export default function work(order: PrintOrder): Promise<Uint8Array> {
  if (order.kind === 'list')
    return order.format === 'pdf' ? renderListPdf(order.document) : renderListDocx(order.document);
  if (order.kind === 'letter')
    return order.format === 'pdf' ? renderLetterPdf(order.document) : renderLetterDocx(order.document);
  return order.format === 'pdf' ? renderPaperPdf(order.document) : renderPaperDocx(order.document);
}
