import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryGroups, settledLabels } from './continuity.ts';
import { createLiveMap, type LiveMap } from './live-map.ts';
import { adjustedRandIndex } from './measures.ts';
import { computeOpinionMap } from './opinion-map.ts';
import { askedOf, drawStatements, rateStatements } from './routing.ts';
import { tallyGroups } from './tallies.ts';
import { plantConversation } from './testing.ts';
import { placeParticipants } from './vote-model.ts';
import { buildVoteTable, type VoteTable } from './vote-table.ts';

const { votes, truth } = plantConversation({ participants: 240, statements: 40, groups: 3, votesEach: 30, seed: 11 });

type Event = readonly [number, number, number];
const eventsOf = (table: VoteTable): Event[] =>
  Array.from({ length: table.participants }, (_, i) =>
    Array.from(
      table.cells.subarray(table.rowStart[i]!, table.rowStart[i + 1]!),
      (cell): Event => [i, cell >>> 2, (cell & 3) - 1],
    ),
  ).flat();
const fill = (live: LiveMap, events: readonly Event[]) => {
  for (const [i, j, v] of events) live.vote(i, j, v);
};
const angle = (a: Float64Array, b: Float64Array) => {
  const product = Math.abs(a.reduce((sum, w, j) => sum + w * (b[j] ?? 0), 0));
  return (Math.acos(Math.min(1, product)) * 180) / Math.PI;
};
/** Axes within a tenth of a degree, and the same groups where both carry on the same earlier ones. */
function expectLikeBatch(live: LiveMap, muted?: Uint8Array): void {
  const earlier = live.refresh().groups;
  const batch = computeOpinionMap(live.table(), { muted, earlier });
  const fresh = live.refresh();
  for (const k of [0, 1]) expect(angle(fresh.axes.vectors[k]!, batch.axes.vectors[k]!)).toBeLessThan(0.1);
  expect(fresh.tallies).toEqual(batch.tallies);
  const settled = live.settle();
  expect(settled.groups.labels).toEqual(batch.groups.labels);
  if (fresh.groups.count === batch.groups.count) {
    expect(adjustedRandIndex(settledLabels(fresh.groups), settledLabels(batch.groups))).toBeGreaterThan(0.97);
  }
}

describe('a live map', () => {
  it('equals the batch after votes in any order, with refreshes on the way', () => {
    const live = createLiveMap();
    const events = eventsOf(votes).sort(
      (a, b) => ((a[0] * 7919 + a[1] * 104729) % 1009) - ((b[0] * 7919 + b[1] * 104729) % 1009),
    );
    events.forEach((event, n) => {
      fill(live, [event]);
      if (n % 1500 === 1499) live.refresh();
    });
    expectLikeBatch(live);
    expect(live.table()).toEqual(votes);
  });
  it('equals the batch after a person is removed, a vote changed, a statement muted and one added', () => {
    const live = createLiveMap();
    fill(live, eventsOf(votes));
    live.refresh();
    for (let i = 0; i < 30; i++) live.removeParticipant(i * 8);
    expectLikeBatch(live);
    for (let i = 1; i < 60; i += 2) live.vote(i, 3, -1);
    expectLikeBatch(live);
    const muted = new Uint8Array(41);
    muted[5] = 1;
    live.moderate(5, true);
    for (let i = 1; i < 200; i += 3) live.vote(i, 40, truth[i] === 0 ? 1 : -1);
    expectLikeBatch(live, muted);
    live.moderate(5, false);
    expectLikeBatch(live);
    expect(live.table().rowStart[1]).toBe(0);
  });
  it('keeps exact pair sums through any votes, changes and removals', () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.tuple(fc.constant('vote' as const), fc.nat(5), fc.nat(5), fc.constantFrom(1, 0, -1)) },
      { weight: 1, arbitrary: fc.tuple(fc.constant('remove' as const), fc.nat(5), fc.constant(0), fc.constant(0)) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const live = createLiveMap();
        const known = new Map<string, Event>();
        live.vote(0, 5, 1);
        known.set('0/5', [0, 5, 1]);
        for (const [kind, i, j, v] of steps) {
          if (kind === 'vote') {
            live.vote(i, j, v);
            known.set(`${i}/${j}`, [i, j, v]);
          } else {
            live.removeParticipant(i);
            for (const key of known.keys()) if (key.startsWith(`${i}/`)) known.delete(key);
          }
        }
        const table = live.table();
        const list = [...known.values()];
        const people = table.participants;
        expect(table).toEqual(
          buildVoteTable(
            { participant: list.map((e) => e[0]), statement: list.map((e) => e[1]), vote: list.map((e) => e[2]) },
            people,
            table.statements,
          ),
        );
        const [fresh, batch] = [live.refresh(), computeOpinionMap(table)];
        expect(fresh.axes.values[0]).toBeCloseTo(batch.axes.values[0]!, 6);
        expect(fresh.axes.values[1]).toBeCloseTo(batch.axes.values[1]!, 6);
      }),
      { numRuns: 60 },
    );
  });
  it('refuses what is no vote and loses nothing by it', () => {
    const live = createLiveMap();
    live.vote(0, 0, 1);
    for (const [i, j, v] of [
      [0, 0, 2],
      [0, 0, Number.NaN],
      [-1, 0, 1],
      [0.5, 0, 1],
      [0, -1, 1],
      [0, Number.NaN, 1],
      [0, 2 ** 31, 1],
    ] as const) {
      expect(() => live.vote(i, j, v)).toThrow(RangeError);
    }
    live.removeParticipant(99);
    live.removeParticipant(Number.NaN);
    expect(live.table().cells.length).toBe(1);
    expect(live.refresh().groups.verdict).toBe('none');
  });
});

describe('over time', () => {
  it('groups keep their numbers, and people in doubt stay where they were', () => {
    const live = createLiveMap();
    const events = eventsOf(votes);
    fill(
      live,
      events.filter(([i]) => i < 200),
    );
    const before = live.refresh().groups;
    fill(
      live,
      events.filter(([i]) => i >= 200),
    );
    const after = live.refresh().groups;
    let moved = 0;
    for (let i = 0; i < 200; i++) if (before.labels[i] !== after.labels[i]) moved++;
    expect(moved).toBeLessThan(10);
  });
  it('a new division takes the numbers most of its people had', () => {
    const earlier = { count: 2, labels: [0, 0, 0, 1, 1, 1] };
    const divided = { labels: Int32Array.of(1, 1, 1, 0, 0, 0), centres: Float64Array.of(1, 1, -1, -1) };
    const sure = (labels: Int32Array) => Float32Array.from(labels, () => 1);
    const carried = carryGroups(divided, earlier, sure);
    expect([...carried.labels]).toEqual([0, 0, 0, 1, 1, 1]);
    expect([...carried.centres]).toEqual([-1, -1, 1, 1]);
    const moved = { labels: Int32Array.of(1, 1, 0, 0, 0, 0), centres: Float64Array.of(1, 1, -1, -1) };
    expect([...carryGroups(moved, earlier, (labels) => Float32Array.from(labels, () => 0.55)).labels]).toEqual([
      0, 0, 0, 1, 1, 1,
    ]);
    expect([...carryGroups(moved, earlier, sure).labels]).toEqual([0, 0, 1, 1, 1, 1]);
  });
});

describe('routing', () => {
  const map = computeOpinionMap(votes);
  const groupTallies = tallyGroups(votes, map.groups.labels, map.groups.count);
  it('asks more for statements with few votes, and less for those passed by most', () => {
    const { tallies } = map;
    const seen = tallies.seen.map((count, j) => (j === 7 ? 2 : count));
    const agrees = tallies.agrees.map((count, j) => (j === 7 ? 1 : count));
    const disagrees = tallies.disagrees.map((count, j) => (j === 7 ? 1 : j === 8 ? 0 : count));
    const passed = { agrees: agrees.map((count, j) => (j === 8 ? 0 : count)), disagrees, seen };
    const worth = rateStatements({ tallies: passed, groupTallies: [], model: map.model });
    expect(worth.indexOf(Math.max(...worth))).toBe(7);
    expect(worth.indexOf(Math.min(...worth))).toBe(8);
    const asked = askedOf(placeParticipants(map.model, votes), map.groups.labels, 0);
    expect(rateStatements({ tallies: map.tallies, groupTallies, model: map.model }, asked).every((w) => w > 0)).toBe(
      true,
    );
  });
  it('draws without repetition, only what is open, and as often as the worth says', () => {
    const worth = Float64Array.of(1, 2, 0, 3);
    const firsts = new Float64Array(4);
    for (let seed = 0; seed < 4000; seed++) {
      const drawn = drawStatements(worth, (j) => j !== 3, 4, seed);
      expect(new Set(drawn).size).toBe(3);
      firsts[drawn[0]!]!++;
    }
    expect(firsts[3]).toBe(0);
    expect(firsts[1]! / firsts[0]!).toBeGreaterThan(3.3);
    expect(firsts[1]! / firsts[0]!).toBeLessThan(4.8);
    expect(drawStatements(worth, () => false, 3, 1)).toEqual([]);
  });
});
