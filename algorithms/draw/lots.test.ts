import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashParts, SUITES } from './hash.ts';
import { drawLots, drawPlaces } from './lots.ts';
import { createStream, uniformFrom } from './stream.ts';

const key = (n: number) => hashParts('sha-256', 'seed', n);

/** Pearson's statistic against equal expectations. */
const chiSquare = (counts: readonly number[], expected: number) =>
  counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);

describe('uniform numbers', () => {
  it('throw words away exactly where remainders would become unequal', () => {
    const bound = 3_000_000_000;
    const words = [bound, 0xffffffff, bound - 1];
    expect(uniformFrom(() => words.shift()!).below(bound)).toBe(bound - 1);
    const edge = [0xffffffff, 0xfffffffe];
    expect(uniformFrom(() => edge.shift()!).below(3)).toBe(0xfffffffe % 3);
    expect(uniformFrom(() => 0xffffffff).below(2 ** 32)).toBe(0xffffffff);
  });
  it('refuse bounds that are none', () => {
    const stream = createStream('sm3', key(1));
    for (const bound of [0, -1, 1.5, Number.NaN, Infinity, 2 ** 32 + 1])
      expect(() => stream.below(bound)).toThrow(RangeError);
    expect(stream.below(1)).toBe(0);
  });
  it('go on over many blocks and are the same for the same key', () => {
    for (const suite of SUITES) {
      const [a, b, other] = [createStream(suite, key(2)), createStream(suite, key(2)), createStream(suite, key(3))];
      const take = (stream: typeof a) => Array.from({ length: 100 }, () => stream.below(1000));
      expect(take(a)).toEqual(take(b));
      expect(take(a)).not.toEqual(take(other));
    }
  });
});

describe('places', () => {
  it('are the front of a Fisher–Yates shuffle kept in full', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 60 }), fc.nat(), (seed, size, more) => {
        const count = more % (size + 1);
        const all = Array.from({ length: size }, (_, i) => i);
        const stream = createStream('sm3', key(seed));
        for (let i = 0; i < count; i++) {
          const j = i + stream.below(size - i);
          [all[i], all[j]] = [all[j]!, all[i]!];
        }
        expect(drawPlaces(createStream('sm3', key(seed)), size, count)).toEqual(all.slice(0, count));
      }),
    );
  });
  it('every ordered pair comes equally often (20,000 draws, 29 degrees of freedom)', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 20_000; i++) {
      const pair = drawPlaces(createStream('sha-256', key(i)), 6, 2).join();
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    expect(counts.size).toBe(30);
    expect(chiSquare([...counts.values()], 20_000 / 30)).toBeLessThan(58.3); // p = 0.001
  });
});

describe('lots', () => {
  const pools = [
    { people: [0, 1, 2, 3, 4], seats: 2, reserves: 1 },
    { people: [5, 6, 7], seats: 1, reserves: 2 },
  ];
  it('seats and reserves come from their pool, nobody twice', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { seated, reserves, tries } = drawLots('sm3', key(seed), pools);
        expect(tries).toBe(1);
        expect(new Set([...seated.flat(), ...reserves.flat()]).size).toBe(6);
        expect([...seated[1]!, ...reserves[1]!].toSorted()).toEqual([5, 6, 7]);
        expect([...seated[0]!, ...reserves[0]!].every((person) => person < 5)).toBe(true);
      }),
    );
  });
  it('with a quota every panel that meets it is equally likely (20,000 draws, 5 degrees of freedom)', () => {
    const meets = ([first]: readonly number[][]) => first!.includes(0) !== first!.includes(1);
    const counts = new Map<string, number>();
    for (let i = 0; i < 20_000; i++) {
      const { seated, met } = drawLots(
        'sha-256',
        key(i),
        [{ people: [0, 1, 2, 3, 4], seats: 3, reserves: 0 }],
        meets,
        100,
      );
      expect(met).toBe(true);
      const panel = seated[0]!.toSorted().join();
      counts.set(panel, (counts.get(panel) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    expect(chiSquare([...counts.values()], 20_000 / 6)).toBeLessThan(20.5); // p = 0.001
  });
  it('gives up after the announced tries', () => {
    expect(drawLots('sm3', key(1), pools, () => false, 7)).toMatchObject({ met: false, tries: 7 });
  });
  it('draws from a million without walking through them', () => {
    const people = { length: 1_000_000 } as ArrayLike<number>;
    const { seated } = drawLots('sm3', key(1), [{ people, seats: 50, reserves: 0 }]);
    expect(seated[0]).toHaveLength(50);
  });
});
