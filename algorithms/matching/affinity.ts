/**
 * One-sided matching: members with an affinity to each topic, a least and a greatest load, and topics that each need a
 * number of members. The worst-off topics are lifted first.
 */
import { type AffinityProblem, checkAffinities, totalOf } from './affinity-problem.ts';
import { greatestTotal } from './greatest-total.ts';
import { MatchingError } from './instance.ts';
import { liftWorst } from './lift-worst.ts';
import { pairReasons } from './pair-reasons.ts';

/** Who does what. */
export interface AffinityAssignment {
  /** T: the members of each topic, ascending. */
  membersOf: number[][];
  /** T: sum of the affinities of its members. */
  scores: Float64Array;
  /** Sum of all scores. */
  total: number;
  /** The greatest total any assignment reaches under the same loads, and the prices that prove it. */
  greatestTotal: number;
  topicPrice: Float64Array;
  memberPrice: Float64Array;
  /** M × T: a number of `PAIR_REASONS` for every pair. */
  reasons: Uint8Array;
}

/**
 * Assigns members to topics: every load and demand met, no conflict, the total at least `share` of the greatest
 * possible, and within that the lowest score as high as exchanges make it, then the next lowest, and so on. The greatest
 * total is exact (a flow); lifting the lowest score is NP-hard (Garg, Kavitha, Kumar, Mehlhorn, Mestre, *Algorithmica*
 * 58, 2010), so that part is a search and has no proof. Deterministic.
 * @param share from 0 (only the worst-off count) to 1 (only the total counts); default 0.95
 * @throws MatchingError `invalid`, or `infeasible` where demands or least loads cannot be met
 */
export function assignByAffinity(problem: AffinityProblem, share = 0.95): AffinityAssignment {
  checkAffinities(problem);
  if (!(share >= 0 && share <= 1)) throw new MatchingError('invalid', 'share must be from 0 to 1');
  const best = greatestTotal(problem);
  const greatest = totalOf(problem, best.assigned);
  const assigned = liftWorst(problem, best.assigned, share * greatest);
  const { members, topics, affinity } = problem;
  const membersOf: number[][] = Array.from({ length: topics }, () => []);
  const scores = new Float64Array(topics);
  for (let m = 0; m < members; m++) {
    for (let t = 0; t < topics; t++) {
      if (assigned[m * topics + t] === 0) continue;
      membersOf[t]!.push(m);
      scores[t]! += affinity[m * topics + t]!;
    }
  }
  return {
    membersOf,
    scores,
    total: scores.reduce((sum, one) => sum + one, 0),
    greatestTotal: greatest,
    topicPrice: best.topicPrice,
    memberPrice: best.memberPrice,
    reasons: pairReasons(problem, membersOf),
  };
}
