/**
 * Texts as sets of numbered pairs of neighbouring characters, made ready for a join: equal texts once, rows from the
 * smallest set to the largest, within a row the rarest pair first.
 */
import { createFolded, foldInto, unitsOf } from './fold.ts';
import { SimilarityError } from './index-contract.ts';
import { createTermTable, mix32, pairKey } from './term-table.ts';

export interface TextSets {
  /** See `NearDuplicates.same`. */
  same: Int32Array;
  /** Number of rows: distinct texts that have a letter. */
  count: number;
  /** Place of the row's text in the input. */
  text: Int32Array;
  /** Row r holds `pairs[starts[r] … starts[r + 1])`, numbers growing; a smaller number is a rarer pair. */
  starts: Int32Array;
  pairs: Int32Array;
  /** Rows that hold the pair: `rows[listStarts[p] … listStarts[p + 1])`, growing. */
  listStarts: Int32Array;
  rows: Int32Array;
}

interface Raw {
  same: Int32Array;
  text: number[];
  starts: number[];
  terms: Int32Array;
  termCount: number;
}

/** @throws SimilarityError `invalid` for an input that is not a text */
export function textSets(texts: readonly string[]): TextSets {
  const raw = readTexts(texts);
  const count = raw.text.length;
  const frequency = new Int32Array(raw.termCount);
  for (let i = 0; i < raw.starts[count]!; i++) frequency[raw.terms[i]!]!++;
  const rank = rankByCount(frequency);
  const sizes = Int32Array.from(raw.text, (_, r) => raw.starts[r + 1]! - raw.starts[r]!);
  const rowOf = rankByCount(sizes);

  const text = new Int32Array(count);
  const starts = new Int32Array(count + 1);
  for (let r = 0; r < count; r++) {
    text[rowOf[r]!] = raw.text[r]!;
    starts[rowOf[r]! + 1] = sizes[r]!;
  }
  const source = new Int32Array(count);
  for (let r = 0; r < count; r++) source[rowOf[r]!] = r;
  const listStarts = new Int32Array(raw.termCount + 1);
  for (let t = 0; t < raw.termCount; t++) listStarts[rank[t]! + 1] = frequency[t]!;
  for (let t = 0; t < raw.termCount; t++) listStarts[t + 1]! += listStarts[t]!;
  for (let r = 0; r < count; r++) starts[r + 1]! += starts[r]!;

  const rows = new Int32Array(raw.starts[count]!);
  const fill = listStarts.slice();
  for (let row = 0; row < count; row++) {
    const r = source[row]!;
    for (let i = raw.starts[r]!; i < raw.starts[r + 1]!; i++) rows[fill[rank[raw.terms[i]!]!]!++] = row;
  }
  // Walking the lists in order of rarity writes every row in order of rarity.
  const pairs = new Int32Array(rows.length);
  const at = starts.slice();
  for (let t = 0; t < raw.termCount; t++) {
    for (let i = listStarts[t]!; i < listStarts[t + 1]!; i++) pairs[at[rows[i]!]!++] = t;
  }
  return { same: raw.same, count, text, starts, pairs, listStarts, rows };
}

/** Place of each item when all are put in order of their counts, equal ones in order of their numbers. */
function rankByCount(counts: Int32Array): Int32Array {
  let most = 0;
  for (const count of counts) if (count > most) most = count;
  const places = new Int32Array(most + 2);
  for (const count of counts) places[count + 1]!++;
  for (let c = 0; c <= most; c++) places[c + 1]! += places[c]!;
  return counts.map((count) => places[count]!++);
}

function readTexts(texts: readonly string[]): Raw {
  const folded = createFolded(1024);
  let units: Uint16Array = new Uint16Array(1024);
  const table = createTermTable();
  let terms = new Int32Array(1 << 16);
  let used = 0;
  /** Last row that has the pair, plus one, by term. */
  let seenIn = new Int32Array(1 << 16);
  const same = new Int32Array(texts.length);
  const text: number[] = [];
  const starts: number[] = [0];
  const byHash = new Map<number, number | number[]>();

  texts.forEach((given, place) => {
    if (typeof given !== 'string') throw new SimilarityError('invalid', `text ${place} is not a text`);
    units = unitsOf(given, units);
    foldInto(folded, units, 0, given.length);
    const { codes, length } = folded;
    same[place] = length === 0 ? -1 : (firstEqual(byHash, texts, codes, length, place) ?? place);
    if (same[place] !== place) return;
    text.push(place);
    const row = text.length;
    if (used + length > terms.length) {
      const more = new Int32Array(Math.max(terms.length * 2, used + length));
      more.set(terms);
      terms = more;
    }
    for (let i = length === 1 ? 0 : 1; i < length; i++) {
      const term = table.intern(i === 0 ? pairKey(codes[0]!, 0) : pairKey(codes[i - 1]!, codes[i]!));
      if (term >= seenIn.length) {
        const more = new Int32Array(seenIn.length * 2);
        more.set(seenIn);
        seenIn = more;
      }
      if (seenIn[term] === row) continue;
      seenIn[term] = row;
      terms[used++] = term;
    }
    starts.push(used);
  });
  return { same, text, starts, terms, termCount: table.size };
}

/** The earlier text with the same letters, found by hash and compared letter by letter. */
function firstEqual(
  byHash: Map<number, number | number[]>,
  texts: readonly string[],
  codes: Uint16Array,
  length: number,
  place: number,
): number | undefined {
  let a = length;
  let b = 0;
  for (let i = 0; i < length; i++) {
    a = Math.imul(a ^ codes[i]!, 0x01000193);
    b = (Math.imul(b, 31) + codes[i]!) | 0;
  }
  const hash = mix32(a) * 0x20_0000 + (mix32(b) & 0x1f_ffff);
  const known = byHash.get(hash);
  if (known === undefined) {
    byHash.set(hash, place);
    return undefined;
  }
  const earlier = typeof known === 'number' ? [known] : known;
  for (const other of earlier) if (holds(texts[other]!, codes, length)) return other;
  byHash.set(hash, [...earlier, place]);
  return undefined;
}

function holds(text: string, codes: Uint16Array, length: number): boolean {
  const other = createFolded(text.length + 32);
  foldInto(other, unitsOf(text), 0, text.length);
  if (other.length !== length) return false;
  for (let i = 0; i < length; i++) if (other.codes[i] !== codes[i]) return false;
  return true;
}

/** Number of pairs that two rows share, by merging. */
export function sharedPairs(sets: TextSets, row: number, other: number): number {
  const { starts, pairs } = sets;
  let i = starts[row]!;
  let j = starts[other]!;
  let shared = 0;
  while (i < starts[row + 1]! && j < starts[other + 1]!) {
    const x = pairs[i]!;
    const y = pairs[j]!;
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return shared;
}
