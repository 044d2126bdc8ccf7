import { normalCdf } from './measures.ts';
import type { Places, VoteModel } from './vote-model.ts';
import type { VoteTable } from './vote-table.ts';

/** Chances of the three votes; they sum to 1. */
export type VoteChances = { readonly agree: number; readonly pass: number; readonly disagree: number };

/** What a model expects of one person's vote on one statement. */
export type Expectation = {
  /** expected vote, about −1 … 1 */
  readonly mean: number;
  /** variance of the vote, of which `known` is the part that comes from her place and the statement not being known */
  readonly variance: number;
  readonly known: number;
};

/**
 * The vote expected of somebody at a place in the model's own coordinates (before {@link applyFrame}).
 * @param place x, y
 * @param spread posterior covariance of the place: xx, xy, yy
 * @param statement from 0
 */
function expectVote(
  model: VoteModel,
  place: readonly [number, number],
  spread: readonly [number, number, number],
  statement: number,
): Expectation {
  const [w1, w2, mu] = [0, 1, 2].map((k) => model.loadings[3 * statement + k]!) as [number, number, number];
  const c = model.spread.subarray(6 * statement, 6 * statement + 6);
  const [x, y] = place;
  const [xx, xy, yy] = spread;
  const fromPlace = w1 * w1 * xx + 2 * w1 * w2 * xy + w2 * w2 * yy;
  const fromStatement =
    c[0]! * (x * x + xx) + 2 * c[1]! * (x * y + xy) + c[3]! * (y * y + yy) + 2 * (c[2]! * x + c[4]! * y) + c[5]!;
  const known = fromPlace + fromStatement;
  return { mean: mu + w1 * x + w2 * y, variance: known + model.noise[statement]!, known };
}

const STATEMENT_WEIGHT = 10;
const PERSON_WEIGHT = 4;

function logit(p: number): number {
  return Math.log(p / (1 - p));
}

/**
 * Makes a function that foretells votes. Passing is a habit: its odds are the statement's odds times the person's
 * over everybody's, each share drawn to the common one with the weight of ten and four votes. The rest is parted
 * into agree and disagree as the normal distribution of the expected vote lies to either side of zero.
 * @param table the votes known, as the model was fitted to
 * @param places in the model's own coordinates, one for each participant
 * @returns the chances of the three votes of a participant on a statement; they sum to 1
 */
export function createPredictor(
  table: VoteTable,
  model: VoteModel,
  places: Places,
): (participant: number, statement: number) => VoteChances {
  const { participants, statements, rowStart, cells } = table;
  const passedBy = new Uint32Array(participants);
  const passed = new Uint32Array(statements);
  const seen = new Uint32Array(statements);
  let passes = 0;
  for (let i = 0; i < participants; i++) {
    for (let n = rowStart[i]!; n < rowStart[i + 1]!; n++) {
      const cell = cells[n]!;
      seen[cell >>> 2]!++;
      if ((cell & 3) !== 1) continue;
      passedBy[i]!++;
      passed[cell >>> 2]!++;
      passes++;
    }
  }
  const common = (passes + 1) / (cells.length + 2);
  return (i, j) => {
    const here = (passed[j]! + STATEMENT_WEIGHT * common) / (seen[j]! + STATEMENT_WEIGHT);
    const own = (passedBy[i]! + PERSON_WEIGHT * common) / (rowStart[i + 1]! - rowStart[i]! + PERSON_WEIGHT);
    const pass = 1 / (1 + Math.exp(logit(common) - logit(here) - logit(own)));
    const { mean, variance } = expectVote(
      model,
      [places.points[2 * i]!, places.points[2 * i + 1]!],
      [places.spread[3 * i]!, places.spread[3 * i + 1]!, places.spread[3 * i + 2]!],
      j,
    );
    const side = normalCdf(mean / Math.sqrt(Math.max(variance * (1 - here), 1e-12)));
    const agree = Math.min(Math.max(side, 1e-3), 1 - 1e-3);
    return { agree: (1 - pass) * agree, pass, disagree: (1 - pass) * (1 - agree) };
  };
}
