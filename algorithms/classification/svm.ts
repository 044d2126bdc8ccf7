/**
 * Linear support vector machine with squared hinge loss, min_w ½‖w‖² + C Σ max(0, 1 − y w·x)², solved by dual
 * coordinate descent (Hsieh, Chang, Lin, Keerthi, Sundararajan 2008, algorithm 1). The constant feature 1 stands for
 * the intercept, as in LIBLINEAR.
 */
import { createRandom } from '../random/prng.ts';
import type { Row } from './features.ts';

export interface Training {
  /** C: how much an error costs against the length of w. */
  cost: number;
  /** Stops when the greatest projected gradient of a round is below this. */
  tolerance: number;
  rounds: number;
  seed: number;
}

export const TRAINING: Training = { cost: 1, tolerance: 0.1, rounds: 15, seed: 1 };

/** Row visits that cost nothing worth saving: few rows that contradict each other need many rounds. */
const FEW = 50_000;

/**
 * One class against the rest. A row that stands m times costs m C, which has the same solution as m copies of it.
 * @param positive 1 for rows of the class, 0 for others
 * @param times how often each row stands among the examples
 * @param features number of features
 * @returns weights, the intercept last
 */
export function trainOne(
  rows: readonly Row[],
  positive: ArrayLike<number>,
  times: ArrayLike<number>,
  features: number,
  { cost, tolerance, rounds, seed }: Training = TRAINING,
): Float64Array {
  const n = rows.length;
  const w = new Float64Array(features + 1);
  const alpha = new Float64Array(n);
  const diagonal = Float64Array.from({ length: n }, (_, i) => 1 / (2 * cost * times[i]!));
  const square = Float64Array.from(rows, ({ value }, i) => value.reduce((sum, v) => sum + v * v, 1) + diagonal[i]!);
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const random = createRandom(seed);
  const most = Math.max(rounds, Math.ceil(FEW / Math.max(1, n)));
  for (let round = 0; round < most; round++) {
    let greatest = 0;
    for (let i = n - 1; i >= 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const row = order[j]!;
      order[j] = order[i]!;
      order[i] = row;
      const { feature, value } = rows[row]!;
      const y = positive[row] ? 1 : -1;
      let margin = w[features]!;
      for (let k = 0; k < feature.length; k++) margin += w[feature[k]!]! * value[k]!;
      const gradient = y * margin - 1 + alpha[row]! * diagonal[row]!;
      const projected = alpha[row] === 0 ? Math.min(gradient, 0) : gradient;
      greatest = Math.max(greatest, Math.abs(projected));
      if (Math.abs(projected) < 1e-12) continue;
      const next = Math.max(alpha[row]! - gradient / square[row]!, 0);
      const step = (next - alpha[row]!) * y;
      alpha[row] = next;
      for (let k = 0; k < feature.length; k++) w[feature[k]!]! += step * value[k]!;
      w[features]! += step;
    }
    if (greatest < tolerance) break;
  }
  return w;
}

/** One weight vector a class. */
export function trainAll(
  rows: readonly Row[],
  classes: ArrayLike<number>,
  times: ArrayLike<number>,
  classCount: number,
  features: number,
  training: Training = TRAINING,
): Float64Array[] {
  return Array.from({ length: classCount }, (_, c) =>
    trainOne(
      rows,
      Uint8Array.from(classes, (own) => (own === c ? 1 : 0)),
      times,
      features,
      training,
    ),
  );
}

/** Margins of a row, one a class. */
export function marginsOf({ feature, value }: Row, weights: readonly Float64Array[]): Float64Array {
  return Float64Array.from(weights, (w) => {
    let margin = w[w.length - 1]!;
    for (let k = 0; k < feature.length; k++) margin += w[feature[k]!]! * value[k]!;
    return margin;
  });
}
