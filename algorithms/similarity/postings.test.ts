import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPostings, levelOf, type Postings } from './postings.ts';
import { createTermTable } from './term-table.ts';

type Entry = [number, number];
function listOf(postings: Postings, term: number): Entry[] {
  const list: Entry[] = [];
  postings.each(term, (doc, level) => list.push([doc, level]));
  return list;
}

describe('inverted lists', () => {
  it('give back what was appended, saved and loaded, and score as a plain sum', () => {
    const entry = fc.record({
      term: fc.nat(3),
      gap: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.nat(9000)),
      level: fc.nat(3),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 600 }), (entries) => {
        const postings = createPostings();
        const lists: Entry[][] = [[], [], [], []];
        let doc = 0;
        for (const { term, gap, level } of entries) {
          doc += Math.max(1, gap);
          postings.append(term, doc, level);
          lists[term]!.push([doc, level]);
        }
        const again = createPostings(postings.parts(4));
        const shares = Float32Array.from({ length: 1024 }, (_, i) => (i >> 8) + 1);
        for (const [term, list] of lists.entries()) {
          expect(listOf(postings, term)).toEqual(list);
          expect(listOf(again, term)).toEqual(list);
          expect(again.frequency(term)).toBe(list.length);
          const size = doc + 1;
          const tally = { scores: new Float32Array(size), touched: new Int32Array(size), count: 0 };
          again.score(term, 2, shares, new Uint8Array(size), tally);
          const got = [...tally.touched.subarray(0, tally.count)].map((d) => [d, tally.scores[d]! / 2 - 1]);
          expect(got).toEqual(list);
        }
      }),
      { numRuns: 60 },
    );
  });
  it('hold a list far longer than a slice', () => {
    const postings = createPostings();
    for (let doc = 0; doc < 200_000; doc++) {
      postings.append(doc % 3, doc * 5, doc & 3);
      if (doc % 1000 === 0) postings.append(10 + doc, doc, 0);
    }
    expect(listOf(postings, 1)).toHaveLength(66_667);
    expect(listOf(postings, 1).at(-1)).toEqual([199_999 * 5, 3]);
    postings.release(1);
    expect(postings.frequency(1)).toBe(66_666);
    expect(postings.frequency(999_999)).toBe(0);
  });
  it('know four weights', () => {
    expect([0.5, 1, 2, 3, 4, 8, 1e6].map(levelOf)).toEqual([0, 0, 1, 2, 2, 3, 3]);
  });
});

describe('table of terms', () => {
  it('numbers keys as a map does', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff_ffff), { maxLength: 5000 }), (keys) => {
        const table = createTermTable();
        const model = new Map<number, number>();
        for (const key of keys) {
          if (!model.has(key)) model.set(key, model.size);
          expect(table.intern(key)).toBe(model.get(key));
        }
        const again = createTermTable(table.keys());
        for (const [key, number] of model) expect(again.find(key)).toBe(number);
        expect(again.size).toBe(model.size);
      }),
      { numRuns: 30 },
    );
  });
});
