/** What one-sided matching is given, and whether it makes sense. */
import { MatchingError } from './instance.ts';

/** Greater affinities are refused: sums of them would lose the small ones. */
const MOST_AFFINITY = 1e12;

/** M members and T topics. */
export interface AffinityProblem {
  members: number;
  topics: number;
  /** M × T, row by row: how well they fit, 0 to 1e12 in any unit; below 0: a conflict, never assigned. */
  affinity: Float64Array;
  /** M: fewest and most topics a member takes. */
  leastLoad: Uint32Array;
  mostLoad: Uint32Array;
  /** T: how many different members each topic gets, exactly. */
  demand: Uint32Array;
}

/** Whether an affinity is a conflict. */
export function isForbidden(affinity: number): boolean {
  return affinity < 0;
}

/** @throws MatchingError `invalid`: wrong lengths, affinities that are no numbers or too great, least above greatest loads */
export function checkAffinities(problem: AffinityProblem): void {
  const { members, topics, affinity, leastLoad, mostLoad, demand } = problem;
  const fail = (message: string): never => {
    throw new MatchingError('invalid', message);
  };
  if (!Number.isInteger(members) || !Number.isInteger(topics) || members < 0 || topics < 0) fail('sizes must be whole');
  if (affinity.length !== members * topics) fail(`there must be ${members * topics} affinities`);
  if (leastLoad.length !== members || mostLoad.length !== members) fail(`there must be ${members} loads`);
  if (demand.length !== topics) fail(`there must be ${topics} demands`);
  const wrong = affinity.findIndex((one) => !(Math.abs(one) <= MOST_AFFINITY));
  if (wrong >= 0) {
    fail(`affinity of member ${Math.floor(wrong / topics)} to topic ${wrong % topics} is ${affinity[wrong]}`);
  }
  const crossed = leastLoad.findIndex((least, m) => least > mostLoad[m]!);
  if (crossed >= 0) fail(`member ${crossed} has a least load above the greatest`);
}

/** Sum of the affinities of an assignment (M × T, 1 where assigned). */
export function totalOf({ affinity }: AffinityProblem, assigned: Uint8Array): number {
  let total = 0;
  for (let i = 0; i < assigned.length; i++) if (assigned[i] === 1) total += affinity[i]!;
  return total;
}
