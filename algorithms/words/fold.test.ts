import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simplify, withoutBlanks, withoutBlanksPlaced } from './fold.ts';

describe('folding', () => {
  it('writes traditional characters simplified, one for one', () => {
    expect(simplify('老舊小區加裝電梯、橋樑檢測')).toBe('老旧小区加装电梯、桥梁检测');
    expect(simplify('老旧小区，著名')).toBe('老旧小区，著名');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'電梯旧舊a1 。𠮷') }), (text) => {
        expect(simplify(text)).toHaveLength(text.length);
        expect(simplify(simplify(text))).toBe(simplify(text));
      }),
    );
  });
  it('takes out blanks between Chinese characters and leaves other words apart', () => {
    expect(withoutBlanks('老 旧\n小\u00a0区\u200b。 一、 wi fi 网络 5 号')).toBe('老旧小区。一、wi fi网络5号');
    expect(withoutBlanks('2 0 2 4 年 open data')).toBe('2024年open data');
    expect(withoutBlanks('open the register')).toBe('open the register');
  });
  it('knows where each character that is left stood', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'老旧 小区\n。a1\u200b\u00a0') }), (text) => {
        const { text: kept, places } = withoutBlanksPlaced(text);
        expect(places).toHaveLength(kept.length);
        for (const [index, place] of places.entries()) expect(text[place]).toBe(kept[index]);
      }),
    );
  });
});
