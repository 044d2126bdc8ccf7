import { createRandom } from '../random/prng.ts';
import { type ChanceTest, compareHalves, compareWithChance, MOST_CHANCE } from './chance.ts';
import { groupPoints } from './k-means.ts';
import { applyFrame, type MapFrame } from './map-frame.ts';
import { adjustedRandIndex } from './measures.ts';
import { evidenceForGroups } from './separation.ts';
import { drawRows, halveVotes, pickRows } from './table-parts.ts';
import { placeParticipants, type VoteModel } from './vote-model.ts';
import type { VoteTable } from './vote-table.ts';

/** How many groups the votes bear. */
export type GroupCount = {
  /** 1 where there are no groups to speak of */
  readonly count: number;
  /** adjusted Rand index between groups from two random halves of everybody's votes, for 2 groups, 3, … */
  readonly reproducibility: readonly number[];
  /** evidence for groups with gaps over one cloud, see {@link evidenceForGroups}; of `count`, or of 2 where that is 1 */
  readonly evidence: number;
  readonly chance: ChanceTest;
};

/** Below it, two halves of the same votes agree too little on who belongs together to speak of groups. */
const LEAST_REPRODUCIBILITY = 0.2;
const KEPT_SLACK = 0.1;
/** Evidence from which groups are called clear (Kass & Raftery 1995: very strong). */
export const STRONG_EVIDENCE = 10;
/** Fewer people are no group: neither would they be found again, nor should they be singled out. */
const LEAST_GROUP = { people: 5, share: 0.03 } as const;
const MOST_PEOPLE = 1000;
const ROUNDS = 4;

type Question = {
  table: VoteTable;
  model: VoteModel;
  frame: MapFrame;
  /** participants with votes enough */
  rows: ArrayLike<number>;
  muted?: ArrayLike<number>;
  mostGroups: number;
  seed: number;
  /** number of groups of an earlier map, kept while it is not clearly worse */
  before?: number;
};

type Halves = readonly [Float32Array, Float32Array];

/** Places of the same people by either half of their votes, several times over. */
function placeHalves(part: VoteTable, { model, frame, muted, seed }: Question): Halves[] {
  const random = createRandom(seed);
  return Array.from({ length: ROUNDS }, () => {
    const [one, other] = halveVotes(part, random).map(
      (half) => applyFrame(frame, placeParticipants(model, half, { muted })).points,
    );
    return [one!, other!];
  });
}

function measureReproducibility(halves: readonly Halves[], mostGroups: number, seed: number): number[] {
  return Array.from({ length: mostGroups - 1 }, (_, n) => {
    let sum = 0;
    for (const [one, other] of halves) {
      const a = groupPoints(one, n + 2, { seed, starts: 3 }).labels;
      const b = groupPoints(other, n + 2, { seed: seed + 1, starts: 3 }).labels;
      sum += adjustedRandIndex(a, b);
    }
    return sum / halves.length;
  });
}

/**
 * Chooses the number of groups by what can be found again: every participant's votes are parted by coin into two
 * halves, each half is grouped alone, and the two groupings are compared. Two groups are the answer unless more are
 * found again at least as well and the evidence for them, as a mixture
 * with gaps, is half as much again as for two, and no group has fewer than five people or 3 %. Where even two agree less than 0.2, or the votes could well be chance,
 * there are no groups: 1. The number
 * of an earlier map stays while its index is at most 0.1 less than the newly chosen one's.
 * More than 1,000 participants are represented by 1,000 drawn by the seed; axes and places are not concerned.
 */
export function chooseGroupCount(question: Question): GroupCount {
  const { table, model, frame, muted, seed, before } = question;
  const rows = drawRows(question.rows, MOST_PEOPLE, seed);
  const mostGroups = Math.min(question.mostGroups, rows.length - 1);
  if (mostGroups < 2) return { count: 1, reproducibility: [], evidence: 0, chance: { p: 1, by: 'shuffled' } };
  const part = pickRows(table, rows);
  const halves = placeHalves(part, question);
  const chance = compareHalves(halves[0]!, table.participants) ?? compareWithChance(table, muted, seed);
  if (chance.p > MOST_CHANCE) return { count: 1, reproducibility: [], evidence: 0, chance };
  const reproducibility = measureReproducibility(halves, mostGroups, seed);
  const places = applyFrame(frame, placeParticipants(model, part, { muted }));
  const [a, b, c, d] = frame;
  const prior = [a * a + b * b, a * c + b * d, c * c + d * d] as const;
  const evidence = evidenceForGroups(places, prior, seed);
  const least = Math.max(LEAST_GROUP.people, LEAST_GROUP.share * rows.length);
  const broad = (k: number) => {
    const sizes = new Uint32Array(k);
    for (const label of groupPoints(places.points, k, { seed, starts: 4 }).labels) sizes[label]!++;
    return sizes.every((size) => size >= least);
  };
  const found = (k: number) => reproducibility[k - 2] ?? Number.NEGATIVE_INFINITY;
  const forTwo = evidence(2);
  let count = 2;
  let most = forTwo;
  for (let k = 3; k <= mostGroups; k++) {
    if (found(k) < found(count) || !broad(k)) continue;
    const forK = evidence(k);
    if (forK > 1.5 * Math.max(forTwo, STRONG_EVIDENCE) && forK > 1.1 * most) {
      count = k;
      most = forK;
    }
  }
  if (
    before !== undefined &&
    before > 1 &&
    before !== count &&
    found(before) >= found(count) - KEPT_SLACK &&
    broad(before)
  ) {
    count = before;
    most = evidence(before);
  }
  const bar = LEAST_REPRODUCIBILITY + (before === 1 ? KEPT_SLACK / 2 : before === undefined ? 0 : -KEPT_SLACK / 2);
  if (found(count) < bar) return { count: 1, reproducibility, evidence: forTwo, chance };
  return { count, reproducibility, evidence: most, chance };
}
