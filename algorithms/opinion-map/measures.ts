/**
 * Adjusted Rand index of two divisions of the same things (Hubert & Arabie 1985): 1 for equal, about 0 by chance.
 * Pairs where either label is negative are left out; 1 where nothing is left or both are one group.
 * @throws RangeError when the lengths differ
 */
export function adjustedRandIndex(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError('the two divisions must have one length');
  let groupsA = 0;
  let groupsB = 0;
  for (let i = 0; i < a.length; i++) {
    groupsA = Math.max(groupsA, a[i]! + 1);
    groupsB = Math.max(groupsB, b[i]! + 1);
  }
  const both = new Float64Array(groupsA * groupsB);
  const inA = new Float64Array(groupsA);
  const inB = new Float64Array(groupsB);
  let count = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i]! < 0 || b[i]! < 0) continue;
    both[a[i]! * groupsB + b[i]!]!++;
    inA[a[i]!]!++;
    inB[b[i]!]!++;
    count++;
  }
  const pairs = (sizes: Float64Array) => sizes.reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const [together, pairsA, pairsB] = [pairs(both), pairs(inA), pairs(inB)];
  const expected = count > 1 ? (pairsA * pairsB) / ((count * (count - 1)) / 2) : 0;
  const most = (pairsA + pairsB) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

/** Cumulative normal distribution, to about 1e-7 (Abramowitz & Stegun 26.2.17). */
export function normalCdf(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly;
  return z >= 0 ? 1 - tail : tail;
}
