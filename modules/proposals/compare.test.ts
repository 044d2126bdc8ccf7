import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts, type Run } from './compare.ts';

const side = (runs: Run[], without: Run['kind']) =>
  runs
    .filter((run) => run.kind !== without)
    .map((run) => run.text)
    .join('');

describe('texts compared', () => {
  it('give both texts back, whatever they are', () => {
    const text = fc.string({ unit: fc.constantFrom(...'议政协商建议。；\n，A1 老旧小区') });
    fc.assert(
      fc.property(text, text, (left, right) => {
        const runs = compareTexts(left, right);
        expect([side(runs, 'right'), side(runs, 'left')]).toEqual([left, right]);
        expect(runs.some((run, at) => run.kind === runs[at + 1]?.kind)).toBe(false);
      }),
    );
  });

  it('mark the words that differ inside a sentence and leave other sentences alone', () => {
    const runs = compareTexts('一是加装电梯。二是改善照明。', '一是加装电梯。二是改善排水。');
    expect(runs).toEqual([
      { kind: 'same', text: '一是加装电梯。二是改善' },
      { kind: 'left', text: '照明' },
      { kind: 'right', text: '排水' },
      { kind: 'same', text: '。' },
    ]);
  });

  it('show a moved sentence as gone here and come there', () => {
    const runs = compareTexts('甲事先办。乙事后办。', '乙事后办。甲事先办。');
    expect(runs.filter((run) => run.kind === 'same').map((run) => run.text)).toContain('乙事后办。');
  });

  it('show a stretch as replaced whole when the words have too little in common', () => {
    const noise = (seed: number) =>
      Array.from({ length: 5000 }, (_, at) => String.fromCharCode(0x4e00 + ((at * 7919 + seed * 104_729) % 9001))).join(
        '',
      );
    const [left, right] = [noise(1), noise(2)];
    const runs = compareTexts(`开头。${left}`, `开头。${right}`);
    expect(runs.map((run) => run.kind)).toEqual(['same', 'left', 'right']);
    expect([side(runs, 'right'), side(runs, 'left')]).toEqual([`开头。${left}`, `开头。${right}`]);
  });
});
