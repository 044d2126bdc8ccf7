import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMatching } from './checker.ts';
import { drawLots } from './deferred-acceptance.ts';
import { type Instance, MatchingError } from './instance.ts';
import { matchMembers } from './match-members.ts';
import { allPlacements, blockingByDefinition, randomProblem } from './testing.ts';
import { certifyPlacement } from './testing-tamper.ts';

const small = fc.record({
  members: fc.integer({ min: 0, max: 6 }),
  topics: fc.integer({ min: 1, max: 3 }),
  wishes: fc.constant(3),
  seed: fc.integer(),
  seats: fc.double({ min: 0.5, max: 2, noNaN: true }),
  ties: fc.boolean(),
  refused: fc.constantFrom(0, 0.2),
  kinds: fc.constantFrom(0, 1, 3),
  skew: fc.constantFrom(0, 1),
});

describe('stability', () => {
  it('gives members the best of all stable placements, found by trying every placement', () => {
    fc.assert(
      fc.property(small, fc.integer(), (what, seed) => {
        const instance = randomProblem(what);
        const lots = drawLots(what.members, seed);
        const { got } = matchMembers(instance, { lots });
        expect(blockingByDefinition(instance, [...got], lots)).toEqual([]);
        for (const other of allPlacements(instance)) {
          if (blockingByDefinition(instance, other, lots).length > 0) continue;
          other.forEach((e, m) => {
            if (e >= 0) expect(got[m]! >= 0 && got[m]! <= e).toBe(true);
          });
        }
      }),
      { numRuns: 250 },
    );
  });

  it('has no blocking pair in larger problems, and the certificate holds', () => {
    for (let seed = 0; seed < 40; seed++) {
      const instance = randomProblem({
        members: 36,
        topics: 5,
        wishes: 5,
        seed,
        ties: seed % 2 === 0,
        kinds: seed % 4,
        refused: 0.1,
        seats: 0.8,
        skew: 1,
      });
      const matching = matchMembers(instance, { seed });
      expect(blockingByDefinition(instance, [...matching.got], matching.lots)).toEqual([]);
      expect(checkMatching(instance, matching)).toEqual([]);
    }
  });

  it('leaves nobody a gain by misreporting', () => {
    fc.assert(
      fc.property(small, fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), (what, picks) => {
        if (what.members === 0) return;
        const instance = randomProblem(what);
        const m = picks[0]! % what.members;
        const honest = matchMembers(instance, { seed: 5 });
        const lie = misreport(instance, m, picks.slice(1));
        const lied = matchMembers(lie, { seed: 5 }).topicOf[m]!;
        const rank = (t: number): number => {
          for (let e = instance.start[m]!; e < instance.start[m + 1]!; e++)
            if (instance.topic[e] === t) return instance.wish[e]!;
          return Infinity;
        };
        expect(rank(lied)).toBeGreaterThanOrEqual(rank(honest.topicOf[m]!));
      }),
      { numRuns: 500 },
    );
  });

  it('is the same whoever asks first: members in another order', () => {
    for (let seed = 0; seed < 30; seed++) {
      const instance = randomProblem({ members: 40, topics: 6, wishes: 4, seed, kinds: 3, seats: 0.7 });
      const lots = drawLots(40, seed);
      const order = [...drawLots(40, seed + 1000)];
      const turned = reorder(instance, order);
      const plain = matchMembers(instance, { lots });
      const again = matchMembers(turned, { lots: Uint32Array.from(order, (m) => lots[m]!) });
      expect([...again.topicOf]).toEqual(order.map((m) => plain.topicOf[m]!));
    }
  });
});

describe('checker', () => {
  it('accepts the placement made and refuses every other one', () => {
    fc.assert(
      fc.property(small, (what) => {
        const instance = randomProblem(what);
        const made = matchMembers(instance, { seed: 3 });
        expect(checkMatching(instance, made)).toEqual([]);
        for (const other of allPlacements(instance)) {
          const same = other.every((e, m) => e === made.got[m]);
          expect(checkMatching(instance, certifyPlacement(instance, made, other)).length === 0).toBe(same);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('refuses each of 300 changes of one number', () => {
    const instance = randomProblem({
      members: 50,
      topics: 6,
      wishes: 5,
      seed: 8,
      kinds: 2,
      ties: true,
      refused: 0.1,
      seats: 0.8,
    });
    const made = matchMembers(instance, { seed: 2 });
    let refused = 0;
    for (let i = 0; i < 300; i++) {
      const forged = structuredClone(made);
      const row = [forged.got, forged.topicOf, forged.seat, forged.sizes, forged.reasons, forged.lots][i % 6]!;
      const at = (i * 7919) % row.length;
      row[at] = row[at]! + (i % 5 === 0 ? -1 : 1);
      if (checkMatching(instance, forged, made.lots).length > 0) refused++;
    }
    expect(refused).toBe(300);
  });

  it('refuses an unproven claim and other lots', () => {
    const instance = randomProblem({ members: 9, topics: 3, wishes: 3, seed: 1 });
    const made = matchMembers(instance, { seed: 2 });
    expect(checkMatching(instance, { ...made, truthful: false })).not.toEqual([]);
    expect(checkMatching(instance, { ...made, proven: false })).not.toEqual([]);
    expect(checkMatching(instance, made, drawLots(9, 3))).not.toEqual([]);
    expect(checkMatching(instance, { ...made, got: made.got.slice(1) })).not.toEqual([]);
  });
});

describe('hostile input', () => {
  const good = (): Instance => randomProblem({ members: 4, topics: 2, wishes: 2, seed: 1 });

  it('answers for nobody, nothing, no seats and a million alike', () => {
    expect(matchMembers({ ...randomProblem({ members: 0, topics: 0, wishes: 0, seed: 1 }) }).got).toHaveLength(0);
    const none = { ...good(), capacity: new Uint32Array(2) };
    const matching = matchMembers(none);
    expect([...matching.topicOf]).toEqual([-1, -1, -1, -1]);
    expect(checkMatching(none, matching)).toEqual([]);
    const many = 1_000_000;
    const alike: Instance = {
      start: Uint32Array.from({ length: many + 1 }, (_, m) => m),
      topic: new Uint32Array(many),
      wish: new Uint32Array(many),
      place: new Uint32Array(many),
      capacity: Uint32Array.of(10),
      least: Uint32Array.of(0),
    };
    const result = matchMembers(alike);
    expect(result.sizes[0]).toBe(10);
    result.lots.forEach((lot, m) => {
      if (lot < 10 !== (result.topicOf[m] === 0)) throw new Error(`lot ${lot} of member ${m}`);
    });
  });

  it('refuses what is no problem, saying what is wrong', () => {
    const wrong: Array<[Partial<Instance>, string]> = [
      [{ wish: new Uint32Array(1) }, 'length'],
      [{ topic: Uint32Array.of(0, 1, 0, 1, 0, 1, 0, 9) }, 'wishes for topic 9'],
      [{ topic: new Uint32Array(8) }, 'twice'],
      [{ wish: Uint32Array.of(1, 0, 0, 0, 0, 0, 0, 0) }, 'not in order'],
      [{ least: Uint32Array.of(9, 0) }, 'above the capacity'],
      [{ reserves: [[{ kind: 0, seats: 99 }], []], kinds: [[], [], [], []] }, 'reserves 99'],
      [{ reserves: [[{ kind: 0, seats: Number.NaN }], []], kinds: [[], [], [], []] }, 'NaN'],
      [{ reserves: [[], []] }, 'kinds must'],
      [{ start: Uint32Array.of(0, 4, 2, 6, 8) }, 'backwards'],
    ];
    for (const [change, message] of wrong) {
      expect(() => matchMembers({ ...good(), ...change })).toThrow(MatchingError);
      expect(() => matchMembers({ ...good(), ...change })).toThrow(message);
    }
    expect(() => matchMembers(good(), { lots: Uint32Array.of(0, 0, 1, 2) })).toThrow('lots');
  });
});

/** The same problem with another ranking of one member: some of her wishes, in another order. */
function misreport(instance: Instance, m: number, picks: readonly number[]): Instance {
  const rows: number[][] = [];
  for (let i = 0; i + 1 < instance.start.length; i++) {
    const row = Array.from({ length: instance.start[i + 1]! - instance.start[i]! }, (_, j) => instance.start[i]! + j);
    if (i === m) {
      const left = row.splice(0);
      for (const pick of picks) if (left.length > 0 && pick % 5 !== 0) row.push(...left.splice(pick % left.length, 1));
    }
    rows.push(row);
  }
  const wishes = rows.flat();
  const ranks = rows.flatMap((row, i) => row.map((e, j) => (i === m ? j : instance.wish[e]!)));
  const start = new Uint32Array(instance.start.length);
  rows.forEach((row, i) => {
    start[i + 1] = start[i]! + row.length;
  });
  return {
    ...instance,
    start,
    topic: Uint32Array.from(wishes, (e) => instance.topic[e]!),
    wish: Uint32Array.from(ranks),
    place: Uint32Array.from(wishes, (e) => instance.place[e]!),
  };
}

function reorder(instance: Instance, order: readonly number[]): Instance {
  const wishes: number[] = [];
  const start = new Uint32Array(instance.start.length);
  order.forEach((m, i) => {
    for (let e = instance.start[m]!; e < instance.start[m + 1]!; e++) wishes.push(e);
    start[i + 1] = wishes.length;
  });
  return {
    ...instance,
    start,
    topic: Uint32Array.from(wishes, (e) => instance.topic[e]!),
    wish: Uint32Array.from(wishes, (e) => instance.wish[e]!),
    place: Uint32Array.from(wishes, (e) => instance.place[e]!),
    ...(instance.kinds && { kinds: order.map((m) => instance.kinds![m]!) }),
  };
}
