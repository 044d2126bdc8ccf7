/** The largest inputs anybody may send, of the kinds that cost most. */
import { writeWorkbook } from '../../platform/documents/sheets.ts';

/** Characters of one field of a draft. */
const FIELD = 20_000;

/** Chinese characters without order: nothing in common, no sentence, no word. */
export function noise(length: number, seed: number): string {
  let state = seed;
  const signs: string[] = [];
  for (let at = 0; at < length; at += 1) {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    signs.push(String.fromCharCode(0x4e00 + (state % 8000)));
  }
  return signs.join('');
}

const repeated = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** Text as people write it, full of what looks like personal data. */
export const telling = (length: number): string =>
  repeated('关于加强农村公路养护的建议，联系人13812345678、湘A12345，住人民路12号3栋2单元501室。', length);

export const letters = (length: number): string => repeated('a', length);

/** A draft whose three fields are full. */
export function draftOf(text: (length: number, seed: number) => string, seed = 1) {
  return {
    kind: 'single',
    subject: `尽头的文字${seed}`,
    situation: text(FIELD, seed),
    analysis: text(FIELD, seed + 1),
    suggestions: text(FIELD, seed + 2),
  };
}

/** An old register: so many rows with so many characters each, every tenth with personal data. */
export async function registerOf(rows: number, characters: number, name: string, unit: string): Promise<Uint8Array> {
  const text = noise(characters, rows);
  const sensitive = telling(characters);
  const titles = ['案由', '第一提案人', '立案日期', '情况反映', '主办单位', '答复日期', '答复内容'];
  return writeWorkbook([
    {
      name: '目录',
      columns: titles.map((title) => ({ title })),
      rows: Array.from({ length: rows }, (_, at) => [
        `${name}第${at + 1}件：${noise(12, at + 7)}`,
        `提案者${at % 400}`,
        '2024-03-01',
        at % 10 === 0 ? sensitive : text.slice(at % 100),
        unit,
        '2024-06-01',
        `答复第${at + 1}件。`,
      ]),
    },
  ]);
}

/** A file that begins as a PDF does. */
export const pdfOf = (bytes: number): Uint8Array => {
  const file = new Uint8Array(bytes).fill(0x20);
  file.set(new TextEncoder().encode('%PDF-1.7\n'));
  return file;
};
