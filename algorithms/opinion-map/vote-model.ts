import { meanVotes, tallyVotes } from './tallies.ts';
import type { VoteTable } from './vote-table.ts';

/**
 * A model of votes with missing data. Participant i stands at x_i ∈ ℝ², a priori N(0, I); her vote on statement j is
 * v_ij = μ_j + w_j·x_i + noise of variance σ_j². Loadings w_j have the prior N(0, λ²I), means the prior N(m, τ²), with λ²
 * and τ² learned, and σ_j² is drawn to the common variance with the weight of twenty votes. Only votes cast enter.
 * Fitted by variational Bayes (Ilin & Raiko, "Practical approaches to principal component analysis in the presence of
 * missing values", JMLR 11, 2010), which for short voters gives a place near the middle with a wide uncertainty where
 * √(C/n) scaling throws them to the edge.
 */
export type VoteModel = {
  readonly statements: number;
  /** per statement: w₁, w₂, μ (stride 3) */
  readonly loadings: Float64Array;
  /** posterior covariance of (w₁, w₂, μ): 11, 12, 1μ, 22, 2μ, μμ (stride 6) */
  readonly spread: Float64Array;
  /** σ_j², one a statement */
  readonly noise: Float64Array;
  /** mean noise over the votes */
  readonly meanNoise: number;
  /** mean over participants of |x|²; what the votes tell of people, 0 for nothing */
  readonly told: number;
};

/** Places on the two axes: x, y (stride 2) and their posterior covariance xx, xy, yy (stride 3). */
export type Places = { readonly points: Float32Array; readonly spread: Float32Array };

const LOADING_VARIANCE = 1;
const LOADING_STATEMENTS = 20;
const NOISE_VOTES = 20;

/** What each vote adds to a participant's precision (statement · 4: 11, 12, 22) and weighted vote (cell · 2: x, y). */
export type VoteTerms = { readonly precision: Float64Array; readonly weighted: Float64Array };

/** Tables of the terms of every possible vote, so that a place is two sums over a row. */
export function voteTerms(model: VoteModel, muted?: ArrayLike<number>): VoteTerms {
  const { statements, loadings, spread, noise } = model;
  const precision = new Float64Array(statements * 4);
  const weighted = new Float64Array(statements * 8);
  for (let j = 0; j < statements; j++) {
    if (muted?.[j]) continue;
    const w1 = loadings[3 * j]!;
    const w2 = loadings[3 * j + 1]!;
    const s = 1 / noise[j]!;
    precision[4 * j] = (w1 * w1 + spread[6 * j]!) * s;
    precision[4 * j + 1] = (w1 * w2 + spread[6 * j + 1]!) * s;
    precision[4 * j + 2] = (w2 * w2 + spread[6 * j + 3]!) * s;
    for (let c = 0; c < 3; c++) {
      const deviation = c - 1 - loadings[3 * j + 2]!;
      weighted[8 * j + 2 * c] = (deviation * w1 - spread[6 * j + 2]!) * s;
      weighted[8 * j + 2 * c + 1] = (deviation * w2 - spread[6 * j + 4]!) * s;
    }
  }
  return { precision, weighted };
}

/**
 * Posterior places of participants under a model.
 * @param options.muted statements marked other than 0 are left out
 * @param options.rows participants to place (all by default); the result has their order
 */
export function placeParticipants(
  model: VoteModel,
  table: VoteTable,
  options: { muted?: ArrayLike<number>; rows?: ArrayLike<number> } = {},
): Places {
  const { rows } = options;
  const terms = voteTerms(model, options.muted);
  const count = rows?.length ?? table.participants;
  const points = new Float32Array(count * 2);
  const spread = new Float32Array(count * 3);
  const place = new Float64Array(5);
  for (let r = 0; r < count; r++) {
    const i = rows ? rows[r]! : r;
    placeRow(terms, table.cells, table.rowStart[i]!, table.rowStart[i + 1]!, place, 0);
    const [x, y] = [place[0]!, place[1]!];
    points[2 * r] = x;
    points[2 * r + 1] = y;
    spread[3 * r] = place[2]! - x * x;
    spread[3 * r + 1] = place[3]! - x * y;
    spread[3 * r + 2] = place[4]! - y * y;
  }
  return { points, spread };
}

/** Sums over participants from which statements are fitted anew. */
export type VoteSums = {
  /** per statement (stride 4): sums of E[x²], E[xy], E[y²] of those who voted on it */
  readonly moments: Float64Array;
  /** per cell value (stride 2): sums of E[x], E[y] of those who voted so */
  readonly byCell: Float64Array;
};

/** Room for the sums of so many statements. */
export function createVoteSums(statements: number): VoteSums {
  return { moments: new Float64Array(statements * 4), byCell: new Float64Array(statements * 8) };
}

/**
 * Places one row and, by weight, adds it to the sums.
 * @param out receives x, y, E[x²], E[xy], E[y²] at `at`
 */
export function placeRow(
  terms: VoteTerms,
  cells: Uint16Array | Uint32Array,
  from: number,
  to: number,
  out: Float64Array,
  at: number,
): void {
  const { precision, weighted } = terms;
  let a = 1;
  let b = 0;
  let c = 1;
  let u = 0;
  let v = 0;
  for (let n = from; n < to; n++) {
    const cell = cells[n]!;
    const base = cell & ~3;
    a += precision[base]!;
    b += precision[base + 1]!;
    c += precision[base + 2]!;
    u += weighted[2 * cell]!;
    v += weighted[2 * cell + 1]!;
  }
  const d = 1 / (a * c - b * b);
  const x = (c * u - b * v) * d;
  const y = (a * v - b * u) * d;
  out[at] = x;
  out[at + 1] = y;
  out[at + 2] = x * x + c * d;
  out[at + 3] = x * y - b * d;
  out[at + 4] = y * y + a * d;
}

/** Adds a placed row to the sums, or takes it out with sign −1. */
export function addRow(
  sums: VoteSums,
  cells: Uint16Array | Uint32Array,
  from: number,
  to: number,
  place: Float64Array,
  at: number,
  sign = 1,
): void {
  const { moments, byCell } = sums;
  const [x, y] = [sign * place[at]!, sign * place[at + 1]!];
  const [xx, xy, yy] = [sign * place[at + 2]!, sign * place[at + 3]!, sign * place[at + 4]!];
  for (let n = from; n < to; n++) {
    const cell = cells[n]!;
    const base = cell & ~3;
    moments[base]! += xx;
    moments[base + 1]! += xy;
    moments[base + 2]! += yy;
    byCell[2 * cell]! += x;
    byCell[2 * cell + 1]! += y;
  }
}

/** One pass over the rows; returns also the mean of |x|². */
function sumPlaces(model: VoteModel, table: VoteTable, muted?: ArrayLike<number>): VoteSums & { told: number } {
  const terms = voteTerms(model, muted);
  const sums = createVoteSums(table.statements);
  const { rowStart, cells, participants } = table;
  const place = new Float64Array(5);
  let told = 0;
  for (let i = 0; i < participants; i++) {
    const from = rowStart[i]!;
    const to = rowStart[i + 1]!;
    placeRow(terms, cells, from, to, place, 0);
    addRow(sums, cells, from, to, place, 0);
    told += place[0]! ** 2 + place[1]! ** 2;
  }
  return { ...sums, told: participants ? told / participants : 0 };
}

/** Solves the 3 × 3 normal equations of one statement into loadings and spread (Cramer's rule). */
function solveStatement(
  m: Float64Array,
  r: Float64Array,
  loadings: Float64Array,
  spread: Float64Array,
  j: number,
): void {
  const [a, b, c, d, e, f] = [m[0]!, m[1]!, m[2]!, m[3]!, m[4]!, m[5]!];
  const ca = d * f - e * e;
  const cb = c * e - b * f;
  const cc = b * e - c * d;
  const scale = 1 / (a * ca + b * cb + c * cc);
  const inverse = [ca, cb, cc, a * f - c * c, b * c - a * e, a * d - b * b];
  for (let k = 0; k < 6; k++) spread[6 * j + k] = inverse[k]! * scale;
  const s = spread.subarray(6 * j, 6 * j + 6);
  loadings[3 * j] = s[0]! * r[0]! + s[1]! * r[1]! + s[2]! * r[2]!;
  loadings[3 * j + 1] = s[1]! * r[0]! + s[3]! * r[1]! + s[4]! * r[2]!;
  loadings[3 * j + 2] = s[2]! * r[0]! + s[4]! * r[1]! + s[5]! * r[2]!;
}

/** A model with the state a fit carries from step to step. */
export type VoteFit = VoteModel & {
  meanNoise: number;
  told: number;
  center: number;
  meanPrecision: number;
  loadingPrecision: number;
};

/**
 * Updates loadings, means, noise and what is learned about their spread from the sums over participants.
 * @param counts votes of each cell value: disagrees, passes, agrees (stride 4)
 */
export function updateStatements(fit: VoteFit, sums: VoteSums, counts: ArrayLike<number>): void {
  const { statements, loadings, spread, noise } = fit;
  const m = new Float64Array(6);
  const r = new Float64Array(3);
  let wholeError = 0;
  let votes = 0;
  let meanSpread = 0;
  let loadingSpread = 0;
  let heard = 0;
  const errors = new Float64Array(statements);
  for (let j = 0; j < statements; j++) {
    const s = 1 / noise[j]!;
    const n = counts[4 * j]! + counts[4 * j + 1]! + counts[4 * j + 2]!;
    const sum = counts[4 * j + 2]! - counts[4 * j]!;
    const at = 8 * j;
    const x = sums.byCell[at]! + sums.byCell[at + 2]! + sums.byCell[at + 4]!;
    const y = sums.byCell[at + 1]! + sums.byCell[at + 3]! + sums.byCell[at + 5]!;
    const vx = sums.byCell[at + 4]! - sums.byCell[at]!;
    const vy = sums.byCell[at + 5]! - sums.byCell[at + 1]!;
    const [xx, xy, yy] = [sums.moments[4 * j]!, sums.moments[4 * j + 1]!, sums.moments[4 * j + 2]!];
    m.set([
      xx * s + fit.loadingPrecision,
      xy * s,
      x * s,
      yy * s + fit.loadingPrecision,
      y * s,
      n * s + fit.meanPrecision,
    ]);
    r.set([vx * s, vy * s, sum * s + fit.center * fit.meanPrecision]);
    solveStatement(m, r, loadings, spread, j);
    const [w1, w2, mu] = [loadings[3 * j]!, loadings[3 * j + 1]!, loadings[3 * j + 2]!];
    const c = spread.subarray(6 * j, 6 * j + 6);
    meanSpread += (mu - fit.center) ** 2 + c[5]!;
    const told = (n / (n + NOISE_VOTES)) ** 2;
    heard += told;
    loadingSpread += told * (w1 * w1 + c[0]! + w2 * w2 + c[3]!);
    const square = counts[4 * j]! + counts[4 * j + 2]!;
    const fitted =
      xx * (w1 * w1 + c[0]!) +
      yy * (w2 * w2 + c[3]!) +
      n * (mu * mu + c[5]!) +
      2 * (xy * (w1 * w2 + c[1]!) + x * (w1 * mu + c[2]!) + y * (w2 * mu + c[4]!));
    errors[j] = Math.max(square - 2 * (w1 * vx + w2 * vy + mu * sum) + fitted, 0);
    wholeError += errors[j]!;
    votes += n;
  }
  fit.meanNoise = Math.max(wholeError / Math.max(votes, 1), 1e-4);
  fit.loadingPrecision =
    (2 * (heard + LOADING_STATEMENTS)) / (loadingSpread + 2 * LOADING_STATEMENTS * LOADING_VARIANCE);
  fit.meanPrecision = statements / Math.max(meanSpread, 1e-6 * statements);
  for (let j = 0; j < statements; j++) {
    const n = counts[4 * j]! + counts[4 * j + 1]! + counts[4 * j + 2]!;
    noise[j] = Math.max((errors[j]! + NOISE_VOTES * fit.meanNoise) / (n + NOISE_VOTES), 1e-4);
  }
}

function copyFit(fit: VoteFit): VoteFit {
  return { ...fit, loadings: fit.loadings.slice(), spread: fit.spread.slice(), noise: fit.noise.slice() };
}

/**
 * Fits the model.
 * @param start axes to begin from: unit vectors over statements with their eigenvalues, see {@link principalAxes}
 * @param options.muted statements marked other than 0 keep loadings of the prior and say nothing of people
 * @param options.from an earlier fit of the same statements to go on from
 * @param options.mostSteps steps of the fit; by default as many as 8 million votes read allow, 4 to 60
 */
export function fitVoteModel(
  table: VoteTable,
  start: { vectors: readonly Float64Array[]; values: Float64Array },
  options: { muted?: ArrayLike<number>; mostSteps?: number; from?: VoteFit } = {},
): VoteFit {
  const { statements, participants, cells } = table;
  const mostSteps = options.mostSteps ?? Math.max(4, Math.min(60, Math.round(8e6 / Math.max(cells.length, 1))));
  const tallies = tallyVotes(table);
  const means = meanVotes(tallies);
  const counts = new Float64Array(statements * 4);
  let total = 0;
  for (let j = 0; j < statements; j++) {
    const [a, d, s] = [tallies.agrees[j]!, tallies.disagrees[j]!, tallies.seen[j]!];
    counts.set([d, s - a - d, a], 4 * j);
    total += a - d;
  }
  const center = cells.length ? total / cells.length : 0;
  const { from } = options;
  const fit: VoteFit = from
    ? copyFit(from)
    : {
        statements,
        loadings: new Float64Array(statements * 3),
        spread: new Float64Array(statements * 6),
        noise: new Float64Array(statements).fill(0.5),
        meanNoise: 0.5,
        told: 0,
        center,
        meanPrecision: 3,
        loadingPrecision: 1 / LOADING_VARIANCE,
      };
  for (let j = 0; j < statements && !from; j++) {
    const seen = tallies.seen[j]!;
    for (let k = 0; k < 2; k++) {
      const size = Math.sqrt(start.values[k]! / (seen + 1)) / 2;
      fit.loadings[3 * j + k] = start.vectors[k]![j]! * size;
    }
    fit.loadings[3 * j + 2] = center + ((means[j]! - center) * seen) / (seen + 1);
  }
  for (let step = 0; step < mostSteps && participants > 0; step++) {
    const before = fit.meanNoise;
    const sums = sumPlaces(fit, table, options.muted);
    fit.told = sums.told;
    updateStatements(fit, sums, counts);
    if (step > 2 && Math.abs(fit.meanNoise - before) < 1e-5 * before) break;
  }
  return fit;
}
