import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/prng.ts';
import { assignByAffinity } from './affinity.ts';
import type { AffinityProblem } from './affinity-problem.ts';
import { checkAssignment } from './check-assignment.ts';
import { MatchingError } from './instance.ts';

function randomAffinities(members: number, topics: number, seed: number, conflicts = 0.2): AffinityProblem {
  const random = createRandom(seed);
  return {
    members,
    topics,
    affinity: Float64Array.from({ length: members * topics }, () => (random() < conflicts ? -1 : random())),
    leastLoad: Uint32Array.from({ length: members }, () => Math.floor(random() * 2)),
    mostLoad: Uint32Array.from({ length: members }, () => 1 + Math.floor(random() * 2)),
    demand: Uint32Array.from({ length: topics }, () => 1 + Math.floor(random() * 2)),
  };
}

/** Scores of every assignment that meets loads and demands. */
function* allScores(problem: AffinityProblem, pair = 0, load?: number[], got?: number[][]): Generator<number[]> {
  const { members, topics, affinity, leastLoad, mostLoad, demand } = problem;
  const loads = load ?? new Array<number>(members).fill(0);
  const held = got ?? Array.from({ length: topics }, () => []);
  if (pair === affinity.length) {
    const met = held.every((own, t) => own.length === demand[t]) && loads.every((one, m) => one >= leastLoad[m]!);
    if (met) yield held.map((own) => own.reduce((sum, one) => sum + one, 0));
    return;
  }
  yield* allScores(problem, pair + 1, loads, held);
  const [m, t] = [Math.floor(pair / topics), pair % topics];
  if (affinity[pair]! < 0 || loads[m]! >= mostLoad[m]! || held[t]!.length >= demand[t]!) return;
  loads[m]!++;
  held[t]!.push(affinity[pair]!);
  yield* allScores(problem, pair + 1, loads, held);
  held[t]!.pop();
  loads[m]!--;
}

const sum = (row: readonly number[]): number => row.reduce((total, one) => total + one, 0);

describe('one-sided assignment', () => {
  it('finds the greatest total of all assignments, or that there is none', () => {
    let met = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer(),
        (members, topics, seed) => {
          const problem = randomAffinities(members, topics, seed);
          const all = [...allScores(problem)];
          if (all.length === 0) {
            expect(() => assignByAffinity(problem)).toThrow(expect.objectContaining({ code: 'infeasible' }));
            return;
          }
          met++;
          const found = assignByAffinity(problem, 0.9);
          expect(checkAssignment(problem, found, 0.9)).toEqual([]);
          expect(found.greatestTotal).toBeCloseTo(Math.max(...all.map(sum)), 9);
          expect(assignByAffinity(problem, 1).total).toBeCloseTo(found.greatestTotal, 9);
        },
      ),
      { numRuns: 400 },
    );
    expect(met).toBeGreaterThan(30);
  });

  it('lifts the lowest score to the best there is in nine of ten small problems, and never below the total’s', () => {
    let [problems, best] = [0, 0];
    for (let seed = 0; seed < 150; seed++) {
      const problem = randomAffinities(5, 3, seed, 0.1);
      const all = [...allScores(problem)];
      if (all.length === 0) continue;
      problems++;
      const found = assignByAffinity(problem, 0);
      const lowest = Math.min(...found.scores);
      expect(lowest).toBeGreaterThanOrEqual(Math.min(...assignByAffinity(problem, 1).scores) - 1e-9);
      if (lowest > Math.max(...all.map((scores) => Math.min(...scores))) - 1e-9) best++;
    }
    expect(problems).toBeGreaterThan(20);
    expect(best / problems).toBeGreaterThanOrEqual(0.9);
  });

  it('is worse off in the lowest the more of the total is asked for, and keeps what is asked', () => {
    const sums = [0, 0, 0];
    for (let seed = 0; seed < 8; seed++) {
      const problem = {
        ...randomAffinities(24, 12, seed, 0.4),
        leastLoad: new Uint32Array(24),
        mostLoad: new Uint32Array(24).fill(1),
      };
      const lowest = [0, 0.95, 1].map((share) => {
        const found = assignByAffinity(problem, share);
        expect(checkAssignment(problem, found, share)).toEqual([]);
        return Math.min(...found.scores);
      });
      lowest.forEach((one, i) => {
        sums[i]! += one;
      });
    }
    expect(sums[1]).toBeLessThanOrEqual(sums[0]! + 1e-9);
    expect(sums[2]).toBeLessThan(sums[0]! - 0.5);
  });

  it('answers for nobody, for no demand, and for all alike', () => {
    const none = {
      members: 0,
      topics: 0,
      affinity: new Float64Array(0),
      leastLoad: new Uint32Array(0),
      mostLoad: new Uint32Array(0),
      demand: new Uint32Array(0),
    };
    expect(assignByAffinity(none)).toMatchObject({ membersOf: [], total: 0, greatestTotal: 0 });
    const alike = {
      members: 50,
      topics: 20,
      affinity: new Float64Array(1000).fill(0.5),
      leastLoad: new Uint32Array(50).fill(1),
      mostLoad: new Uint32Array(50).fill(2),
      demand: new Uint32Array(20).fill(3),
    };
    expect(assignByAffinity(alike).total).toBeCloseTo(30, 9);
    const zero = { ...alike, affinity: new Float64Array(1000) };
    expect(checkAssignment(zero, assignByAffinity(zero))).toEqual([]);
    const idle = { ...alike, demand: Uint32Array.from(alike.demand, (one, t) => (t === 0 ? 0 : one)) };
    expect(assignByAffinity(idle).membersOf[0]).toEqual([]);
  });

  it('refuses what is no problem', () => {
    const good = randomAffinities(4, 2, 1, 0);
    for (const bad of [Number.NaN, Infinity, -Infinity, 1e300]) {
      const affinity = good.affinity.slice();
      affinity[3] = bad;
      expect(() => assignByAffinity({ ...good, affinity })).toThrow('member 1 to topic 1');
    }
    const changes: Partial<AffinityProblem>[] = [
      { members: -1 },
      { members: 0.5 },
      { affinity: new Float64Array(3) },
      { leastLoad: new Uint32Array(1) },
      { leastLoad: new Uint32Array(4).fill(9) },
      { demand: new Uint32Array(3) },
    ];
    for (const change of changes) expect(() => assignByAffinity({ ...good, ...change })).toThrow(MatchingError);
    expect(() => assignByAffinity({ ...good, demand: new Uint32Array(2).fill(99) })).toThrow('finds only');
    expect(() => assignByAffinity(good, Number.NaN)).toThrow('share');
  });

  it('has a checker that refuses each of many changes', () => {
    const problem = {
      ...randomAffinities(12, 8, 2, 0.2),
      leastLoad: new Uint32Array(12),
      mostLoad: new Uint32Array(12).fill(2),
    };
    const found = assignByAffinity(problem);
    expect(checkAssignment(problem, found, 0.95)).toEqual([]);
    for (let t = 0; t < 8; t++) {
      for (const m of [(found.membersOf[t]![0]! + 1) % 12, 99, -1, 0.5, Number.NaN]) {
        const membersOf = found.membersOf.map((own, i) => (i === t ? [m, ...own.slice(1)] : own));
        expect(checkAssignment(problem, { ...found, membersOf })).not.toEqual([]);
      }
      expect(checkAssignment(problem, { ...found, scores: found.scores.with(t, 9) })).not.toEqual([]);
    }
    expect(checkAssignment(problem, { ...found, total: found.total + 1 })).not.toEqual([]);
    expect(checkAssignment(problem, { ...found, greatestTotal: found.total / 2 })).not.toEqual([]);
    expect(checkAssignment(problem, { ...found, membersOf: [] })).not.toEqual([]);
  });
});
