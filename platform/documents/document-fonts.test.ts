import { describe, expect, it } from 'vitest';
import { fontMetrics, keptFontFiles, missingCharacters } from './document-fonts.ts';

describe('kept faces', () => {
  it('are one em wide for Chinese and full-width marks', () => {
    const { body, title } = fontMetrics(keptFontFiles());
    for (const character of '议，。（“〔…') expect([body(character), title(character)]).toEqual([1, 1]);
    expect(body('1')).toBeLessThan(0.6);
  });

  it('name what they cannot draw', () => {
    expect(missingCharacters('议堂 䶮\n')).toEqual([]);
    expect(missingCharacters('\ue000议\u{10fffd}\ue000')).toEqual(['\ue000', '\u{10fffd}']);
  });
});
