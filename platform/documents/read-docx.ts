/** The running text of a DOCX, on a thread of the pool; tables and pictures are counted and stay in the file. */
import mammoth from 'mammoth';
import { Problem } from '../http/problem.ts';
import { pool } from '../workers/pool.ts';

export interface ReadText {
  /** Paragraphs, one a line; headings too. */
  text: string;
  tables: number;
  pictures: number;
}

const named: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

/** @throws Problem 422 `unreadable_document` when it is no DOCX, or is damaged or locked */
export default async function work(bytes: Uint8Array): Promise<ReadText> {
  let pictures = 0;
  let html: string;
  try {
    const convertImage = mammoth.images.imgElement(async () => {
      pictures += 1;
      return { src: '' };
    });
    html = (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage })).value;
  } catch {
    throw new Problem(422, 'unreadable_document');
  }
  const tables = (html.match(/<table/g) ?? []).length;
  const text = html
    .replace(/<table[\s\S]*?<\/table>/g, '\n')
    .replace(/<br\s*\/?>|<\/(?:p|h\d|li)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => named[entity]!)
    .replace(/\n{2,}/g, '\n')
    .trim();
  return { text, tables, pictures };
}

const reading = pool.define<Uint8Array, ReadText>({
  name: 'read-docx',
  module: new URL(import.meta.url),
  milliseconds: 15_000,
});

/** @param share whose work it is @throws Problem as {@link work}, and those of the pool */
export const readDocx = (bytes: Uint8Array, share: string): Promise<ReadText> => reading.run(bytes, share);
