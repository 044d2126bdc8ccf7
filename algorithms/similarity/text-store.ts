/**
 * Texts kept as UTF-16 in large blocks, field after field, addressed by document number: half the memory of strings,
 * saved and loaded in one piece, readable without making strings.
 */

const BLOCK_BITS = 19;
const BLOCK = 1 << BLOCK_BITS;

/** The raw parts, for saving and loading: all units in order of documents, and `fields` lengths a document. */
export interface TextParts {
  units: Uint16Array;
  lengths: Uint32Array;
}

export interface TextStore {
  /** Keeps the fields of one more document; returns its number, counted from 0. */
  append(fields: readonly string[]): number;
  /** Where a document's units are: `units[start]` on, and the length of each field in `lengths` from `lengthsAt`. */
  locate(doc: number): { units: Uint16Array; start: number; lengths: Uint32Array; lengthsAt: number };
  /** One field as it was given (lone surrogates included). */
  read(doc: number, field: number): string;
  /** Parts of the first `docs` documents that `keep` names. */
  parts(docs: number, keep: (doc: number) => boolean): TextParts;
  readonly bytes: number;
}

/** @param fieldCount number of fields of every document */
export function createTextStore(fieldCount: number, from?: TextParts): TextStore {
  const blocks: Uint16Array[] = [];
  let used = 0;
  let docs = 0;
  let places = new Uint32Array(1024 * 2);
  let lengths = new Uint32Array(1024 * fieldCount);

  function allot(size: number): number {
    if (docs * 2 + 2 > places.length) {
      const more = new Uint32Array(places.length * 2);
      more.set(places);
      places = more;
      const moreLengths = new Uint32Array(lengths.length * 2);
      moreLengths.set(lengths);
      lengths = moreLengths;
    }
    if (blocks.length === 0 || used + size > BLOCK) {
      blocks.push(new Uint16Array(Math.max(BLOCK, size)));
      used = 0;
    }
    places[docs * 2] = blocks.length - 1;
    places[docs * 2 + 1] = used;
    used += size;
    return docs++;
  }
  function sizeOf(doc: number): number {
    let size = 0;
    for (let f = 0; f < fieldCount; f++) size += lengths[doc * fieldCount + f]!;
    return size;
  }
  const store: TextStore = {
    append(fields) {
      let size = 0;
      for (const field of fields) size += field.length;
      const doc = allot(size);
      const block = blocks[places[doc * 2]!]!;
      let at = places[doc * 2 + 1]!;
      fields.forEach((field, f) => {
        lengths[doc * fieldCount + f] = field.length;
        for (let i = 0; i < field.length; i++) block[at++] = field.charCodeAt(i);
      });
      return doc;
    },
    locate(doc) {
      return {
        units: blocks[places[doc * 2]!]!,
        start: places[doc * 2 + 1]!,
        lengths,
        lengthsAt: doc * fieldCount,
      };
    },
    read(doc, field) {
      let start = places[doc * 2 + 1]!;
      for (let f = 0; f < field; f++) start += lengths[doc * fieldCount + f]!;
      return stringOf(blocks[places[doc * 2]!]!, start, lengths[doc * fieldCount + field]!);
    },
    parts(count, keep) {
      let total = 0;
      let kept = 0;
      for (let doc = 0; doc < count; doc++) {
        if (!keep(doc)) continue;
        total += sizeOf(doc);
        kept++;
      }
      const out = { units: new Uint16Array(total), lengths: new Uint32Array(kept * fieldCount) };
      let at = 0;
      let row = 0;
      for (let doc = 0; doc < count; doc++) {
        if (!keep(doc)) continue;
        const size = sizeOf(doc);
        const start = places[doc * 2 + 1]!;
        out.units.set(blocks[places[doc * 2]!]!.subarray(start, start + size), at);
        out.lengths.set(lengths.subarray(doc * fieldCount, (doc + 1) * fieldCount), row * fieldCount);
        at += size;
        row++;
      }
      return out;
    },
    get bytes() {
      return blocks.reduce((sum, block) => sum + block.byteLength, 0) + places.byteLength + lengths.byteLength;
    },
  };
  if (from) {
    const rows = from.lengths.length / fieldCount;
    let at = 0;
    for (let row = 0; row < rows; row++) {
      let size = 0;
      for (let f = 0; f < fieldCount; f++) size += from.lengths[row * fieldCount + f]!;
      const doc = allot(size);
      lengths.set(from.lengths.subarray(row * fieldCount, (row + 1) * fieldCount), doc * fieldCount);
      blocks[places[doc * 2]!]!.set(from.units.subarray(at, at + size), places[doc * 2 + 1]!);
      at += size;
    }
  }
  return store;
}

/** A string of `count` units from `start`. */
function stringOf(units: Uint16Array, start: number, count: number): string {
  let out = '';
  for (let at = 0; at < count; at += 8192) {
    out += String.fromCharCode(...units.subarray(start + at, start + Math.min(count, at + 8192)));
  }
  return out;
}
