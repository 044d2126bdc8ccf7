/** The candidates of a join, row after row, from the inverted lists of `text-sets.ts`. */
import type { TextSets } from './text-sets.ts';

/** Steps a row may take beside its budget, for each of its pairs: so that long texts are not cut short. */
const STEPS_PER_PAIR = 100;
/** A list no longer than this is read even where the prefix bound does without: it makes the counts sharper. */
const SHORT_LIST = 128;

/** Exact checks a row may have even when its lists used up the budget. */
const FREE_MERGES = 100;

export interface Candidates {
  /**
   * Calls back for each earlier row that may overlap with `row` enough: rows must be asked for in order 0, 1, 2 …
   * The number of shared pairs lies between `atLeast` and `atMost`; they are equal where it is known. Candidates that
   * share a rare pair come first, among these those nearest in size.
   */
  of(row: number, visit: (other: number, atLeast: number, atMost: number) => void): void;
  /** True once a row's budget was used up. */
  readonly cut: boolean;
}

/**
 * A row of n pairs can only overlap by `least` with rows of at least `least · n` pairs, and shares at least
 * `least / (1 + least) · (n + m)` pairs with one of m. Reading the first L of its pairs finds all but n − L of what is
 * shared, so what has fewer than the rest of that bound is left out; L is at least n − ⌈least · n⌉ + 1, rarest first.
 */
export function createCandidates(sets: TextSets, least: number, budget: number): Candidates {
  const { starts, pairs, listStarts, rows } = sets;
  /** Part of each list that is read: rows large enough, and before the present one. */
  const from = listStarts.slice(0, -1);
  const to = listStarts.slice(0, -1);
  const counts = new Int32Array(sets.count);
  const touched = new Int32Array(sets.count);
  const share = least / (1 + least);
  let cut = false;
  const sizeOf = (row: number) => starts[row + 1]! - starts[row]!;

  return {
    of(row, visit) {
      const first = starts[row]!;
      const size = sizeOf(row);
      const smallest = Math.ceil(least * size - 1e-9);
      const prefix = size - smallest + 1;
      let found = 0;
      let left = budget + size * STEPS_PER_PAIR;
      let short = false;
      let read = 0;
      for (; read < size; read++) {
        const pair = pairs[first + read]!;
        let start = from[pair]!;
        const end = to[pair]!;
        while (start < end && sizeOf(rows[start]!) < smallest) start++;
        from[pair] = start;
        if (read >= prefix && end - start > SHORT_LIST) break;
        if (end - start > left) {
          if (read >= prefix) break;
          short = true;
          // What is nearest in size first, so that a chain of likes stays a chain.
          start = end - left;
        }
        left -= end - start;
        for (let i = start; i < end; i++) {
          const other = rows[i]!;
          if (counts[other] === 0) touched[found++] = other;
          counts[other]!++;
        }
      }
      for (let i = first; i < first + size; i++) to[pairs[i]!]!++;
      const unread = size - read;
      const lowest = share * (size + smallest) - 1e-9;
      let merged = 0;
      for (let i = 0; i < found; i++) {
        const other = touched[i]!;
        const shared = counts[other]!;
        counts[other] = 0;
        const atMost = shared + (short ? size : unread);
        if (atMost < lowest) continue;
        const bound = share * (size + sizeOf(other)) - 1e-9;
        if (atMost < bound) continue;
        if (atMost > shared) {
          // A merge costs as many steps as both rows are long; a first few are always allowed.
          if (merged >= FREE_MERGES && left <= 0) {
            short = true;
            continue;
          }
          merged++;
          left -= size + sizeOf(other);
        }
        visit(other, shared, atMost);
      }
      if (short) cut = true;
    },
    get cut() {
      return cut;
    },
  };
}
