import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SimilarityError, type SimilarityIndex } from './index-contract.ts';
import { createSimilarityIndex, loadSimilarityIndex } from './similarity-index.ts';

const PROPOSALS: Record<string, string> = {
  lift: '关于加快老旧小区加装电梯的提案：老旧小区居民上下楼困难，建议财政补贴。',
  lift2: '建议在老旧小区加装电梯，解决老年人上下楼难的问题。',
  river: '关于加强湘江流域水污染治理的提案，建议沿江企业全部安装在线监测。',
  school: '关于增加城区公办幼儿园学位的建议，缓解入园难。',
  mixed: '推广 Open Data 平台，公开 API 接口。',
};

function filled(): SimilarityIndex {
  const index = createSimilarityIndex();
  for (const [id, text] of Object.entries(PROPOSALS)) index.add(id, text);
  return index;
}
const ids = (index: SimilarityIndex, query: string) => index.search(query).map(({ id }) => id);
function code(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    return error instanceof SimilarityError ? error.code : `other: ${error}`;
  }
  return undefined;
}

describe('search', () => {
  it('finds the same matter in other words first', () => {
    expect(ids(filled(), '老小区装电梯').slice(0, 2).sort()).toEqual(['lift', 'lift2']);
    expect(ids(filled(), '湘江水污染')[0]).toBe('river');
  });
  it('finds words of an alphabet whatever their case and width', () => {
    expect(ids(filled(), 'ｏｐｅｎ data')[0]).toBe('mixed');
  });
  it('finds one character', () => {
    expect(ids(filled(), '江')).toEqual(['river']);
  });
  it('gives a document itself the score and overlap 1 and its whole text as passage', () => {
    const [best] = filled().search(PROPOSALS.lift2!);
    expect(best).toMatchObject({ id: 'lift2', overlap: 1 });
    expect(best!.score).toBeCloseTo(1, 10);
    expect(best!.passages).toHaveLength(1);
    expect(PROPOSALS.lift2!.startsWith(best!.passages[0]!.text)).toBe(true);
  });
  it('leaves out what it is told to, and keeps to limit and least score', () => {
    const index = filled();
    expect(index.search(PROPOSALS.lift!, { exclude: 'lift' }).map(({ id }) => id)).not.toContain('lift');
    expect(index.search('提案建议', { limit: 2 })).toHaveLength(2);
    expect(index.search('提案建议', { limit: 0 })).toEqual([]);
    for (const { score } of index.search(PROPOSALS.lift!, { least: 0.2 })) expect(score).toBeGreaterThanOrEqual(0.2);
  });
  it('gives the same documents and scores by words cut before, without overlaps, and from fewer looked at closely', () => {
    const index = createSimilarityIndex({ fields: { title: 2, text: 1 } });
    for (const [id, text] of Object.entries(PROPOSALS)) index.add(id, { title: text.slice(0, 20), text });
    const query = { title: '老旧小区加装电梯', text: '居民上下楼困难，建议财政补贴。' };
    const whole = index.search(query, { limit: 2, passage: 0 });
    const bare = index.search(query, { limit: 2, passage: 0, overlap: false, candidates: 2, cut: index.cut(query) });
    expect(bare).toEqual(whole.map((found) => ({ ...found, overlap: 0 })));
    expect(whole[0]!.overlap).toBeGreaterThan(0);
    expect(code(() => index.search(query, { candidates: 0.5 }))).toBe('invalid');
  });
  it('counts a heavier field more', () => {
    const index = createSimilarityIndex({ fields: { title: 5, text: 1 } });
    index.add('a', { title: '修桥', text: '种树' });
    index.add('b', { title: '种树', text: '修桥' });
    expect(ids(index, '种树')).toEqual(['b', 'a']);
    expect(ids(index, '修桥')).toEqual(['a', 'b']);
  });
  it('counts an assembly’s own term as a word', () => {
    const texts = { whole: '云上会客厅很好用', split: '会客厅都在云上' };
    const scoresWith = (terms: string[]) => {
      const index = createSimilarityIndex({ terms });
      for (const [id, text] of Object.entries(texts)) index.add(id, text);
      return Object.fromEntries(index.search('云上会客厅').map(({ id, score }) => [id, score]));
    };
    const plain = scoresWith([]);
    const own = scoresWith(['云上会客厅']);
    expect(own.split! / own.whole!).toBeLessThan(plain.split! / plain.whole!);
  });
  it('gives equal documents in the order of their identifiers', () => {
    const index = createSimilarityIndex();
    for (const id of ['c', 'a', 'b']) index.add(id, '加装电梯');
    expect(ids(index, '电梯')).toEqual(['a', 'b', 'c']);
  });
});

describe('change and remove', () => {
  it('forgets what was removed and knows what was changed', () => {
    const index = filled();
    expect(index.remove('river')).toBe(true);
    expect(index.remove('river')).toBe(false);
    expect(index.get('river')).toBeUndefined();
    index.change('school', '湘江治理');
    expect(ids(index, '湘江')).toEqual(['school']);
    expect(ids(index, '幼儿园')).toEqual([]);
  });
  it('answers as an index made anew, whatever was done before, compacted or not, saved or not', () => {
    const text = fc.string({ unit: fc.constantFrom(...'提案建议电梯小区，a b'), maxLength: 12 });
    const step = fc.record({ id: fc.constantFrom(...'abcdefgh'), text: fc.option(text), compact: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), text, (steps, query) => {
        const fields = { text: 1 };
        let index = createSimilarityIndex({ fields });
        const model = new Map<string, string>();
        for (const { id, text: next, compact } of steps) {
          if (next === null) expect(index.remove(id)).toBe(model.delete(id));
          else {
            if (model.has(id)) index.change(id, next);
            else index.add(id, next);
            model.set(id, next);
          }
          if (compact) index.compact();
        }
        const anew = createSimilarityIndex({ fields });
        for (const id of [...model.keys()].sort()) anew.add(id, model.get(id)!);
        expect(index.size).toBe(model.size);
        const wanted = anew.search(query);
        expect(index.search(query)).toEqual(wanted);
        index = loadSimilarityIndex(index.save());
        expect(index.search(query)).toEqual(wanted);
        for (const [id, kept] of model) expect(index.get(id)).toEqual({ text: kept });
      }),
      { numRuns: 150 },
    );
  });
  it('compacts by itself when most documents are gone', () => {
    const index = createSimilarityIndex();
    for (let i = 0; i < 3000; i++) index.add(String(i), `第${i}号提案关于事项${i * 7}`);
    for (let i = 0; i < 2900; i++) index.remove(String(i));
    expect(ids(index, '第2950号提案')[0]).toBe('2950');
    expect(index.size).toBe(100);
    index.add('new', '第2950号提案');
    expect(ids(index, '第2950号提案')[0]).toBe('new');
  });
});

describe('save and load', () => {
  it('brings back fields, weights and terms to go on with', () => {
    const index = createSimilarityIndex({ fields: { title: 2, text: 1 } });
    index.add('a', { title: '加装电梯', text: '\ud800坏字' });
    const loaded = loadSimilarityIndex(index.save());
    expect(loaded.get('a')).toEqual({ title: '加装电梯', text: '\ud800坏字' });
    loaded.add('b', { text: '电梯' });
    index.add('b', { text: '电梯' });
    expect(loaded.search('电梯')).toEqual(index.search('电梯'));
    expect(loadSimilarityIndex(createSimilarityIndex().save()).size).toBe(0);
  });
  it('refuses bytes that are cut, changed or another’s', () => {
    const saved = filled().save();
    expect(code(() => loadSimilarityIndex(saved.subarray(0, saved.length - 8)))).toBe('damaged');
    expect(code(() => loadSimilarityIndex(new Uint8Array(0)))).toBe('damaged');
    expect(code(() => loadSimilarityIndex(new Uint8Array(64)))).toBe('damaged');
    fc.assert(
      fc.property(fc.nat(saved.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bad = saved.slice();
        bad[at]! ^= flip;
        // The last four bytes are filling.
        if (at < saved.length - 4) expect(code(() => loadSimilarityIndex(bad))).toBe('damaged');
      }),
    );
  });
});

describe('what is refused, and what is strange', () => {
  it('says what is wrong', () => {
    const index = filled();
    const wrong = (value: unknown) => value as string;
    expect(code(() => index.add('lift', 'x'))).toBe('duplicate');
    expect(code(() => index.add('', 'x'))).toBe('invalid');
    expect(code(() => index.add('n', wrong(null)))).toBe('invalid');
    expect(code(() => index.add('n', wrong(7)))).toBe('invalid');
    expect(code(() => index.add('n', { text: wrong(7) }))).toBe('invalid');
    expect(code(() => index.add('n', { other: 'x' }))).toBe('invalid');
    expect(code(() => index.add('n', 'x'.repeat(1_000_001)))).toBe('invalid');
    expect(code(() => index.change('n', 'x'))).toBe('unknown');
    expect(code(() => index.search('x', { limit: Number.NaN }))).toBe('invalid');
    expect(code(() => index.search('x', { limit: -1 }))).toBe('invalid');
    expect(code(() => index.search('x', { least: Number.NaN }))).toBe('invalid');
    expect(code(() => index.passages('x', 'n'))).toBe('unknown');
    expect(code(() => createSimilarityIndex({ fields: {} }))).toBe('invalid');
    expect(code(() => createSimilarityIndex({ fields: { text: Number.NaN } }))).toBe('invalid');
    expect(index.size).toBe(5);
  });
  it('takes empty, signs only, lone surrogates and very long texts', () => {
    const index = filled();
    index.add('empty', '');
    index.add('signs', '。，！？');
    index.add('lone', '\udc00电梯\ud800');
    index.add('long', '电梯很长'.repeat(25_000));
    index.add('supplement', '𠮷野家𠮷');
    expect(index.search('')).toEqual([]);
    expect(index.search('！！')).toEqual([]);
    expect(ids(index, '\ud800电梯')).toContain('lone');
    expect(ids(index, '𠮷野家')[0]).toBe('supplement');
    const found = index.search('电梯很长'.repeat(25_000));
    expect(found[0]!.id).toBe('long');
    expect(found[0]!.passages[0]!.text).toHaveLength(20_000);
  });
  it('takes a million copies, and gives them in the order of their identifiers', () => {
    const index = createSimilarityIndex();
    for (let i = 0; i < 1_000_000; i++) index.add(`d${i}`, '路灯坏了请尽快修好');
    expect(index.search('路灯坏了', { limit: 3 }).map(({ id }) => id)).toEqual(['d0', 'd1', 'd10']);
  }, 60_000);
  it('never fails and keeps its promises on any text', () => {
    const any = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), any, (texts, query) => {
        const index = createSimilarityIndex();
        texts.forEach((text, i) => {
          index.add(String(i), text);
        });
        const found = index.search(query, { passage: 1 });
        for (const [i, { id, score, overlap, passages }] of found.entries()) {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(i === 0 ? 1 : found[i - 1]!.score);
          expect(overlap).toBeGreaterThanOrEqual(0);
          expect(overlap).toBeLessThanOrEqual(1);
          for (const { text, start, end } of passages) expect(text).toBe(texts[Number(id)]!.slice(start, end));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('passages of the index', () => {
  it('are those of a text with a document, and of two documents', () => {
    const index = filled();
    const [first] = index.passages('请为老旧小区加装电梯', 'lift2');
    expect(first).toMatchObject({ text: '老旧小区加装电梯', queryStart: 2, queryEnd: 10 });
    expect(index.passages({ document: 'lift' }, 'lift2').map(({ text }) => text)).toContain('老旧小区加装电梯');
  });
});
