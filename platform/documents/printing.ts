/** Letters, papers and lists laid out on a thread of the pool: the time grows with what somebody wrote. */
import { pool } from '../workers/pool.ts';
import type { LetterDocument, PaperDocument } from './document-parts.ts';
import type { ListDocument } from './list-docx.ts';

export type PrintOrder =
  | { kind: 'letter'; format: 'pdf' | 'docx'; document: LetterDocument }
  | { kind: 'paper'; format: 'pdf' | 'docx'; document: PaperDocument }
  | { kind: 'list'; format: 'pdf' | 'docx'; document: ListDocument };

const printing = pool.define<PrintOrder, Uint8Array>({
  name: 'print',
  module: new URL('./printing-work.ts', import.meta.url),
  milliseconds: 20_000,
});

/**
 * @param share whose work it is: an account's id, or `publicShare`
 * @returns the file's bytes
 * @throws Problem 422 `work_too_long` beyond 20 seconds; 429 and 503 when too much waits
 */
export const print = (order: PrintOrder, share: string): Promise<Uint8Array> => printing.run(order, share);
