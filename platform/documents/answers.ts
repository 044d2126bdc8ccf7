/** Documents as downloads. */
import { PassThrough } from 'node:stream';
import type { FileAnswer } from '../http/operation.ts';
import type { SheetSpec } from './sheet-cells.ts';
import { streamWorkbook } from './sheets.ts';

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A PDF is shown in the browser, a DOCX saved. @param name without its ending */
export function documentAnswer(name: string, format: 'pdf' | 'docx', body: Uint8Array): FileAnswer {
  return {
    filename: `${name}.${format}`,
    mediaType: format === 'pdf' ? 'application/pdf' : docxType,
    body,
    inline: format === 'pdf',
  };
}

/** Sheets written at the pace of the receiver; what the rows throw breaks the download off. */
export function workbookAnswer(name: string, sheets: SheetSpec[]): FileAnswer {
  const body = new PassThrough();
  streamWorkbook(sheets, body).catch((error: Error) => body.destroy(error));
  return { filename: `${name}.xlsx`, mediaType: xlsxType, body };
}
