import { createRandom } from '../random/prng.ts';
import { eigenTridiagonal } from './tridiagonal.ts';
import type { VoteTable } from './vote-table.ts';

/** Multiplies the statements' scatter matrix DᵀD by x and puts the product in y; both have one entry a statement. */
export type ScatterProduct = (x: Float64Array, y: Float64Array) => void;

/** The principal axes of a vote table. */
export type Axes = {
  /** unit vectors with one entry a statement, by falling variance */
  readonly vectors: readonly Float64Array[];
  /** eigenvalues of DᵀD: the sum over participants of the squared coordinate */
  readonly values: Float64Array;
  /** products with DᵀD that were needed */
  readonly products: number;
  /** greatest ‖DᵀD·w − λ·w‖ / λ₁ over the axes returned: bounds how far they are from exact */
  readonly residual: number;
};

/**
 * The product with DᵀD where D is the table after imputing a statement's mean for the unseen and centring, so that D
 * is v − μ where somebody voted and 0 elsewhere. One pass over the votes a product; nothing is sampled or dropped.
 * @param means mean vote of each statement
 * @param muted statements marked other than 0 count for nothing (moderated); length statements
 */
export function sparseScatter(table: VoteTable, means: ArrayLike<number>, muted?: ArrayLike<number>): ScatterProduct {
  const { participants, statements, rowStart, cells } = table;
  const forth = new Float64Array(statements * 4);
  const back = new Float64Array(statements * 4);
  return (x, y) => {
    for (let j = 0; j < statements; j++) {
      const factor = muted?.[j] ? 0 : x[j]!;
      for (let c = 0; c < 3; c++) forth[4 * j + c] = (c - 1 - means[j]!) * factor;
    }
    back.fill(0);
    for (let i = 0; i < participants; i++) {
      const from = rowStart[i]!;
      const to = rowStart[i + 1]!;
      let sum = 0;
      for (let n = from; n < to; n++) sum += forth[cells[n]!]!;
      if (sum !== 0) for (let n = from; n < to; n++) back[cells[n]!]! += sum;
    }
    for (let j = 0; j < statements; j++) {
      let sum = 0;
      if (!muted?.[j]) for (let c = 0; c < 3; c++) sum += (c - 1 - means[j]!) * back[4 * j + c]!;
      y[j] = sum;
    }
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j]! * b[j]!;
  return sum;
}

function addScaled(target: Float64Array, factor: number, source: Float64Array): void {
  for (let j = 0; j < target.length; j++) target[j]! += factor * source[j]!;
}

/** Makes v orthogonal to the basis (twice, for rounding) and of length one; returns its length before. */
function orthonormalise(v: Float64Array, basis: Float64Array[]): number {
  for (let round = 0; round < 2; round++) for (const b of basis) addScaled(v, -dot(v, b), b);
  const length = Math.sqrt(dot(v, v));
  if (length > 0) for (let j = 0; j < v.length; j++) v[j]! /= length;
  return length;
}

/** Turns an axis so that Σ w³ > 0: a rule that does not depend on the order of statements or participants. */
function orient(axis: Float64Array): Float64Array {
  let cubes = 0;
  for (const w of axis) cubes += w ** 3;
  if (cubes < 0) for (let j = 0; j < axis.length; j++) axis[j] = -axis[j]!;
  return axis;
}

type Ritz = { vectors: Float64Array[]; values: Float64Array; residual: number; settled: boolean };

/** Ritz pairs of the Krylov space so far, and whether they are within the tolerance. */
function ritzPairs(
  basis: Float64Array[],
  alpha: number[],
  beta: number[],
  count: number,
  tolerance: number,
  full: boolean,
): Ritz {
  const { values, vectors } = eigenTridiagonal(alpha, beta);
  const last = beta[alpha.length - 1] ?? 0;
  const scale = Math.max(values[0]!, Number.MIN_VALUE);
  let residual = 0;
  let settled = true;
  for (let k = 0; k < count; k++) {
    const error = Math.abs(last * vectors[k]![alpha.length - 1]!);
    const gap = Math.max((values[k]! - (values[k + 1] ?? 0)) / scale, 1e-4);
    residual = Math.max(residual, error / scale);
    if (error / scale / gap > tolerance) settled = false;
  }
  if (!settled && !full) return { vectors: [], values, residual, settled };
  const axes = Array.from({ length: count }, (_, k) => {
    const axis = new Float64Array(basis[0]!.length);
    alpha.forEach((_a, m) => {
      addScaled(axis, vectors[k]![m]!, basis[m]!);
    });
    return axis;
  });
  return { vectors: axes, values: values.slice(0, count), residual, settled };
}

/**
 * The leading eigenvectors of DᵀD by Lanczos' method with full reorthogonalisation (Golub & Van Loan, Matrix
 * Computations, ch. 10), to an angle of about `tolerance` radians.
 * @param statements length of the vectors
 * @param options.count how many axes, 2 by default; axes beyond the rank come back as zero vectors with value 0
 * @param options.start axes to begin from (of an earlier map); any length-fitting vectors do
 * @param options.tolerance bound on residual / gap, 1e-6 by default
 */
export function principalAxes(
  product: ScatterProduct,
  statements: number,
  options: { count?: number; start?: readonly Float64Array[]; tolerance?: number; mostProducts?: number } = {},
): Axes {
  const { count = 2, tolerance = 1e-6, mostProducts = 400 } = options;
  const none = () => new Float64Array(statements);
  const empty = { vectors: Array.from({ length: count }, none), values: new Float64Array(count) };
  if (statements === 0) return { ...empty, products: 0, residual: 0 };
  const random = createRandom(0x5eed);
  const fresh = () => Float64Array.from({ length: statements }, () => random() - 0.5);
  let next = fresh();
  if (options.start) {
    for (let j = 0; j < statements; j++) next[j]! *= 0.001;
    for (const axis of options.start) if (axis.length === statements) addScaled(next, 1, axis);
  }
  const basis: Float64Array[] = [];
  const alpha: number[] = [];
  const beta: number[] = [];
  const most = Math.min(statements, mostProducts);
  let greatest = 0;
  orthonormalise(next, []);
  for (;;) {
    const q = next;
    basis.push(q);
    next = none();
    product(q, next);
    alpha.push(dot(q, next));
    greatest = Math.max(greatest, Math.sqrt(dot(next, next)));
    let length = orthonormalise(next, basis);
    const full = basis.length >= most;
    if (length <= 1e-13 * greatest || greatest === 0) {
      length = 0;
      if (!full) {
        next = fresh();
        if (orthonormalise(next, basis) === 0) next = none();
      }
    }
    beta.push(length);
    if (full || (basis.length >= count + 1 && basis.length % 2 === 0)) {
      const found = ritzPairs(basis, alpha, beta, Math.min(count, basis.length), tolerance, full);
      const spent = full || (found.settled && (length > 0 || basis.length >= 2 * count + 2));
      if (spent) {
        const vectors = found.vectors.length ? found.vectors : ritzPairs(basis, alpha, beta, count, 1, true).vectors;
        const values = Float64Array.from({ length: count }, (_, k) => {
          const value = found.values[k] ?? 0;
          return value > 1e-12 * greatest ? value : 0;
        });
        const axes = Array.from({ length: count }, (_, k) => (values[k]! > 0 ? orient(vectors[k]!) : none()));
        return { vectors: axes, values, products: basis.length, residual: found.residual };
      }
    }
  }
}
