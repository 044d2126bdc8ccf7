import { createRandom } from '../random/prng.ts';

/** Groups of points in the plane. */
export type PlaneGroups = {
  /** group of each point, 0 … k − 1 */
  readonly labels: Int32Array;
  /** x, y of each group's mean (stride 2) */
  readonly centres: Float64Array;
  /** sum of squared distances to the centres */
  readonly cost: number;
};

/** The centre nearest to x, y; of equals the first. */
export function nearestCentre(x: number, y: number, centres: ArrayLike<number>): number {
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let g = 0; 2 * g < centres.length; g++) {
    const distance = (x - centres[2 * g]!) ** 2 + (y - centres[2 * g + 1]!) ** 2;
    if (distance < least) {
      least = distance;
      nearest = g;
    }
  }
  return nearest;
}

/** Lloyd's steps from given centres until nothing moves; an empty group keeps its centre. */
function settleGroups(points: ArrayLike<number>, start: Float64Array, mostSteps = 100): PlaneGroups {
  const count = points.length / 2;
  const k = start.length / 2;
  const centres = start.slice();
  const labels = new Int32Array(count).fill(-1);
  const sums = new Float64Array(k * 3);
  let cost = 0;
  for (let step = 0; step < mostSteps; step++) {
    let moved = 0;
    cost = 0;
    sums.fill(0);
    for (let i = 0; i < count; i++) {
      const x = points[2 * i]!;
      const y = points[2 * i + 1]!;
      let nearest = 0;
      let least = Number.POSITIVE_INFINITY;
      for (let g = 0; g < k; g++) {
        const distance = (x - centres[2 * g]!) ** 2 + (y - centres[2 * g + 1]!) ** 2;
        if (distance < least) {
          least = distance;
          nearest = g;
        }
      }
      if (labels[i] !== nearest) {
        labels[i] = nearest;
        moved++;
      }
      cost += least;
      sums[3 * nearest]! += x;
      sums[3 * nearest + 1]! += y;
      sums[3 * nearest + 2]!++;
    }
    if (moved === 0) break;
    for (let g = 0; g < k; g++) {
      const size = sums[3 * g + 2]!;
      if (size === 0) continue;
      centres[2 * g] = sums[3 * g]! / size;
      centres[2 * g + 1] = sums[3 * g + 1]! / size;
    }
  }
  return { labels, centres, cost };
}

/** k-means++ centres (Arthur & Vassilvitskii 2007). */
function spreadCentres(points: ArrayLike<number>, k: number, random: () => number): Float64Array {
  const count = points.length / 2;
  const centres = new Float64Array(k * 2);
  const nearest = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  let pick = Math.min(count - 1, Math.floor(random() * count));
  for (let g = 0; g < k; g++) {
    centres[2 * g] = points[2 * pick]!;
    centres[2 * g + 1] = points[2 * pick + 1]!;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const distance = (points[2 * i]! - centres[2 * g]!) ** 2 + (points[2 * i + 1]! - centres[2 * g + 1]!) ** 2;
      if (distance < nearest[i]!) nearest[i] = distance;
      total += nearest[i]!;
    }
    let rest = random() * total;
    pick = 0;
    while (pick < count - 1 && rest >= nearest[pick]!) rest -= nearest[pick++]!;
  }
  return centres;
}

/**
 * k-means in the plane: the cheapest of several seeded starts.
 * @param points x, y of each point (stride 2), all finite
 * @param k number of groups, at least 1 and at most the number of points
 * @param options.starts k-means++ starts, 8 by default; options.from: centres tried besides
 */
export function groupPoints(
  points: ArrayLike<number>,
  k: number,
  options: { seed?: number; starts?: number; from?: Float64Array } = {},
): PlaneGroups {
  const random = createRandom(options.seed ?? 1);
  let best = options.from && options.from.length === 2 * k ? settleGroups(points, options.from) : undefined;
  for (let start = 0; start < (options.starts ?? 8); start++) {
    const found = settleGroups(points, spreadCentres(points, k, random));
    if (!best || found.cost < best.cost - 1e-12 * found.cost) best = found;
  }
  if (!best) throw new RangeError('k-means needs at least one start');
  return best;
}
