/** A query made ready: its fields folded, and all of them in one run for finding passages. */
import { createFolded, type Folded, foldText } from './fold.ts';

/** One field of a query that is not empty. */
export interface QueryPart {
  field: string;
  text: string;
  folded: Folded;
  weight: number;
  /** Where the field begins in `codes`. */
  at: number;
  offsets: Int32Array;
}

export interface PreparedQuery {
  parts: QueryPart[];
  /** All parts, each followed by a unit that occurs in no folded text. */
  codes: Uint16Array;
  /** Sum of weight × folded characters. */
  length: number;
}

const BETWEEN = 0xffff;

/** @param texts query by field, in the order of names and weights */
export function prepareQuery(
  texts: readonly string[],
  names: readonly string[],
  weights: readonly number[],
): PreparedQuery {
  const parts: QueryPart[] = [];
  let at = 0;
  let length = 0;
  texts.forEach((text, f) => {
    const folded = text === '' ? createFolded(1) : foldText(text);
    if (folded.length === 0) return;
    parts.push({ field: names[f]!, text, folded, weight: weights[f]!, at, offsets: folded.offsets });
    at += folded.length + 1;
    length += weights[f]! * folded.length;
  });
  const codes = new Uint16Array(at).fill(BETWEEN);
  for (const part of parts) codes.set(part.folded.codes.subarray(0, part.folded.length), part.at);
  return { parts, codes, length };
}
