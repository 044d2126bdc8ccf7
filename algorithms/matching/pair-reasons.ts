/** Why a member does or does not take part in a topic, for assignments by affinity. */
import { type AffinityProblem, isForbidden } from './affinity-problem.ts';

/**
 * By number:
 * - `held`: she takes part.
 * - `conflict`: she must not.
 * - `lower`: she fits no better than any of those who do.
 * - `loaded`: she fits better than one of them, but has her greatest load.
 * - `kept`: she fits better than one of them and has room, but everyone she fits better than has no more than her least
 *   load and would fall below it.
 */
export const PAIR_REASONS = ['held', 'conflict', 'lower', 'loaded', 'kept'] as const;

export type PairReason = (typeof PAIR_REASONS)[number];

/** Differences below this part of the greatest affinity count as none (exchanges do not see them). */
const NOTHING = 2e-9;

/** @returns M × T numbers of `PAIR_REASONS`; 255 where none holds, which an assignment that was lifted does not have */
export function pairReasons(problem: AffinityProblem, membersOf: ReadonlyArray<readonly number[]>): Uint8Array {
  const { members, topics, affinity, leastLoad, mostLoad } = problem;
  const nothing = NOTHING * affinity.reduce((top, one) => Math.max(top, one), 0);
  const load = new Uint32Array(members);
  for (const own of membersOf) for (const m of own) load[m]!++;
  const reasons = new Uint8Array(members * topics);
  const number = (reason: PairReason): number => PAIR_REASONS.indexOf(reason);
  membersOf.forEach((own, t) => {
    const fitOf = (m: number): number => affinity[m * topics + t]!;
    const least = own.reduce((low, m) => Math.min(low, fitOf(m)), Infinity);
    const leastFree = own.reduce((low, m) => (load[m]! > leastLoad[m]! ? Math.min(low, fitOf(m)) : low), Infinity);
    for (let m = 0; m < members; m++) {
      const fit = fitOf(m);
      let reason = 255;
      if (isForbidden(fit)) reason = number('conflict');
      else if (fit <= least + nothing) reason = number('lower');
      else if (load[m]! >= mostLoad[m]!) reason = number('loaded');
      else if (fit <= leastFree + nothing) reason = number('kept');
      reasons[m * topics + t] = reason;
    }
    for (const m of own) reasons[m * topics + t] = number('held');
  });
  return reasons;
}
