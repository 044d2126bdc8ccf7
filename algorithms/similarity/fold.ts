/**
 * Folding of a text to the characters that matter for likeness: width and case folded (NFKC, lower case, one character
 * at a time), everything that is neither letter, number nor mark dropped, lone surrogates dropped. Folded characters
 * remember where they stood, so that a common passage can be shown in the text as it was written.
 */

/** A folded text: `codes[i]` is a UTF-16 unit, `offsets[i]` its place in the source (units), both `length` long. */
export interface Folded {
  codes: Uint16Array;
  offsets: Int32Array;
  length: number;
}

const KEEP = /^[\p{L}\p{N}\p{M}]$/u;
const DROP = 0;
const SPECIAL = 0xffff;

let simple: Uint16Array | undefined;
const expansions = new Map<number, number[]>();

function foldPoint(point: number): number[] {
  const out: number[] = [];
  for (const char of String.fromCodePoint(point).normalize('NFKC').toLowerCase()) {
    if (KEEP.test(char)) for (let i = 0; i < char.length; i++) out.push(char.charCodeAt(i));
  }
  return out;
}

/** One cell a UTF-16 unit: 0 dropped, 0xffff several units or half of a surrogate pair, else the folded unit. */
function foldTable(): Uint16Array {
  if (simple) return simple;
  const table = new Uint16Array(65_536);
  for (let unit = 1; unit < 65_535; unit++) {
    if (unit >= 0xd800 && unit <= 0xdfff) {
      table[unit] = SPECIAL;
      continue;
    }
    const folded = foldPoint(unit);
    if (folded.length === 1) table[unit] = folded[0]!;
    else if (folded.length > 1) {
      table[unit] = SPECIAL;
      expansions.set(unit, folded);
    }
  }
  simple = table;
  return table;
}

/** A buffer for `foldInto`; grows as needed and may be used again for the next text. */
export function createFolded(capacity = 256): Folded {
  return { codes: new Uint16Array(capacity), offsets: new Int32Array(capacity), length: 0 };
}

function reserve(out: Folded, capacity: number): void {
  if (out.codes.length >= capacity) return;
  const size = Math.max(capacity, out.codes.length * 2);
  const codes = new Uint16Array(size);
  codes.set(out.codes);
  const offsets = new Int32Array(size);
  offsets.set(out.offsets);
  out.codes = codes;
  out.offsets = offsets;
}

/**
 * Folds `count` UTF-16 units of `units` from `start`, replacing what `out` held. Offsets count from `start`.
 * Linear in `count`.
 */
export function foldInto(out: Folded, units: Uint16Array, start: number, count: number): void {
  const table = foldTable();
  reserve(out, count + 32);
  let { codes, offsets } = out;
  let length = 0;
  for (let i = 0; i < count; i++) {
    const unit = units[start + i]!;
    const folded = table[unit]!;
    if (folded === DROP) continue;
    if (folded !== SPECIAL) {
      codes[length] = folded;
      offsets[length++] = i;
      continue;
    }
    let several = expansions.get(unit);
    const next = i + 1 < count ? units[start + i + 1]! : 0;
    if (unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) {
      several = foldPoint((unit - 0xd800) * 0x400 + (next - 0xdc00) + 0x10000);
    }
    if (several) {
      reserve(out, length + several.length + count - i + 32);
      ({ codes, offsets } = out);
      for (const code of several) {
        codes[length] = code;
        offsets[length++] = i;
      }
    }
    if (next >= 0xdc00 && next <= 0xdfff && unit >= 0xd800 && unit <= 0xdbff) i++;
  }
  out.length = length;
}

/** Writes the UTF-16 units of a text into a fresh or given array; returns the array. */
export function unitsOf(text: string, into?: Uint16Array): Uint16Array {
  const units = into && into.length >= text.length ? into : new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return units;
}

/** Folds a string; see `foldInto`. */
export function foldText(text: string): Folded {
  const out = createFolded(text.length + 32);
  foldInto(out, unitsOf(text), 0, text.length);
  return out;
}
