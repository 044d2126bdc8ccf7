/**
 * The rival: Polis's published rules, written from their description. Mean imputation, exact principal axes (Polis's own
 * power iteration comes near them), √(C/n) projection, k-means for 2 … 5 groups of people with at least seven votes, the
 * number by silhouette.
 */
import { principalAxes, sparseScatter } from '../../algorithms/opinion-map/axes.ts';
import { groupPoints, nearestCentre } from '../../algorithms/opinion-map/k-means.ts';
import { projectAsPolis } from '../../algorithms/opinion-map/polis-projection.ts';
import { drawRows } from '../../algorithms/opinion-map/table-parts.ts';
import { meanVotes, tallyVotes } from '../../algorithms/opinion-map/tallies.ts';
import type { VoteTable } from '../../algorithms/opinion-map/vote-table.ts';

const LEAST_VOTES = 7;
const MOST_RATED = 1500;

export interface PolisMap {
  means: Float64Array;
  axes: readonly Float64Array[];
  points: Float64Array;
  labels: Int32Array;
  count: number;
}

/** Mean silhouette of some 1,500 points at most (Rousseeuw 1987). */
function silhouette(points: ArrayLike<number>, labels: ArrayLike<number>, k: number): number {
  const chosen = drawRows(
    Array.from({ length: labels.length }, (_, i) => i),
    MOST_RATED,
    1,
  );
  let sum = 0;
  const distance = new Float64Array(k);
  const count = new Float64Array(k);
  for (const i of chosen) {
    distance.fill(0);
    count.fill(0);
    for (const other of chosen) {
      if (other === i) continue;
      const g = labels[other]!;
      distance[g]! += Math.hypot(points[2 * i]! - points[2 * other]!, points[2 * i + 1]! - points[2 * other + 1]!);
      count[g]!++;
    }
    const own = labels[i]!;
    if (count[own] === 0) continue;
    const inside = distance[own]! / count[own]!;
    let beside = Number.POSITIVE_INFINITY;
    for (let g = 0; g < k; g++) if (g !== own && count[g]! > 0) beside = Math.min(beside, distance[g]! / count[g]!);
    if (Number.isFinite(beside)) sum += (beside - inside) / Math.max(inside, beside, 1e-12);
  }
  return sum / Math.max(1, chosen.length);
}

/** The map by Polis's rules; everybody with a vote is given to the nearest group. */
export function mapAsPolis(table: VoteTable, seed = 1): PolisMap {
  const means = meanVotes(tallyVotes(table));
  const { vectors: axes } = principalAxes(sparseScatter(table, means), table.statements);
  const points = projectAsPolis(table, means, axes);
  const votes = (i: number) => table.rowStart[i + 1]! - table.rowStart[i]!;
  const all = Array.from({ length: table.participants }, (_, i) => i);
  const voters = all.filter((i) => votes(i) >= Math.min(LEAST_VOTES, table.statements));
  const labels = new Int32Array(table.participants).fill(-1);
  const own = Float64Array.from(voters.flatMap((i) => [points[2 * i]!, points[2 * i + 1]!]));
  let best: { centres: Float64Array; value: number; k: number } | undefined;
  for (let k = 2; k <= Math.min(5, voters.length - 1); k++) {
    const found = groupPoints(own, k, { seed, starts: 8 });
    const value = silhouette(own, found.labels, k);
    if (!best || value > best.value) best = { centres: found.centres, value, k };
  }
  for (const i of all) {
    if (votes(i) > 0) labels[i] = best ? nearestCentre(points[2 * i]!, points[2 * i + 1]!, best.centres) : 0;
  }
  return { means, axes, points, labels, count: best?.k ?? 1 };
}
