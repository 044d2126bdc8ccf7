/**
 * From margins to probabilities: softmax(s·margin_c + b_c), one slope for all classes and an intercept for each,
 * fitted by greatest likelihood on margins the classifier gave to texts it had not learnt from (Platt 1999; Guo, Pleiss,
 * Sun, Weinberger 2017, vector scaling with one slope). A small penalty keeps intercepts near 0 where data are few.
 */

export interface Calibration {
  slope: number;
  intercepts: Float64Array;
}

/** Pulls intercepts to 0 and the slope to 1 as so many texts would. */
const PENALTY = 0.01;

/**
 * Fits by gradient descent with step halving; the objective is convex.
 * @param margins rows × classes
 * @param classes class number of each row
 * @param times how often each row stands among the examples
 */
export function fitCalibration(
  margins: readonly Float64Array[],
  classes: ArrayLike<number>,
  times: ArrayLike<number>,
): Calibration {
  const classCount = margins[0]?.length ?? 0;
  let theta = new Float64Array(classCount + 1);
  theta[0] = 1;
  let { loss, gradient } = likelihood(theta, margins, classes, times);
  let step = 1;
  for (let round = 0; round < 500; round++) {
    const norm = gradient.reduce((sum, g) => sum + g * g, 0);
    if (norm < 1e-10) break;
    const trial = theta.map((t, k) => t - step * gradient[k]!);
    const next = likelihood(trial, margins, classes, times);
    if (next.loss <= loss - 0.3 * step * norm) {
      theta = trial;
      ({ loss, gradient } = next);
      step *= 1.7;
    } else {
      step /= 2;
      if (step < 1e-9) break;
    }
  }
  return { slope: theta[0]!, intercepts: theta.slice(1) };
}

/** Probabilities of the classes, adding to 1. */
export function probabilities(margins: ArrayLike<number>, { slope, intercepts }: Calibration): Float64Array {
  return softmax(Float64Array.from(intercepts, (b, c) => slope * margins[c]! + b));
}

function softmax(scores: Float64Array): Float64Array {
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

function likelihood(
  theta: Float64Array,
  margins: readonly Float64Array[],
  classes: ArrayLike<number>,
  times: ArrayLike<number>,
) {
  const calibration = { slope: theta[0]!, intercepts: theta.slice(1) };
  const gradient = new Float64Array(theta.length);
  let n = 0;
  for (let i = 0; i < margins.length; i++) n += times[i]!;
  n = Math.max(1, n);
  let loss = (PENALTY / n) * (theta[0]! - 1) ** 2;
  gradient[0] = (2 * PENALTY * (theta[0]! - 1)) / n;
  for (let c = 1; c < theta.length; c++) {
    loss += (PENALTY / n) * theta[c]! ** 2;
    gradient[c] = (2 * PENALTY * theta[c]!) / n;
  }
  margins.forEach((row, i) => {
    const chance = probabilities(row, calibration);
    const share = times[i]! / n;
    loss -= Math.log(Math.max(chance[classes[i]!]!, 1e-300)) * share;
    for (let c = 0; c < row.length; c++) {
      const off = (chance[c]! - (classes[i] === c ? 1 : 0)) * share;
      gradient[0]! += off * row[c]!;
      gradient[c + 1]! += off;
    }
  });
  return { loss, gradient };
}

/**
 * Expected calibration error of the likeliest class: |share right − mean probability| in equal bins of probability,
 * weighted by their counts (Naeini, Cooper, Hauskrecht 2015).
 */
export function calibrationError(chances: readonly Float64Array[], classes: ArrayLike<number>, bins = 15): number {
  const count = new Float64Array(bins);
  const right = new Float64Array(bins);
  const stated = new Float64Array(bins);
  chances.forEach((row, i) => {
    let best = 0;
    for (let c = 1; c < row.length; c++) if (row[c]! > row[best]!) best = c;
    const bin = Math.min(bins - 1, Math.floor(row[best]! * bins));
    count[bin]!++;
    stated[bin]! += row[best]!;
    if (classes[i] === best) right[bin]!++;
  });
  let error = 0;
  for (let b = 0; b < bins; b++) error += Math.abs(right[b]! - stated[b]!);
  return chances.length === 0 ? 0 : error / chances.length;
}
