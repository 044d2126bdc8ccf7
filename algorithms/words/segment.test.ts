import { describe, expect, it } from 'vitest';
import { createSegmenter, normaliseText, sharedSegmenter } from './segment.ts';

describe('segmenter', () => {
  it('cuts a sentence into words and drops punctuation', () => {
    const words = sharedSegmenter().words('关于加快老旧小区加装电梯的提案。');
    expect(words).toContain('电梯');
    expect(words.join('')).toBe('关于加快老旧小区加装电梯的提案');
  });
  it('keeps an assembly term whole', () => {
    const term = '湘南云议堂';
    expect(createSegmenter([term]).words(`我在${term}看到了`)).toContain(term);
  });
  it('folds width and case and survives lone surrogates', () => {
    expect(normaliseText('ＡＢＣ１２')).toBe('abc12');
    expect(sharedSegmenter().words('\ud800提案')).toContain('提案');
  });
});
