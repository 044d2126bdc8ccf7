/**
 * Inverted lists that can be appended to: for each term the documents that hold it, in growing order, as variable-length
 * bytes (difference to the document before, times four, plus a two-bit weight). A list lives in a chain of slices of
 * doubling size inside large chunks of bytes (the layout of in-memory segments of search engines: Busch et al.,
 * "Earlybird: Real-Time Search at Twitter", ICDE 2012). A term with one document takes no slice at all.
 */

/** The two-bit code of a weight (times a term occurs, fields weighted): nearest of 1, 2, 4, 8 on a log scale. */
export function levelOf(weight: number): number {
  return weight < 1.42 ? 0 : weight < 2.83 ? 1 : weight < 5.66 ? 2 : 3;
}

const CHUNK_BITS = 20;
const CHUNK = 1 << CHUNK_BITS;
/** Payload of the first slice and of the largest; each slice is followed by four bytes: where the next one begins. */
const FIRST = 4;
const LARGEST = 4096;

/**
 * A row of the table for each term: HEAD is 0 without entries, −1 − level with a single entry kept in LAST, else one
 * more than the address of the first slice; TAIL the address of the next free byte; ROOM the bytes left before it (low
 * 16 bits) with the payload of the slice (high 16 bits); LAST the last document; LIVE the entries not released.
 */
const ROW = 5;
const TAIL = 1;
const ROOM = 2;
const LAST = 3;
const LIVE = 4;

/** The raw parts, for saving and loading. */
export interface PostingsParts {
  table: Int32Array;
  bytes: Uint8Array;
}

/** Sums of contributions by document, in use by one search. */
export interface Tally {
  /** By document number; 0 where untouched. */
  scores: Float32Array;
  /** Documents with a score, `count` long. */
  touched: Int32Array;
  count: number;
}

export interface Postings {
  /** Appends; `doc` must be greater than any document already in this term's list. */
  append(term: number, doc: number, level: number): void;
  /** Counts one entry less; the entry itself stays. */
  release(term: number): void;
  /** Entries not released; 0 for a term never met. */
  frequency(term: number): number;
  /** Calls back for each entry in order, released ones too. */
  each(term: number, visit: (doc: number, level: number) => void): void;
  /** Adds `weight · shares[level · 256 + sizes[doc]]` to the document's score for each entry. */
  score(term: number, weight: number, shares: Float32Array, sizes: Uint8Array, tally: Tally): void;
  parts(terms: number): PostingsParts;
  /** Bytes held. */
  readonly bytes: number;
}

/** @param from copied, not kept */
export function createPostings(from?: PostingsParts): Postings {
  let table = from ? Int32Array.from(from.table) : new Int32Array(1024 * ROW);
  const chunks: Uint8Array[] = [];
  let used = from?.bytes.length ?? 0;
  for (let at = 0; from && at < used; at += CHUNK) {
    const chunk = new Uint8Array(CHUNK);
    chunk.set(from.bytes.subarray(at, Math.min(at + CHUNK, used)));
    chunks.push(chunk);
  }

  /** Address of a fresh slice. */
  function slice(payload: number): number {
    const size = payload + 4;
    const left = CHUNK - (used & (CHUNK - 1));
    if (left < size) used += left;
    if (used + size > chunks.length * CHUNK) {
      if (used + size > 0x7fffffff) throw new RangeError('similarity: the inverted lists exceed 2 GB');
      chunks.push(new Uint8Array(CHUNK));
    }
    const at = used;
    used += size;
    return at;
  }
  function put(row: number, value: number): void {
    let left = table[row + ROOM]! & 0xffff;
    let at = table[row + TAIL]!;
    let chunk = chunks[at >>> CHUNK_BITS]!;
    for (;;) {
      if (left === 0) {
        const payload = Math.min((table[row + ROOM]! >>> 16) * 2, LARGEST);
        const next = slice(payload);
        const end = at & (CHUNK - 1);
        chunk[end] = next & 255;
        chunk[end + 1] = (next >>> 8) & 255;
        chunk[end + 2] = (next >>> 16) & 255;
        chunk[end + 3] = next >>> 24;
        at = next;
        chunk = chunks[at >>> CHUNK_BITS]!;
        left = payload;
        table[row + ROOM] = payload << 16;
      }
      const more = value > 127;
      chunk[at & (CHUNK - 1)] = more ? (value & 127) | 128 : value;
      at++;
      left--;
      value >>>= 7;
      if (!more) break;
    }
    table[row + TAIL] = at;
    table[row + ROOM] = (table[row + ROOM]! & ~0xffff) | left;
  }
  /** Bytes of the slices one after the other: `visit(chunk, from, to)`. */
  function eachSlice(row: number, visit: (chunk: Uint8Array, from: number, to: number) => void): void {
    const end = table[row + TAIL]!;
    let address = table[row]! - 1;
    let payload = FIRST;
    for (;;) {
      const chunk = chunks[address >>> CHUNK_BITS]!;
      const at = address & (CHUNK - 1);
      const full = end < address || end > address + payload;
      const stop = at + (full ? payload : end - address);
      visit(chunk, at, stop);
      if (!full) return;
      address = chunk[stop]! | (chunk[stop + 1]! << 8) | (chunk[stop + 2]! << 16) | (chunk[stop + 3]! << 24);
      payload = Math.min(payload * 2, LARGEST);
    }
  }
  return {
    append(term, doc, level) {
      const row = term * ROW;
      if (row >= table.length) {
        const more = new Int32Array(Math.ceil((term + 1) * 1.3) * ROW);
        more.set(table);
        table = more;
      }
      const head = table[row]!;
      if (head === 0) table[row] = -1 - level;
      else {
        if (head < 0) {
          const at = slice(FIRST);
          table[row] = at + 1;
          table[row + TAIL] = at;
          table[row + ROOM] = (FIRST << 16) | FIRST;
          put(row, ((table[row + LAST]! << 2) | (-1 - head)) >>> 0);
        }
        put(row, (((doc - table[row + LAST]!) << 2) | level) >>> 0);
      }
      table[row + LAST] = doc;
      table[row + LIVE]!++;
    },
    release(term) {
      table[term * ROW + LIVE]!--;
    },
    frequency: (term) => table[term * ROW + LIVE] ?? 0,
    each(term, visit) {
      const row = term * ROW;
      const head = table[row] ?? 0;
      if (head < 0) visit(table[row + LAST]!, -1 - head);
      if (head <= 0) return;
      let doc = 0;
      let value = 0;
      let shift = 0;
      eachSlice(row, (chunk, from, to) => {
        for (let at = from; at < to; at++) {
          const byte = chunk[at]!;
          value |= (byte & 127) << shift;
          if (byte > 127) shift += 7;
          else {
            doc += value >>> 2;
            visit(doc, value & 3);
            value = 0;
            shift = 0;
          }
        }
      });
    },
    score(term, weight, shares, sizes, tally) {
      const row = term * ROW;
      const head = table[row] ?? 0;
      const { scores, touched } = tally;
      let { count } = tally;
      if (head < 0) {
        const doc = table[row + LAST]!;
        if (scores[doc] === 0) touched[count++] = doc;
        scores[doc]! += weight * shares[((-1 - head) << 8) | sizes[doc]!]!;
      }
      if (head <= 0) {
        tally.count = count;
        return;
      }
      // As `eachSlice`, written out: this loop is where a search spends its time.
      const end = table[row + TAIL]!;
      let address = head - 1;
      let payload = FIRST;
      let doc = 0;
      let value = 0;
      let shift = 0;
      for (;;) {
        const chunk = chunks[address >>> CHUNK_BITS]!;
        let at = address & (CHUNK - 1);
        const full = end < address || end > address + payload;
        const stop = at + (full ? payload : end - address);
        while (at < stop) {
          const byte = chunk[at++]!;
          if (byte > 127) {
            value |= (byte & 127) << shift;
            shift += 7;
            continue;
          }
          value |= byte << shift;
          doc += value >>> 2;
          const before = scores[doc]!;
          if (before === 0) touched[count++] = doc;
          scores[doc] = before + weight * shares[((value & 3) << 8) | sizes[doc]!]!;
          value = 0;
          shift = 0;
        }
        if (!full) break;
        address = chunk[at]! | (chunk[at + 1]! << 8) | (chunk[at + 2]! << 16) | (chunk[at + 3]! << 24);
        payload = Math.min(payload * 2, LARGEST);
      }
      tally.count = count;
    },
    parts(terms) {
      const bytes = new Uint8Array(used);
      chunks.forEach((chunk, i) => {
        if (i * CHUNK < used) bytes.set(chunk.subarray(0, Math.min(CHUNK, used - i * CHUNK)), i * CHUNK);
      });
      return { table: table.slice(0, terms * ROW), bytes };
    },
    get bytes() {
      return chunks.length * CHUNK + table.byteLength;
    },
  };
}
