import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonPassages } from './common-passages.ts';
import { foldText } from './fold.ts';
import { createPassageFinder } from './passages.ts';

/** By the textbook table, quadratic. */
function longestCommon(a: string, b: string): number {
  let best = 0;
  let row = new Array<number>(b.length + 1).fill(0);
  for (let i = 0; i < a.length; i++) {
    const next = [0];
    for (let j = 0; j < b.length; j++) {
      next.push(a[i] === b[j] ? row[j]! + 1 : 0);
      best = Math.max(best, next[j + 1]!);
    }
    row = next;
  }
  return best;
}
const codes = (text: string) => Uint16Array.from(text, (c) => c.charCodeAt(0));

describe('common passages', () => {
  it('are shown as written, with punctuation inside', () => {
    const found = commonPassages('第一，老旧小区（加装）电梯。第二，', '关于老旧小区加装电梯的提案');
    expect(found).toEqual([
      {
        field: 'text',
        start: 3,
        end: 13,
        text: '老旧小区（加装）电梯',
        queryField: 'text',
        queryStart: 2,
        queryEnd: 10,
      },
    ]);
  });
  it('do not overlap and hold the longest common stretch, on any two texts', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 60 });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 1, max: 5 }), (a, b, least) => {
        const found = createPassageFinder(codes(b), b.length).find(codes(a), a.length, least);
        let end = 0;
        for (const { document, query, length } of found) {
          expect(document).toBeGreaterThanOrEqual(end);
          expect(length).toBeGreaterThanOrEqual(least);
          expect(a.slice(document, document + length)).toBe(b.slice(query, query + length));
          end = document + length;
        }
        const longest = longestCommon(a, b);
        expect(Math.max(0, ...found.map(({ length }) => length))).toBe(longest >= least ? longest : 0);
      }),
      { numRuns: 500 },
    );
  });
  it('lead back to places in texts of any characters', () => {
    const unit = fc.constantFrom('提', '案', 'Ａ', 'a', '㈱', '𠮷', '\ud800', '，', ' ', 'ﬁ');
    const text = fc.string({ unit, maxLength: 40 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        for (const p of commonPassages(a, b, 2)) {
          expect(p.text).toBe(a.slice(p.start, p.end));
          expect(p.start).toBeLessThan(p.end);
          expect(p.queryStart).toBeLessThan(p.queryEnd);
          expect(p.queryEnd).toBeLessThanOrEqual(b.length);
        }
      }),
    );
  });
  it('take 100,000 equal characters and nothing', () => {
    const long = '甲'.repeat(100_000);
    expect(commonPassages(long, long).map(({ start, end }) => [start, end])).toEqual([[0, 100_000]]);
    expect(commonPassages('', long)).toEqual([]);
    expect(commonPassages(long, '，。')).toEqual([]);
  });
});

describe('folding', () => {
  it('drops signs, folds width and case, and remembers places', () => {
    const { codes: units, offsets, length } = foldText('Ａ，b　㈱\ud800é');
    expect(String.fromCharCode(...units.subarray(0, length))).toBe('ab株é');
    expect([...offsets.subarray(0, length)]).toEqual([0, 2, 4, 6]);
  });
});
