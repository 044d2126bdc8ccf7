import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/prng.ts';
import { assignByAffinity } from './affinity.ts';
import type { AffinityProblem } from './affinity-problem.ts';
import { checkAssignment } from './check-assignment.ts';
import { PAIR_REASONS, pairReasons } from './pair-reasons.ts';

/** Every member can be given her least load and every topic its members: there is room, and few conflict. */
function solvable(members: number, topics: number, seed: number): AffinityProblem {
  const random = createRandom(seed);
  const affinityAt = (i: number): number => ((i + seed) % 11 === 0 ? -1 : Math.floor(random() * 9) / 4);
  return {
    members,
    topics,
    affinity: Float64Array.from({ length: members * topics }, (_, i) =>
      affinityAt(Math.floor(i / topics) + (i % topics)),
    ),
    leastLoad: Uint32Array.from({ length: members }, () => Math.floor(random() * 2)),
    mostLoad: Uint32Array.from({ length: members }, () => 2 + Math.floor(random() * 2)),
    demand: new Uint32Array(topics).fill(Math.floor((1.5 * members) / topics)),
  };
}

describe('reasons of an assignment by affinity', () => {
  it('cover every pair, and the prices prove the greatest total', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 12, max: 30 }),
        fc.integer({ min: 3, max: 6 }),
        fc.integer(),
        (members, topics, seed) => {
          const problem = solvable(members, topics, seed);
          const made = assignByAffinity(problem);
          expect(checkAssignment(problem, made)).toEqual([]);
          expect(made.reasons).not.toContain(255);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('name conflict, a better fit, a full load and a load that must not fall', () => {
    const problem: AffinityProblem = {
      members: 5,
      topics: 2,
      affinity: Float64Array.of(5, 5, 9, 1, 3, 2, 1, 9, 6, -1),
      leastLoad: Uint32Array.of(0, 0, 1, 0, 0),
      mostLoad: Uint32Array.of(2, 1, 1, 1, 1),
      demand: Uint32Array.of(2, 1),
    };
    // Topic 0 has members 1 and 2, topic 1 has member 3.
    const reasons = pairReasons(problem, [[1, 2], [3]]);
    const named = Array.from(reasons, (one) => PAIR_REASONS[one] ?? 'none');
    expect(named).toEqual(['kept', 'lower', 'held', 'lower', 'held', 'lower', 'lower', 'held', 'kept', 'conflict']);
    expect(PAIR_REASONS[pairReasons({ ...problem, mostLoad: Uint32Array.of(0, 1, 1, 1, 1) }, [[1, 2], [3]])[0]!]).toBe(
      'loaded',
    );
    expect(pairReasons({ ...problem, leastLoad: new Uint32Array(5) }, [[1, 2], [3]])[0]).toBe(255);
  });

  it('are refused by the checker when one is changed, or a price, or another total is claimed', () => {
    const problem = solvable(12, 5, 3);
    const made = assignByAffinity(problem);
    for (let i = 0; i < made.reasons.length; i++) {
      const forged = made.reasons.with(i, (made.reasons[i]! + 1) % PAIR_REASONS.length);
      expect(checkAssignment(problem, { ...made, reasons: forged })).not.toEqual([]);
    }
    for (let t = 0; t < 5; t++) {
      const topicPrice = made.topicPrice.with(t, made.topicPrice[t]! + 50);
      expect(checkAssignment(problem, { ...made, topicPrice })).not.toEqual([]);
    }
    expect(checkAssignment(problem, { ...made, greatestTotal: made.greatestTotal + 0.25 })).not.toEqual([]);
    expect(checkAssignment(problem, { ...made, greatestTotal: made.greatestTotal - 0.25 })).not.toEqual([]);
    expect(checkAssignment(problem, made, 1.1)).not.toEqual([]);
  });
});
