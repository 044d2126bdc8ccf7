import { describe, expect, it } from 'vitest';
import { blocksFromText, chineseNumber, headingCounter } from './blocks.ts';
import { cleanText, oneLine, paragraphsOf } from './clean-text.ts';

describe('headings', () => {
  it('writes numbers in Chinese', () => {
    expect([1, 9, 10, 11, 20, 35, 99].map(chineseNumber)).toEqual([
      '一',
      '九',
      '十',
      '十一',
      '二十',
      '三十五',
      '九十九',
    ]);
    expect(() => chineseNumber(100)).toThrow(RangeError);
  });

  it('counts each level and starts lower ones again', () => {
    const next = headingCounter();
    expect([next(1), next(2), next(2), next(3), next(4), next(1), next(2)]).toEqual([
      '一、',
      '（一）',
      '（二）',
      '1.',
      '（1）',
      '二、',
      '（一）',
    ]);
  });
});

describe('blocks of typed text', () => {
  it('takes short numbered lines as headings and leaves their numbers', () => {
    const blocks = blocksFromText('开头。\n一、基本情况\r\n（二）问题\n1.资金不足\n(3)其他\n\n　　正文');
    expect(blocks.map((block) => (block.kind === 'heading' ? block.level : block.kind))).toEqual([
      'paragraph',
      1,
      2,
      3,
      4,
      'paragraph',
    ]);
    expect(blocks[1]).toEqual({ kind: 'heading', level: 1, text: '一、基本情况', numbered: false });
    expect(blocks[5]).toEqual({ kind: 'paragraph', text: '正文' });
  });

  it('takes numbered sentences, decimals and long lines as paragraphs', () => {
    const lines = ['一、加强领导。要成立专班', '3.5万人受益', `二、${'很长'.repeat(30)}`];
    expect(blocksFromText(lines.join('\n')).every((block) => block.kind === 'paragraph')).toBe(true);
  });
});

describe('cleaning', () => {
  it('removes what XML cannot carry', () => {
    expect(cleanText('a\u0000b\u000bc\ud800d\ufeffe\tf\r\ng')).toBe('abc\ufffdde f\ng');
    expect(oneLine(' a \n b ')).toBe('a b');
    expect(paragraphsOf('a\r\n\n　b')).toEqual(['a', 'b']);
  });
});
