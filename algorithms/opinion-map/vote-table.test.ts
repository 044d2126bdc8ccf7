import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/prng.ts';
import { principalAxes, sparseScatter } from './axes.ts';
import { halveVotes, pickRows, shuffleWithinStatements } from './table-parts.ts';
import { meanVotes, tallyGroups, tallyVotes } from './tallies.ts';
import { plantConversation } from './testing.ts';
import { buildVoteTable, filterVotes, voteAt } from './vote-table.ts';

const columns = (list: readonly (readonly [number, number, number])[]) => ({
  participant: list.map(([i]) => i),
  statement: list.map(([, j]) => j),
  vote: list.map(([, , v]) => v),
});

describe('vote table', () => {
  it('keeps the last of several votes and nothing where nobody voted', () => {
    const event = fc.tuple(fc.nat(5), fc.nat(6), fc.constantFrom(1, 0, -1));
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (list) => {
        const last = new Map(list.map(([i, j, v]) => [`${i}/${j}`, v]));
        const table = buildVoteTable(columns(list), 6, 7);
        expect(table.cells.length).toBe(last.size);
        for (let i = 0; i < 6; i++) {
          for (let j = 0; j < 7; j++) expect(voteAt(table, i, j)).toBe(last.get(`${i}/${j}`));
        }
        const { agrees, disagrees, seen } = tallyVotes(table);
        for (let j = 0; j < 7; j++) {
          const votes = [...last].filter(([key]) => key.endsWith(`/${j}`)).map(([, v]) => v);
          expect([agrees[j], disagrees[j], seen[j]]).toEqual([
            votes.filter((v) => v === 1).length,
            votes.filter((v) => v === -1).length,
            votes.length,
          ]);
        }
      }),
    );
  });
  it('refuses what is no vote', () => {
    for (const vote of [2, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => buildVoteTable(columns([[0, 0, vote]]), 1, 1)).toThrow('is not 1, 0 or -1');
    }
    expect(() => buildVoteTable(columns([[1, 0, 1]]), 1, 1)).toThrow('participant 1');
    expect(() => buildVoteTable(columns([[0, 1, 1]]), 1, 1)).toThrow('statement 1');
    expect(() => buildVoteTable(columns([[-1, 0, 1]]), 1, 1)).toThrow(RangeError);
    expect(() => buildVoteTable({ participant: [0], statement: [], vote: [1] }, 1, 1)).toThrow('one length');
    expect(() => buildVoteTable(columns([]), Number.NaN, 1)).toThrow(RangeError);
    expect(() => tallyGroups(buildVoteTable(columns([[0, 0, 1]]), 1, 1), [3], 2)).toThrow('group 3');
  });
  it('parts votes in halves that together are the whole, and shuffles without changing a tally', () => {
    const { votes } = plantConversation({ participants: 40, statements: 12, groups: 2, votesEach: 6, seed: 4 });
    const [one, other] = halveVotes(votes, createRandom(1));
    expect(one.cells.length + other.cells.length).toBe(votes.cells.length);
    const shuffled = shuffleWithinStatements(votes, createRandom(2));
    expect(tallyVotes(shuffled)).toEqual(tallyVotes(votes));
    expect([...shuffled.cells].map((cell) => cell >>> 2)).toEqual([...votes.cells].map((cell) => cell >>> 2));
    expect(pickRows(votes, [3, 3]).cells.length).toBe(2 * (votes.rowStart[4]! - votes.rowStart[3]!));
    expect(filterVotes(votes, (_, j) => j === 0).cells.length).toBe(tallyVotes(votes).seen[0]);
  });
});

describe('axes', () => {
  it('are eigenvectors of the imputed, centred table, exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), (seed) => {
        const { votes } = plantConversation({ participants: 30, statements: 9, groups: 3, votesEach: 5, seed });
        const means = meanVotes(tallyVotes(votes));
        const dense = Array.from({ length: 30 }, (_, i) =>
          Array.from({ length: 9 }, (_u, j) => {
            const vote = voteAt(votes, i, j);
            return vote === undefined ? 0 : vote - means[j]!;
          }),
        );
        const { vectors, values } = principalAxes(sparseScatter(votes, means), 9);
        vectors.forEach((axis, k) => {
          const along = dense.map((row) => row.reduce((sum, d, j) => sum + d * axis[j]!, 0));
          for (let j = 0; j < 9; j++) {
            const product = dense.reduce((sum, row, i) => sum + row[j]! * along[i]!, 0);
            expect(Math.abs(product - values[k]! * axis[j]!)).toBeLessThan(1e-4 * values[0]!);
          }
        });
        expect(vectors[0]!.reduce((sum, w, j) => sum + w * vectors[1]![j]!, 0)).toBeCloseTo(0, 8);
      }),
      { numRuns: 20 },
    );
  });
  it('are zero where there is nothing to tell', () => {
    const none = principalAxes(sparseScatter(buildVoteTable(columns([]), 0, 3), [0, 0, 0]), 3);
    expect([...none.values]).toEqual([0, 0]);
    const alike = buildVoteTable(
      columns([
        [0, 0, 1],
        [1, 0, 1],
      ]),
      2,
      1,
    );
    expect([...principalAxes(sparseScatter(alike, [1]), 1).values]).toEqual([0, 0]);
  });
});
