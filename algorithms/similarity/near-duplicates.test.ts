import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SimilarityError } from './index-contract.ts';
import { findNearDuplicates } from './near-duplicates.ts';

const pairsOf = (text: string) => {
  const letters = text.replace(/[，。 ]/g, '');
  if (letters.length === 1) return new Set([letters]);
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, i) => letters.slice(i, i + 2)));
};
function overlap(a: string, b: string): number {
  const x = pairsOf(a);
  const y = pairsOf(b);
  const shared = [...x].filter((pair) => y.has(pair)).length;
  return shared / Math.max(1, x.size + y.size - shared);
}

describe('near-duplicates', () => {
  it('finds a transcription, not another poem', () => {
    const found = findNearDuplicates([
      '秦川雄帝宅，函谷壯皇居。',
      '移步出詞林，停輿欣武宴。',
      '秦川雄帝宅，函穀壯皇居。',
      '秦川雄帝宅 函谷壯皇居',
      '。，',
    ]);
    expect([...found.same]).toEqual([0, 1, 2, 0, -1]);
    expect(found.pairs).toEqual([{ a: 0, b: 2, overlap: 7 / 11 }]);
    expect(found.groups).toEqual([[0, 2, 3]]);
    expect(found.complete).toBe(true);
  });
  it('is exactly what comparing all pairs gives', () => {
    const text = fc.string({ unit: fc.constantFrom(...'甲乙丙，'), maxLength: 14 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 25 }), fc.integer({ min: 1, max: 20 }), (texts, twentieths) => {
        const least = twentieths / 20;
        const { same, pairs, groups, complete } = findNearDuplicates(texts, { least });
        const bare = texts.map((t) => t.replace(/，/g, ''));
        expect([...same]).toEqual(bare.map((t) => (t === '' ? -1 : bare.indexOf(t))));
        const wanted: { a: number; b: number; overlap: number }[] = [];
        for (let a = 0; a < texts.length; a++) {
          for (let b = a + 1; b < texts.length; b++) {
            if (same[a] !== a || same[b] !== b) continue;
            const value = overlap(texts[a]!, texts[b]!);
            if (value >= least) wanted.push({ a, b, overlap: value });
          }
        }
        expect(pairs).toEqual(wanted);
        expect(complete).toBe(true);
        const linked = new Set(groups.flat());
        for (const { a, b } of pairs) expect(linked.has(a) && linked.has(b)).toBe(true);
        for (const [i, first] of same.entries()) if (first !== i && first >= 0) expect(linked.has(i)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
  it('finds the same whatever the order', () => {
    const text = fc.string({ unit: fc.constantFrom(...'甲乙丙丁'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.uniqueArray(text, { maxLength: 15 }), (texts) => {
        const named = (list: string[]) =>
          findNearDuplicates(list)
            .pairs.map(({ a, b, overlap: value }) => `${[list[a], list[b]].sort().join()} ${value}`)
            .sort();
        expect(named(texts.toReversed())).toEqual(named(texts));
      }),
    );
  });
  it('takes many copies and says when a budget cut', () => {
    const copies = findNearDuplicates(new Array<string>(1_000_000).fill('关于加装电梯的提案'));
    expect(copies.groups.map((group) => group.length)).toEqual([1_000_000]);
    expect(copies.pairs).toEqual([]);
    const likes = Array.from({ length: 2000 }, (_, i) => `请有关部门研究办理并答复第${i}号`);
    const cut = findNearDuplicates(likes, { budget: 50, mostPairs: 1000 });
    expect(cut.complete).toBe(false);
    expect(cut.pairs).toHaveLength(1000);
    expect(cut.groups).toHaveLength(1);
    expect(findNearDuplicates(likes, { mostPairs: 5_000_000 }).pairs.every((pair) => pair.overlap >= 0.3)).toBe(true);
  });
  it('takes nothing, long texts and lone surrogates, and refuses what is none', () => {
    expect(findNearDuplicates([]).groups).toEqual([]);
    expect(findNearDuplicates(['甲'.repeat(100_000), '\ud800甲甲']).pairs).toEqual([{ a: 0, b: 1, overlap: 1 }]);
    expect(() => findNearDuplicates([7 as unknown as string])).toThrow(SimilarityError);
    for (const least of [0, -1, 1.1, Number.NaN])
      expect(() => findNearDuplicates([], { least })).toThrow(SimilarityError);
  });
});
