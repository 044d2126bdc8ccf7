import { groupPoints } from './k-means.ts';
import type { Places } from './vote-model.ts';

const BROADEST = 1e-4;

/** Normal mixture with one common covariance behind noisy points: log-likelihood after the fit. */
function mixtureFit(places: Places, prior: readonly [number, number, number], k: number, seed: number): number {
  const count = places.points.length / 2;
  // what the votes alone say: precision Λ and Λ·x̂, the prior's share taken out
  const told = new Float64Array(count * 5);
  const priorDet = prior[0] * prior[2] - prior[1] ** 2;
  for (let i = 0; i < count; i++) {
    const [xx, xy, yy] = [places.spread[3 * i]!, places.spread[3 * i + 1]!, places.spread[3 * i + 2]!];
    const det = Math.max(xx * yy - xy * xy, 1e-18);
    const [p, q, r] = [yy / det, -xy / det, xx / det];
    const [x, y] = [places.points[2 * i]!, places.points[2 * i + 1]!];
    told[5 * i] = Math.max(p - prior[2] / priorDet, 0);
    told[5 * i + 1] = q + prior[1] / priorDet;
    told[5 * i + 2] = Math.max(r - prior[0] / priorDet, 0);
    told[5 * i + 3] = p * x + q * y;
    told[5 * i + 4] = q * x + r * y;
  }
  const start = groupPoints(places.points, k, { seed, starts: 4 });
  const centres = start.centres.slice();
  const share = new Float64Array(k);
  for (const label of start.labels) share[label]! += 1 / count;
  const within = Math.max(start.cost / count / 2, BROADEST);
  let [s11, s12, s22] = [within, 0, within];
  let before = Number.NEGATIVE_INFINITY;
  let likelihood = before;
  const weight = new Float64Array(k);
  const mean = new Float64Array(k * 2);
  for (let step = 0; step < 100; step++) {
    const det = s11 * s22 - s12 * s12;
    const [p, q, r] = [s22 / det, -s12 / det, s11 / det];
    const sums = new Float64Array(k * 6);
    let [v11, v12, v22] = [0, 0, 0];
    likelihood = 0;
    for (let i = 0; i < count; i++) {
      const a = p + told[5 * i]!;
      const b = q + told[5 * i + 1]!;
      const d = r + told[5 * i + 2]!;
      const inner = a * d - b * b;
      let greatest = Number.NEGATIVE_INFINITY;
      for (let g = 0; g < k; g++) {
        const [cx, cy] = [centres[2 * g]!, centres[2 * g + 1]!];
        const hx = p * cx + q * cy + told[5 * i + 3]!;
        const hy = q * cx + r * cy + told[5 * i + 4]!;
        const x = (d * hx - b * hy) / inner;
        const y = (a * hy - b * hx) / inner;
        mean[2 * g] = x;
        mean[2 * g + 1] = y;
        const fit = hx * x + hy * y - (p * cx * cx + 2 * q * cx * cy + r * cy * cy);
        weight[g] = Math.log(share[g]! + 1e-300) - Math.log(inner * det) / 2 + fit / 2;
        greatest = Math.max(greatest, weight[g]!);
      }
      let total = 0;
      for (let g = 0; g < k; g++) {
        weight[g] = Math.exp(weight[g]! - greatest);
        total += weight[g]!;
      }
      likelihood += greatest + Math.log(total);
      for (let g = 0; g < k; g++) {
        const m = weight[g]! / total;
        const [x, y] = [mean[2 * g]!, mean[2 * g + 1]!];
        sums[6 * g]! += m;
        sums[6 * g + 1]! += m * x;
        sums[6 * g + 2]! += m * y;
        sums[6 * g + 3]! += m * x * x;
        sums[6 * g + 4]! += m * x * y;
        sums[6 * g + 5]! += m * y * y;
      }
      v11 += d / inner;
      v12 -= b / inner;
      v22 += a / inner;
    }
    for (let g = 0; g < k; g++) {
      const n = Math.max(sums[6 * g]!, 1e-9);
      const [cx, cy] = [sums[6 * g + 1]! / n, sums[6 * g + 2]! / n];
      centres[2 * g] = cx;
      centres[2 * g + 1] = cy;
      share[g] = (n + 1) / (count + k);
      v11 += sums[6 * g + 3]! - n * cx * cx;
      v12 += sums[6 * g + 4]! - n * cx * cy;
      v22 += sums[6 * g + 5]! - n * cy * cy;
    }
    s11 = v11 / count + BROADEST;
    s12 = v12 / count;
    s22 = v22 / count + BROADEST;
    if (Math.abs(likelihood - before) < 1e-4 * count * 0.01) break;
    before = likelihood;
  }
  return likelihood;
}

/**
 * How much the votes speak for k groups with a gap rather than for one cloud: BIC of one normal cloud less BIC of a
 * mixture of k normals of one covariance, both seen through each participant's own uncertainty ("extreme
 * deconvolution", Bovy, Hogg & Roweis 2011). Above 10 is strong evidence for groups (Kass & Raftery 1995).
 * @param places on the map, with their posterior covariance
 * @param prior covariance of the prior on the map: xx, xy, yy
 * @returns the evidence for a number of groups; the cloud is fitted once
 */
export function evidenceForGroups(
  places: Places,
  prior: readonly [number, number, number],
  seed = 1,
): (k: number) => number {
  const count = places.points.length / 2;
  let cloud: number | undefined;
  return (k) => {
    if (count <= k) return Number.NEGATIVE_INFINITY;
    cloud ??= mixtureFit(places, prior, 1, seed);
    return 2 * (mixtureFit(places, prior, k, seed) - cloud) - 3 * (k - 1) * Math.log(count);
  };
}
