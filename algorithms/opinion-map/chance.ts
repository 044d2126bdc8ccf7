import { createRandom } from '../random/prng.ts';
import { principalAxes, sparseScatter } from './axes.ts';
import { normalCdf } from './measures.ts';
import { drawRows, pickRows, shuffleWithinStatements } from './table-parts.ts';
import { meanVotes, tallyVotes } from './tallies.ts';
import { fitVoteModel } from './vote-model.ts';
import type { VoteTable } from './vote-table.ts';

/** Whether people's votes hang together at all, or are no more alike than lots would be. */
export type ChanceTest = {
  /** chance that votes without any connexion look so ordered; from shuffles it is never below 0.05 */
  readonly p: number;
  /** what it rests on: shuffled tables, or the agreement of two halves of people's votes (large tables) */
  readonly by: 'shuffled' | 'halved';
};

/** Above it, the votes show no order that groups could be read from. */
export const MOST_CHANCE = 0.05;

const MOST_VOTES = 40_000;
const VOTES_A_STATEMENT = 100;
const SHUFFLES = 19;
const PLAIN_RATIO = 1.5;
const LARGE = 8;

function firstAxes(table: VoteTable, muted: ArrayLike<number> | undefined, tolerance: number) {
  const means = meanVotes(tallyVotes(table));
  return principalAxes(sparseScatter(table, means, muted), table.statements, { tolerance });
}

/**
 * Compares a table with shuffled ones that keep every statement's tallies and who saw what (parallel analysis,
 * Horn 1965). First by the leading eigenvalue; where that is less than 1.5 times a shuffled table's, by how much the
 * vote model is told of people, over 19 shuffles. Beyond some 40,000 votes, or 100 a statement, a drawn part of the
 * rows stands for all.
 * @param muted statements marked other than 0 are left out
 */
export function compareWithChance(table: VoteTable, muted: ArrayLike<number> | undefined, seed: number): ChanceTest {
  const votes = table.cells.length;
  if (votes === 0) return { p: 1, by: 'shuffled' };
  const share = Math.min(1, Math.max(MOST_VOTES, VOTES_A_STATEMENT * table.statements) / votes);
  const all = Array.from({ length: table.participants }, (_, i) => i);
  const part = share < 1 ? pickRows(table, drawRows(all, Math.ceil(share * all.length), seed)) : table;
  const random = createRandom(seed);
  const real = firstAxes(part, muted, 0.03).values[0]!;
  if (real === 0) return { p: 1, by: 'shuffled' };
  const shuffled = firstAxes(shuffleWithinStatements(part, random), muted, 0.03).values[0]!;
  if (real > PLAIN_RATIO * shuffled) return { p: 1 / (SHUFFLES + 1), by: 'shuffled' };
  const told = (one: VoteTable) => fitVoteModel(one, firstAxes(one, muted, 1e-3), { muted, mostSteps: 40 }).told;
  const here = told(part);
  let atLeast = 1;
  for (let n = 0; n < SHUFFLES; n++) if (told(shuffleWithinStatements(part, random)) >= here) atLeast++;
  return { p: atLeast / (SHUFFLES + 1), by: 'shuffled' };
}

/**
 * Where a few of very many people are looked at, their own votes hardly shaped the axes, and it is enough that two
 * halves of their votes put them in like places: the correlation along the first axis, by Fisher's z.
 * @param points places of the same people by either half of their votes (stride 2)
 * @param seen participants of the whole table; undefined is returned where the drawn ones are more than an eighth
 */
export function compareHalves(
  points: readonly [ArrayLike<number>, ArrayLike<number>],
  seen: number,
): ChanceTest | undefined {
  const count = points[0].length / 2;
  if (count * LARGE > seen || count < 10) return undefined;
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const [x, y] = [points[0][2 * i]!, points[1][2 * i]!];
    a += x;
    b += y;
    aa += x * x;
    bb += y * y;
    ab += x * y;
  }
  const spread = Math.sqrt(Math.max((aa - (a * a) / count) * (bb - (b * b) / count), 0));
  const correlation = spread > 0 ? Math.min((ab - (a * b) / count) / spread, 0.999999) : 0;
  return { p: 1 - normalCdf(Math.atanh(correlation) * Math.sqrt(count - 3)), by: 'halved' };
}
