/** The one form of names and of JSON in a draw: what is hashed must have exactly one spelling. */
import { DrawError } from './findings.ts';

/** Longest name or title, in UTF-16 code units. */
const LONGEST_TEXT = 400;

// Control characters, line and paragraph separators, bidirectional controls, byte order mark.
const deceiving = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/**
 * Whether a name may stand in a record: well-formed (no lone surrogates), in Unicode form NFC, 1 to 400 code units, no
 * white space at its ends, no control characters, line separators or characters that turn the direction of writing.
 */
export function isPlainText(text: string): boolean {
  return (
    text.length > 0 &&
    text.length <= LONGEST_TEXT &&
    text.isWellFormed() &&
    !deceiving.test(text) &&
    text.trim() === text &&
    text.normalize('NFC') === text
  );
}

/**
 * Brings a text from the keyboard or a file into the form `isPlainText` asks for.
 * @throws DrawError `text.refused` where trimming and NFC are not enough
 */
export function toPlainText(text: string): string {
  const plain = text.trim().normalize('NFC');
  if (!isPlainText(plain)) throw new DrawError('text.refused', plain.slice(0, 40).toWellFormed());
  return plain;
}

// Code units in the order of code points: surrogates come after U+E000–U+FFFF.
const rank = (unit: number) => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);

/**
 * Order of code points, which is the order of UTF-8 bytes (Unicode 16, section 2.5), unlike the `<` of JavaScript.
 * @returns negative, 0, positive
 */
export function compareTexts(a: string, b: string): number {
  const least = Math.min(a.length, b.length);
  for (let i = 0; i < least; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Deepest nesting of a record; deeper input is refused before it can exhaust the stack. */
const DEEPEST = 12;

/**
 * JSON in its one form, a subset of RFC 8785: keys in order of code units, no white space, texts escaped as
 * `JSON.stringify` does; numbers are whole and between 0 and 2⁵³ − 1.
 * @throws DrawError `record.unreadable` for anything else JSON cannot hold in this form (fractions, null, too deep)
 */
export function canonicalJson(value: unknown, depth = 0): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || value < 0 || Object.is(value, -0)) throw new DrawError('record.unreadable');
    return String(value);
  }
  if (typeof value !== 'object' || value === null || depth > DEEPEST) throw new DrawError('record.unreadable');
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, depth + 1)).join(',')}]`;
  const fields = value as Record<string, unknown>;
  const pairs = Object.keys(fields)
    .sort()
    .filter((key) => fields[key] !== undefined)
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(fields[key], depth + 1)}`);
  return `{${pairs.join(',')}}`;
}
