/**
 * The saved form of an index: eight letters, the length of a JSON head and the head (fields, identifiers, sizes of the
 * arrays), the arrays one after the other on multiples of eight bytes, and a 32-bit checksum of all before it.
 * Numbers are little-endian, as on every machine Node runs on.
 */
import { type Corpus, createCorpus, reserveDocuments, sizeOf } from './corpus.ts';
import { createPostings } from './postings.ts';
import { createTermTable, mix32 } from './term-table.ts';
import { createTextStore } from './text-store.ts';

const MAGIC = 'YTSIM\u00001\n';
const up8 = (n: number) => Math.ceil(n / 8) * 8;

interface Head {
  fields: [string, number][];
  ids: string[];
  totalLength: number;
  sizes: number[];
}

/** Writes a corpus without removed documents. Bytes depend on the order of additions. */
export function writeCorpus(fields: Record<string, number>, corpus: Corpus): Uint8Array {
  const docs = corpus.ids.length;
  const keys = corpus.terms.keys();
  const lists = corpus.postings.parts(keys.length);
  const texts = corpus.texts.parts(docs, () => true);
  const arrays = [
    keys,
    corpus.charFrequency,
    corpus.lengths.subarray(0, docs),
    lists.table,
    lists.bytes,
    texts.units,
    texts.lengths,
  ];
  const head: Head = {
    fields: Object.entries(fields),
    ids: corpus.ids as string[],
    totalLength: corpus.totalLength,
    sizes: arrays.map((array) => array.byteLength),
  };
  const json = new TextEncoder().encode(JSON.stringify(head));
  const size = arrays.reduce((sum, array) => sum + up8(array.byteLength), 16 + up8(json.length)) + 8;
  const bytes = new Uint8Array(size);
  for (let i = 0; i < 8; i++) bytes[i] = MAGIC.charCodeAt(i);
  new DataView(bytes.buffer).setUint32(8, json.length, true);
  bytes.set(json, 16);
  let at = 16 + up8(json.length);
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += up8(array.byteLength);
  }
  new DataView(bytes.buffer).setUint32(size - 8, checksum(bytes, size - 8), true);
  return bytes;
}

/** Reads what `writeCorpus` wrote; undefined where the bytes are not whole. */
export function readCorpus(bytes: Uint8Array): { fields: Record<string, number>; corpus: Corpus } | undefined {
  if (!(bytes instanceof Uint8Array) || bytes.length < 32 || bytes.length % 8 !== 0) return undefined;
  const whole = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  for (let i = 0; i < 8; i++) if (whole[i] !== MAGIC.charCodeAt(i)) return undefined;
  const view = new DataView(whole.buffer, whole.byteOffset, whole.length);
  const size = whole.length;
  if (view.getUint32(size - 8, true) !== checksum(whole, size - 8)) return undefined;
  const jsonLength = view.getUint32(8, true);
  const head = JSON.parse(new TextDecoder().decode(whole.subarray(16, 16 + jsonLength))) as Head;
  let at = 16 + up8(jsonLength);
  const sections = head.sizes.map((length) => {
    const section = whole.subarray(at, at + length);
    at += up8(length);
    return section;
  });
  const u32 = (i: number) => new Uint32Array(whole.buffer, sections[i]!.byteOffset, sections[i]!.length / 4);
  const fieldCount = head.fields.length;
  const corpus = createCorpus(fieldCount);
  corpus.ids = head.ids;
  head.ids.forEach((id, doc) => {
    corpus.numbers.set(id, doc);
  });
  corpus.terms = createTermTable(u32(0));
  corpus.charFrequency = u32(1).slice();
  const lengths = new Float32Array(whole.buffer, sections[2]!.byteOffset, sections[2]!.length / 4);
  reserveDocuments(corpus, Math.max(1024, lengths.length));
  corpus.lengths.set(lengths);
  lengths.forEach((length, doc) => {
    corpus.sizes[doc] = sizeOf(length);
  });
  corpus.totalLength = head.totalLength;
  const table = new Int32Array(whole.buffer, sections[3]!.byteOffset, sections[3]!.length / 4);
  corpus.postings = createPostings({ table, bytes: sections[4]! });
  const units = new Uint16Array(whole.buffer, sections[5]!.byteOffset, sections[5]!.length / 2);
  corpus.texts = createTextStore(fieldCount, { units, lengths: u32(6) });
  return { fields: Object.fromEntries(head.fields), corpus };
}

function checksum(bytes: Uint8Array, length: number): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, length / 4);
  let sum = 0x9e3779b9;
  for (let i = 0; i < words.length; i++) sum = (Math.imul(sum ^ words[i]!, 0x01000193) + (sum >>> 15)) | 0;
  return mix32(sum);
}
