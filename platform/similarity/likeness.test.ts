import { describe, expect, it } from 'vitest';
import { likenessScores, passagesIn, tellingExcerpt, tellingWords } from './likeness.ts';

const lifts = {
  title: '关于在老旧小区加装电梯的建议',
  text: '老旧小区没有电梯，高龄老人上下楼困难。建议对加装电梯给予补贴，并简化审批。',
};

describe('likenessScores', () => {
  it('puts the same matter above a matter of the same field and above another matter', () => {
    const scores = likenessScores(lifts, [
      {
        title: '关于加快老旧小区加装电梯的提案',
        text: '多层住宅加装电梯进展缓慢，老人下楼难，审批环节多，补贴不到位。',
      },
      { title: '关于改善老旧小区停车难的建议', text: '老旧小区车位不足，夜间占道停车严重，建议挖潜增加泊位。' },
      { title: '关于保护饮用水水源地的建议', text: '水源地周边仍有排污口，建议划定红线并补偿农户。' },
    ]);
    expect(scores[0]).toBeGreaterThan(scores[1]!);
    expect(scores[1]).toBeGreaterThan(scores[2]!);
  });

  it('is 1 for the text itself, 0 for nothing shared, and never outside of 0 to 1', () => {
    const scores = likenessScores(lifts, [lifts, { title: 'abc', text: '' }, { title: '', text: '' }]);
    expect(scores[0]).toBeCloseTo(1, 6);
    expect(scores[1]).toBe(0);
    expect(scores[2]).toBe(0);
  });
});

describe('tellingWords', () => {
  it('leaves out what every subject says and keeps the matter', () => {
    const words = tellingWords(lifts, 10);
    expect(words).toContain('电梯');
    expect(words).not.toContain('关于');
    expect(words).not.toContain('建议');
  });
  it('is empty for an empty text', () => expect(tellingWords({ title: '', text: '' }, 10)).toEqual([]));
});

describe('passagesIn', () => {
  it('marks the whole stretch shared, once', () => {
    const shown = '我们认为高龄老人上下楼困难，应当重视';
    expect(passagesIn(lifts.text, shown).map(({ from, to }) => shown.slice(from, to))).toEqual(['高龄老人上下楼困难']);
  });
  it('marks the stretch where it stands in a text with blanks, blanks included', () => {
    for (const mark of [' ', '\u00a0', '\u200b', '\n']) {
      const shown = `我们认为${[...'高龄老人上下楼困难'].join(mark)}，应当重视`;
      expect(passagesIn(lifts.text, shown).map(({ from, to }) => shown.slice(from, to))).toEqual([
        [...'高龄老人上下楼困难'].join(mark),
      ]);
    }
  });
  it('marks nothing shorter than six letters', () => expect(passagesIn('老旧小区没有', '老旧小区有')).toEqual([]));
});

describe('tellingExcerpt', () => {
  it('shows the piece about the matter, not the beginning', () => {
    const body = `${'前言部分与此无关。'.repeat(40)}老旧小区加装电梯的补贴和审批办法。${'结尾。'.repeat(100)}`;
    expect(tellingExcerpt(lifts, body)).toContain('加装电梯');
  });
  it('cuts no character in two', () => {
    const excerpt = tellingExcerpt(lifts, '𠀀'.repeat(300));
    expect(excerpt.isWellFormed()).toBe(true);
  });
});
