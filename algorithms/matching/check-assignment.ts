/** Verifies an assignment by affinity from the problem and the result alone; shares no code with what made it. */
import type { AffinityAssignment } from './affinity.ts';
import type { AffinityProblem } from './affinity-problem.ts';

const [HELD, CONFLICT, LOWER, LOADED, KEPT] = [0, 1, 2, 3, 4] as const;

/**
 * Counts again: demands, loads, conflicts, scores, totals and every reason, and by linear-programming duality that no
 * assignment has a greater total: with any prices p of topics and q of members, every assignment x under the loads has
 *
 *   Σ a·x ≤ Σ_t demand·p_t + Σ_m (most·max(q_m, 0) + least·min(q_m, 0)) + Σ_{m,t} max(0, a_mt − p_t − q_m)
 *
 * @param share the part of the greatest total that was asked for
 * @returns what is wrong, in English; empty if all holds. O(M·T).
 */
export function checkAssignment(problem: AffinityProblem, assignment: AffinityAssignment, share = 0.95): string[] {
  const { members, topics, affinity, leastLoad, mostLoad, demand } = problem;
  const { membersOf, scores, total, greatestTotal, topicPrice, memberPrice, reasons } = assignment;
  const faults: string[] = [];
  const need = (holds: boolean, fault: string): void => void (holds || faults.push(fault));
  const top = affinity.reduce((most, one) => Math.max(most, one), 0);
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * top * (1 + members + topics);
  need(membersOf.length === topics && scores.length === topics, 'a row of topics is too long or short');
  need(topicPrice.length === topics && memberPrice.length === members, 'a row of prices is too long or short');
  need(reasons.length === members * topics, 'the reasons are too many or few');
  if (faults.length > 0) return faults;

  const load = new Uint32Array(members);
  let sum = 0;
  membersOf.forEach((own, t) => {
    need(own.length === demand[t] && new Set(own).size === own.length, `topic ${t} has not the members it needs`);
    let score = 0;
    for (const m of own) {
      need(
        m >= 0 && m < members && affinity[m * topics + t]! >= 0,
        `topic ${t} has member ${m} in spite of a conflict`,
      );
      score += affinity[m * topics + t]!;
      load[m]!++;
    }
    need(near(score, scores[t]!), `the score of topic ${t}`);
    sum += score;
  });
  load.forEach((one, m) => {
    need(one >= leastLoad[m]! && one <= mostLoad[m]!, `the load of member ${m}`);
  });
  need(near(sum, total), 'the total');
  need(total >= share * greatestTotal - 1e-9 * top, 'the total is too small a part of the greatest');

  let bound = 0;
  for (let t = 0; t < topics; t++) bound += demand[t]! * topicPrice[t]!;
  memberPrice.forEach((price, m) => {
    bound += price * (price > 0 ? mostLoad[m]! : leastLoad[m]!);
    for (let t = 0; t < topics; t++) {
      const fit = affinity[m * topics + t]!;
      if (fit >= 0) bound += Math.max(0, fit - topicPrice[t]! - price);
    }
  });
  need(near(bound, greatestTotal), 'the prices do not prove the greatest total');

  for (let t = 0; t < topics; t++) {
    const fits = membersOf[t]!.map((m) => affinity[m * topics + t]!);
    for (let m = 0; m < members; m++) {
      const fit = affinity[m * topics + t]!;
      const better = (_: number, i: number): boolean => fit > fits[i]! + 2e-9 * top;
      const behind = membersOf[t]!.filter(better);
      let expected = -1;
      if (membersOf[t]!.includes(m)) expected = HELD;
      else if (fit < 0) expected = CONFLICT;
      else if (behind.length === 0) expected = LOWER;
      else if (load[m]! >= mostLoad[m]!) expected = LOADED;
      else if (behind.every((other) => load[other]! <= leastLoad[other]!)) expected = KEPT;
      need(reasons[m * topics + t] === expected, `reason of member ${m} and topic ${t}`);
    }
  }
  return faults;
}
