import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/prng.ts';
import { settledLabels } from './continuity.ts';
import { profileGroups } from './group-profile.ts';
import { adjustedRandIndex } from './measures.ts';
import { computeOpinionMap } from './opinion-map.ts';
import { createPredictor } from './prediction.ts';
import { shuffleWithinStatements } from './table-parts.ts';
import { plantConversation } from './testing.ts';
import { placeParticipants } from './vote-model.ts';
import { buildVoteTable, filterVotes, type Vote } from './vote-table.ts';

const planted = (groups: number, seed = 3, over: object = {}) =>
  plantConversation({ participants: 400, statements: 60, groups, votesEach: 300, seed, ...over });

describe('groups', () => {
  it.each([2, 3])('that were planted are found, %i of them', (groups) => {
    const { votes, truth } = planted(groups);
    const map = computeOpinionMap(votes);
    expect(map.groups.count).toBe(groups);
    expect(map.groups.verdict).toBe('clear');
    expect(adjustedRandIndex(truth, settledLabels(map.groups))).toBeGreaterThan(0.9);
    const sizes = Array.from({ length: groups }, (_, g) => map.groups.labels.filter((label) => label === g).length);
    expect(Array.from(map.groups.sizes)).toEqual(sizes);
  });
  it('are none where votes have nothing to do with each other', () => {
    for (const seed of [1, 2, 3]) {
      const noise = shuffleWithinStatements(planted(3, seed).votes, createRandom(seed));
      expect(computeOpinionMap(noise).groups).toMatchObject({ count: 1, verdict: 'none' });
    }
  });
  it('are the same for the same table, and mirror-free when people come in another order', () => {
    const { votes, truth } = planted(3);
    expect(computeOpinionMap(votes)).toEqual(computeOpinionMap(votes));
    const order = Array.from({ length: 400 }, (_, i) => 399 - i);
    const columns = { participant: [] as number[], statement: [] as number[], vote: [] as number[] };
    order.forEach((from, to) => {
      for (let n = votes.rowStart[from]!; n < votes.rowStart[from + 1]!; n++) {
        columns.participant.push(to);
        columns.statement.push(votes.cells[n]! >>> 2);
        columns.vote.push((votes.cells[n]! & 3) - 1);
      }
    });
    const [here, there] = [computeOpinionMap(votes), computeOpinionMap(buildVoteTable(columns, 400, 60))];
    const back = there.groups.labels.toReversed();
    expect(adjustedRandIndex(here.groups.labels, back)).toBeGreaterThan(0.95);
    expect(adjustedRandIndex(truth, back)).toBeGreaterThan(0.85);
    for (let i = 0; i < 400; i += 50)
      expect(there.places.points[2 * (399 - i)]).toBeCloseTo(here.places.points[2 * i]!, 2);
  });
});

describe('places', () => {
  it('of people with few votes are nearer the middle and said to be unsure', () => {
    const { votes } = planted(2, 5);
    const few = filterVotes(votes, (i, j) => i >= 40 || j < 3);
    const [whole, part] = [computeOpinionMap(votes), computeOpinionMap(few)];
    const reach = (points: Float32Array) => {
      let sum = 0;
      for (let i = 0; i < 40; i++) sum += Math.hypot(points[2 * i]!, points[2 * i + 1]!);
      return sum / 40;
    };
    expect(reach(part.places.points)).toBeLessThan(0.8 * reach(whole.places.points));
    const unsure = (spread: Float32Array) =>
      spread.slice(0, 120).reduce((sum, one, n) => sum + (n % 3 === 0 ? one : 0), 0);
    expect(unsure(part.places.spread)).toBeGreaterThan(1.5 * unsure(whole.places.spread));
  });
  it('state an uncertainty that holds: true places lie within it as often as they should', () => {
    const { votes } = planted(2, 6, { votesEach: 300 });
    const random = createRandom(1);
    const whole = computeOpinionMap(votes);
    const half = placeParticipants(
      whole.model,
      filterVotes(votes, () => random() < 0.3),
    );
    const best = placeParticipants(whole.model, votes);
    let within = 0;
    for (let i = 0; i < 400; i++) {
      const off = half.points[2 * i]! - best.points[2 * i]!;
      const variance = half.spread[3 * i]! - best.spread[3 * i]!;
      if (off * off < 1.645 ** 2 * Math.max(variance, 1e-9)) within++;
    }
    expect(within / 400).toBeGreaterThan(0.8);
  });
  it('foretell votes held back better than the statements’ shares do', () => {
    const { votes } = planted(2, 7);
    const random = createRandom(2);
    const held: [number, number, Vote][] = [];
    const known = filterVotes(votes, (i, j, vote) => random() < 0.9 || !held.push([i, j, vote]));
    const { model, tallies } = computeOpinionMap(known);
    const predict = createPredictor(known, model, placeParticipants(model, known));
    let [ours, shares] = [0, 0];
    for (const [i, j, vote] of held) {
      const chances = predict(i, j);
      expect(chances.agree + chances.pass + chances.disagree).toBeCloseTo(1, 9);
      const seen = tallies.seen[j]! + 3;
      const passes = tallies.seen[j]! - tallies.agrees[j]! - tallies.disagrees[j]!;
      ours -= Math.log(vote === 1 ? chances.agree : vote === 0 ? chances.pass : chances.disagree);
      shares -= Math.log(((vote === 1 ? tallies.agrees[j]! : vote === 0 ? passes : tallies.disagrees[j]!) + 1) / seen);
    }
    expect(ours).toBeLessThan(0.97 * shares);
  });
});

describe('what groups stand for', () => {
  const { votes, truth, agree } = planted(2, 8);
  const profile = profileGroups(votes, truth, 2);
  it('lists what parts them, widest gap first, and what all share', () => {
    const gap = (j: number) => Math.abs(agree[j]! - agree[60 + j]!);
    expect(profile.divisive.length).toBeGreaterThan(3);
    for (const { statement, shares } of profile.divisive) {
      expect(gap(statement)).toBeGreaterThan(0.15);
      expect(shares[0].low).toBeGreaterThan(shares[1].high);
    }
    for (const { statement, side, certain } of profile.common) {
      if (!certain) continue;
      for (const g of [0, 1]) {
        const real = 0.9 * agree[g * 60 + statement]!;
        expect(side === 'agree' ? real : 0.9 - real).toBeGreaterThan(0.35);
      }
    }
  });
  it('leaves muted statements out', () => {
    const muted = new Uint8Array(60);
    const { statement } = profile.divisive[0]!;
    muted[statement] = 1;
    const without = profileGroups(votes, truth, 2, muted);
    const named = [...without.divisive, ...without.common, ...without.representative.flat()];
    expect(named.map((one) => one.statement)).not.toContain(statement);
  });
});

describe('hostile input', () => {
  it('gets a map without groups, or a clear error', () => {
    const empty = computeOpinionMap(buildVoteTable({ participant: [], statement: [], vote: [] }, 0, 0));
    expect(empty.groups).toMatchObject({ count: 1, verdict: 'none' });
    const alone = computeOpinionMap(buildVoteTable({ participant: [0], statement: [0], vote: [1] }, 1, 1));
    expect([...alone.groups.labels]).toEqual([0]);
    const silent = computeOpinionMap(buildVoteTable({ participant: [], statement: [], vote: [] }, 5, 4));
    expect([...silent.groups.labels]).toEqual([-1, -1, -1, -1, -1]);
    const one = buildVoteTable({ participant: [0, 1, 2], statement: [0, 0, 0], vote: [1, -1, 0] }, 3, 1);
    expect(computeOpinionMap(one).groups.count).toBe(1);
    expect(() => computeOpinionMap(one, { muted: [1, 0] })).toThrow('must have 1 entries');
  });
  it('of one opinion is one group', () => {
    const participant = Array.from({ length: 2000 }, (_, n) => n >> 2);
    const same = buildVoteTable(
      { participant, statement: participant.map((_, n) => n & 3), vote: participant.map(() => 1) },
      500,
      4,
    );
    const map = computeOpinionMap(same);
    expect(map.groups.count).toBe(1);
    for (const value of map.places.points) expect(Number.isFinite(value)).toBe(true);
  });
  it('of a million copies of two opinions is two groups', () => {
    const count = 1_000_000;
    const statements = 8;
    const rowStart = Uint32Array.from({ length: count + 1 }, (_, i) => i * statements);
    const cells = new Uint16Array(count * statements);
    for (let n = 0; n < cells.length; n++) {
      const i = Math.floor(n / statements);
      const j = n % statements;
      cells[n] = 4 * j + ((i + j) % 2 === 0 ? 2 : 0);
    }
    const map = computeOpinionMap({ participants: count, statements, rowStart, cells });
    expect(map.groups.count).toBe(2);
    expect(Array.from(map.groups.sizes)).toEqual([500_000, 500_000]);
  }, 60_000);
});
