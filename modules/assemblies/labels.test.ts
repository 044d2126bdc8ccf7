import { describe, expect, it } from 'vitest';
import { chineseNumeral, englishOrdinal, localName, localShortName, sessionLabel, termLabel } from './labels.ts';

describe('labels of terms and sessions', () => {
  it.each([
    [1, '一'],
    [9, '九'],
    [10, '十'],
    [11, '十一'],
    [13, '十三'],
    [20, '二十'],
    [21, '二十一'],
    [90, '九十'],
    [99, '九十九'],
  ])('%i is %s', (value, text) => expect(chineseNumeral(value)).toBe(text));

  it('writes each number to 99 differently, and none beyond', () => {
    const all = Array.from({ length: 99 }, (_, index) => chineseNumeral(index + 1));
    expect(new Set(all).size).toBe(99);
    for (const value of [0, 100, -1, 1.5]) expect(() => chineseNumeral(value)).toThrow(RangeError);
  });

  it.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [4, '4th'],
    [11, '11th'],
    [12, '12th'],
    [13, '13th'],
    [21, '21st'],
    [22, '22nd'],
  ])('%i is %s', (value, text) => expect(englishOrdinal(value)).toBe(text));

  it('calls places in English where they have such a name, and by their own name otherwise', () => {
    const unit = { name: '县教育局', nameEn: 'County Education Bureau' };
    expect([localName(unit, 'en'), localName(unit, 'zh-CN')]).toEqual(['County Education Bureau', '县教育局']);
    expect(localName({ name: '县教育局', nameEn: '' }, 'en')).toBe('县教育局');
    expect(localShortName({ shortName: '云溪', nameEn: 'Yunxi Committee', shortNameEn: '' }, 'en')).toBe(
      'Yunxi Committee',
    );
  });

  it('names sessions and terms', () => {
    expect(sessionLabel(13, 2, 'zh-CN')).toBe('十三届二次');
    expect(sessionLabel(13, 2, 'en')).toBe('13th term, 2nd session');
    expect(termLabel(9, 'zh-CN')).toBe('九届');
    expect(termLabel(9, 'en')).toBe('9th term');
  });
});
