import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from './line-breaking.ts';
import type { LineStyle } from './line-style.ts';

/** Chinese characters and full-width marks one em wide, all else half. */
const widthOf = (character: string) => (/[\u2e80-\uffef“”‘’—…]/u.test(character) ? 1 : 0.5);
const style: LineStyle = { size: 10, pitch: 10, measure: 100 };
const texts = (text: string, more: Partial<LineStyle> = {}) =>
  breakLines(text, { ...style, ...more }, widthOf).map((line) => line.text);

describe('breaking lines', () => {
  it('fills a line with as many characters as the measure has cells', () => {
    expect(texts('一二三四五六七八九十一二三')).toEqual(['一二三四五六七八九十', '一二三']);
  });

  it('counts the indents of the first and of the other lines', () => {
    expect(texts('一二三四五六七八九十一二三四五六七八', { firstIndent: 20, indent: 10 })).toEqual([
      '一二三四五六七八',
      '九十一二三四五六七',
      '八',
    ]);
  });

  it('takes a character down with a closing mark that finds no room', () => {
    expect(texts('一二三四五六七八九十。一二')).toEqual(['一二三四五六七八九', '十。一二']);
  });

  it('squeezes the marks of a line to keep a closing mark on it', () => {
    const [line] = breakLines('一，二，三四五六七八。九十', style, widthOf);
    expect(line!.text).toBe('一，二，三四五六七八。');
    expect(line!.end).toBeCloseTo(100, 5);
  });

  it('leaves no opening mark at the end of a line', () => {
    expect(texts('一二三四五六七八九（十一）')).toEqual(['一二三四五六七八九', '（十一）']);
  });

  it('keeps figures, years and words whole', () => {
    expect(texts('一二三四五六七八2026年三月')).toEqual(['一二三四五六七八', '2026年三月']);
    expect(texts('一二三四五六七12,345.6%之多')).toEqual(['一二三四五六七', '12,345.6%之多']);
  });

  it('breaks a word that is wider than the line', () => {
    expect(texts('a'.repeat(45))).toEqual(['a'.repeat(20), 'a'.repeat(20), 'a'.repeat(5)]);
  });

  it('never parts a dash or an ellipsis', () => {
    expect(texts('一二三四五六七八九——十')).toEqual(['一二三四五六七八九', '——十']);
    expect(texts('一二三四五六七八九……十').join('|')).not.toContain('…|…');
  });

  it('pulls no figure apart where a line is spread', () => {
    const lines = breakLines('电话13812345678或者十二三四五六七八九十', { ...style, measure: 149 }, widthOf);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines[0]!.end).toBeCloseTo(149, 5);
    const figures = lines[0]!.segments.filter((segment) => /\d/.test(segment.text));
    expect(figures.map(({ text, spacing }) => [text, spacing])).toEqual([['13812345678', 0]]);
    const longer = breakLines('13812345678', { ...style, measure: 38 }, widthOf);
    expect(longer.map((line) => line.segments.map(({ text, spacing }) => [text, spacing]))).toEqual([
      [['1381234', 0]],
      [['5678', 0]],
    ]);
  });
  it('spreads every line but the last to the measure', () => {
    const lines = breakLines('一二三四五六七八九十。一二', style, widthOf);
    expect(lines[0]!.end).toBeCloseTo(100, 5);
    expect(lines[1]!.end).toBeCloseTo(40, 5);
  });

  it.each(['²', '³', '₂', '₂₅', '²⁺'])('begins no line with %s, which belongs to what stands before it', (mark) => {
    for (const text of [`一二三四五六七八九十${mark}的面积`, `一二三四五六七八九PM${mark}的面积`])
      for (const line of texts(text)) expect(line.startsWith(mark)).toBe(false);
  });

  it('never draws figures or words apart to fill a line', () => {
    const [line] = breakLines('请拨打13812345678与，县ABCDE联系', { ...style, measure: 140 } as never, widthOf);
    for (const segment of line!.segments.filter((item) => /[0-9A-Z]/.test(item.text)))
      expect([segment.text, segment.spacing]).toEqual([segment.text, 0]);
    expect(line!.segments.some((item) => item.text.includes('13812345678'))).toBe(true);
  });

  it('puts an eighth of a character between Chinese and Latin', () => {
    const [line] = breakLines('第5号', style, widthOf);
    expect(line!.segments.map((segment) => segment.x)).toEqual([0, 11.25, 17.5]);
  });

  it('draws a line of the grid in one piece, its spacing the difference of pitch and size', () => {
    const [line] = breakLines('一二三四五', { ...style, pitch: 9 }, widthOf);
    expect(line!.segments).toEqual([{ x: 0, text: '一二三四五', spacing: -1, scale: 1 }]);
  });

  it('gives one empty line for an empty text', () => {
    expect(texts('')).toEqual(['']);
  });

  it('loses no character, overruns no measure and begins no line with a closing mark', () => {
    const piece = fc.oneof(
      fc.constantFrom('提案', '委员会', '的', '，', '。', '（市）', '“十四五”', '2026年', '3.5%', 'abc ', '——', '！”'),
      fc.string({ unit: fc.constantFrom('城', '乡', '建', '设'), minLength: 1, maxLength: 3 }),
    );
    const bodies = fc
      .array(piece, { minLength: 1, maxLength: 60 })
      .map((pieces) => pieces.join('').replace(/([，。！”）])[，。！”）]+/g, '$1'));
    fc.assert(
      fc.property(bodies, (text) => {
        const lines = breakLines(text, style, widthOf);
        expect(
          lines
            .map((line) => line.text)
            .join('')
            .replaceAll(' ', ''),
        ).toBe(text.replaceAll(' ', ''));
        for (const [i, line] of lines.entries()) {
          expect(line.end).toBeLessThanOrEqual(100.01);
          if (i > 0) expect(line.text).not.toMatch(/^[，。！”）]/);
          expect(line.segments.map((segment) => segment.text).join('')).toBe(line.text);
        }
      }),
      { numRuns: 300 },
    );
  });
});
