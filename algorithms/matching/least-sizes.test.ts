import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMatching } from './checker.ts';
import { deferredAcceptance } from './deferred-acceptance.ts';
import type { Instance } from './instance.ts';
import { matchMembers } from './match-members.ts';
import { allPlacements, blockingByDefinition, randomProblem } from './testing.ts';

const small = fc.record({
  members: fc.integer({ min: 1, max: 7 }),
  topics: fc.integer({ min: 1, max: 4 }),
  wishes: fc.constantFrom(2, 3),
  seed: fc.integer(),
  seats: fc.constantFrom(1, 1.5, 2.5),
  ties: fc.boolean(),
  refused: fc.constantFrom(0, 0.2),
  kinds: fc.constantFrom(0, 0, 2),
  least: fc.constantFrom(0.5, 1),
});

function shortOf(instance: Instance, got: ArrayLike<number>, closed?: ArrayLike<number>): number[] {
  const sizes = new Int32Array(instance.capacity.length);
  for (const e of Array.from(got)) if (e >= 0) sizes[instance.topic[e]!]!++;
  return [...sizes.keys()].filter((t) => !closed?.[t] && sizes[t]! < instance.least[t]!);
}

describe('closing topics', () => {
  it('equals brute force over all sets of the topics that fall short', () => {
    fc.assert(
      fc.property(small, (what) => {
        const instance = randomProblem(what);
        const made = matchMembers(instance, { seed: 4 });
        expect(checkMatching(instance, made)).toEqual([]);
        expect(made.proven).toBe(true);
        const short = shortOf(instance, deferredAcceptance(instance, made.lots).got);
        let best: number[] | null = null;
        for (let set = 0; set < 1 << short.length; set++) {
          const closed = new Uint8Array(instance.capacity.length);
          short.forEach((t, i) => {
            closed[t] = (set >> i) & 1;
          });
          const { got } = deferredAcceptance(instance, made.lots, closed);
          if (shortOf(instance, got, closed).length > 0) continue;
          const placed = [...got].filter((e) => e >= 0);
          const ranks = placed.reduce((sum, e) => sum + instance.wish[e]!, 0);
          const score = [closed.reduce((a, b) => a + b, 0), -placed.length, ranks];
          if (best === null || isLess(score, best)) best = score;
        }
        const placed = [...made.got].filter((e) => e >= 0);
        const ranks = placed.reduce((sum, e) => sum + instance.wish[e]!, 0);
        expect([made.closed.reduce((a, b) => a + b, 0), -placed.length, ranks]).toEqual(best);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves nobody a gain by misreporting when nothing closes', () => {
    for (let seed = 0; seed < 400; seed++) {
      const instance = randomProblem({ members: 5, topics: 3, wishes: 3, seed, seats: 2, least: 0.6 });
      const honest = matchMembers(instance, { seed });
      expect(honest.truthful).toBe(!honest.closed.includes(1));
      if (!honest.truthful) continue;
      for (let m = 0; m < 5; m++) {
        for (let dropped = 0; dropped < 3; dropped++) {
          const place = instance.place.slice();
          place[instance.start[m]! + dropped] = 0xffffffff;
          const lied = matchMembers({ ...instance, place }, { seed });
          const rank = (e: number): number => (e < 0 ? Infinity : instance.wish[e]!);
          expect(rank(lied.got[m]!)).toBeGreaterThanOrEqual(rank(honest.got[m]!));
        }
      }
    }
  });

  it('closes many topics within bounds and says that fewer were not ruled out', () => {
    const instance = randomProblem({ members: 120, topics: 60, wishes: 4, seed: 3, seats: 3, least: 1 });
    const made = matchMembers(instance, { seed: 1 });
    expect(checkMatching(instance, made)).toEqual([]);
    expect(made.proven).toBe(false);
  });

  it('shows by the matching with all open that a closed topic fell short', () => {
    const instance = randomProblem({ members: 12, topics: 4, wishes: 3, seed: 12, seats: 2, least: 1 });
    const made = matchMembers(instance, { seed: 1 });
    expect(made.closed).toContain(1);
    const open = made.closed.indexOf(0);
    const forged = structuredClone(made);
    forged.closed[open] = 1;
    expect(checkMatching(instance, forged)).not.toEqual([]);
    expect(checkMatching(instance, { ...made, allOpen: null })).not.toEqual([]);
    expect(checkMatching(instance, { ...made, allOpen: { ...made.allOpen!, got: made.got } })).not.toEqual([]);
  });
});

describe('fewest blocking pairs', () => {
  it('equals brute force over all placements', () => {
    let exceptions = 0;
    fc.assert(
      fc.property(small, (what) => {
        const instance = randomProblem(what);
        let fewest = Infinity;
        for (const other of allPlacements(instance)) {
          if (shortOf(instance, other).length > 0) continue;
          fewest = Math.min(fewest, blockingByDefinition(instance, other).length);
        }
        if (fewest === Infinity) {
          expect(() => matchMembers(instance, { leastRule: 'fewest-blocking' })).toThrow('cannot all be met');
          return;
        }
        const made = matchMembers(instance, { leastRule: 'fewest-blocking' });
        expect(checkMatching(instance, made)).toEqual([]);
        expect(shortOf(instance, made.got)).toEqual([]);
        expect([...made.blocking]).toEqual(blockingByDefinition(instance, [...made.got]));
        expect(made.blocking.length).toBe(fewest);
        expect(made.proven).toBe(true);
        if (fewest > 0) exceptions++;
      }),
      { numRuns: 300 },
    );
    expect(exceptions).toBeGreaterThan(5);
  });

  it('meets all least sizes in larger problems, with every exception named', () => {
    let found = 0;
    for (let seed = 0; seed < 12; seed++) {
      const instance = randomProblem({
        members: 60,
        topics: 8,
        wishes: 6,
        seed,
        seats: 1.6,
        least: 0.7,
        ties: seed % 2 === 0,
        skew: 1,
      });
      try {
        const made = matchMembers(instance, { leastRule: 'fewest-blocking' });
        expect(checkMatching(instance, made)).toEqual([]);
        const forged = { ...made, blocking: made.blocking.slice(1) };
        if (made.blocking.length > 0) expect(checkMatching(instance, forged)).not.toEqual([]);
        found++;
      } catch (error) {
        expect(error).toMatchObject({ code: 'infeasible' });
      }
    }
    expect(found).toBeGreaterThan(3);
  });
});

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((one, i) => one !== b[i]);
  return at >= 0 && a[at]! < b[at]!;
}
