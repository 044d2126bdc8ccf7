import type { ScatterProduct } from './axes.ts';

/**
 * Running sums over pairs of statements from which the exact scatter matrix DᵀD follows, however many people voted.
 * For statements j > k, at (j·(j − 1)/2 + k)·4: how many saw both, Σ v_j·v_k, Σ v_j and Σ v_k over those who saw both.
 * With them (DᵀD)_jk = Σ v_j·v_k − μ_k·Σ v_j − μ_j·Σ v_k + μ_j·μ_k·n. Memory: 8·C² bytes.
 */
export type CoVotes = { statements: number; sums: Int32Array };

/** Sums of no votes. */
export function createCoVotes(): CoVotes {
  return { statements: 0, sums: new Int32Array(0) };
}

/** Makes room for more statements; what is there stays where it is. */
export function ensureStatements(coVotes: CoVotes, statements: number): void {
  const needed = statements * (statements - 1) * 2;
  if (needed > coVotes.sums.length) {
    const sums = new Int32Array(Math.max(needed, Math.ceil(coVotes.sums.length * 1.5)));
    sums.set(coVotes.sums);
    coVotes.sums = sums;
  }
  coVotes.statements = Math.max(coVotes.statements, statements);
}

/**
 * Adds one vote beside the other votes of the same person, or takes it out with sign −1.
 * @param cells votes of the person, packed as in the vote table; one on the same statement is passed over
 */
export function addPairs(
  coVotes: CoVotes,
  statement: number,
  vote: number,
  cells: Uint32Array,
  from: number,
  to: number,
  sign: number,
): void {
  const { sums } = coVotes;
  const base = (statement * (statement - 1)) / 2;
  const product = sign * vote;
  for (let n = from; n < to; n++) {
    const cell = cells[n]!;
    const other = cell >>> 2;
    const voted = (cell & 3) - 1;
    if (other < statement) {
      const at = (base + other) * 4;
      sums[at]! += sign;
      sums[at + 1]! += product * voted;
      sums[at + 2]! += product;
      sums[at + 3]! += sign * voted;
    } else if (other > statement) {
      const at = ((other * (other - 1)) / 2 + statement) * 4;
      sums[at]! += sign;
      sums[at + 1]! += product * voted;
      sums[at + 2]! += sign * voted;
      sums[at + 3]! += product;
    }
  }
}

/**
 * The product with DᵀD, built from the sums; muted statements count for nothing.
 * @param means mean vote of each statement
 * @param seen votes on each statement
 * @param squares agrees plus disagrees of each statement
 */
export function coVoteScatter(
  coVotes: CoVotes,
  means: ArrayLike<number>,
  seen: ArrayLike<number>,
  squares: ArrayLike<number>,
  muted?: ArrayLike<number>,
): ScatterProduct {
  const { statements, sums } = coVotes;
  const matrix = new Float64Array((statements * (statements + 1)) / 2);
  for (let j = 0, at = 0, pair = 0; j < statements; j++) {
    const mj = means[j]!;
    for (let k = 0; k < j; k++, at++, pair += 4) {
      if (muted?.[j] || muted?.[k]) continue;
      const mk = means[k]!;
      matrix[at] = sums[pair + 1]! - mk * sums[pair + 2]! - mj * sums[pair + 3]! + mj * mk * sums[pair]!;
    }
    matrix[at++] = muted?.[j] ? 0 : squares[j]! - seen[j]! * mj * mj;
  }
  return (x, y) => {
    y.fill(0);
    for (let j = 0, at = 0; j < statements; j++) {
      const xj = x[j]!;
      let sum = 0;
      for (let k = 0; k < j; k++, at++) {
        const value = matrix[at]!;
        sum += value * x[k]!;
        y[k]! += value * xj;
      }
      y[j]! += sum + matrix[at++]! * xj;
    }
  };
}
