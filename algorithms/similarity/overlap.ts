/** Jaccard overlap of two texts by their pairs of characters: the measure of near-duplicates too. */
import type { Analysis } from './analysis.ts';

/** Keys in the private-use range are words of an alphabet, not pairs. */
function isPair(key: number): boolean {
  return key < 0xe000_0000 || key >= 0xf900_0000;
}

/**
 * @param query read at once, so its analyser may be used again
 * @returns the overlap of the query with another analysis, 0 … 1; 0 where neither has a pair
 */
export function createOverlap(query: Analysis): (other: Analysis) => number {
  const own = new Set<number>();
  for (let i = 0; i < query.count; i++) if (isPair(query.keys[i]!)) own.add(query.keys[i]!);
  return (other) => {
    let shared = 0;
    let pairs = 0;
    for (let i = 0; i < other.count; i++) {
      const key = other.keys[i]!;
      if (!isPair(key)) continue;
      pairs++;
      if (own.has(key)) shared++;
    }
    const either = own.size + pairs - shared;
    return either === 0 ? 0 : shared / either;
  };
}
