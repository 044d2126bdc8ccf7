import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.ts';
import { chartInks, contrastPairs, type Mode, palettes } from './tokens.ts';
import { tokensCss } from './tokens-css.ts';

const modes: Mode[] = ['light', 'dark'];

describe('contrast', () => {
  it('knows the figures of the standard', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#abcdef', '#abcdef')).toBe(1);
    expect(() => contrast('red', '#ffffff')).toThrow('red');
  });
});

describe.each(modes)('%s', (mode) => {
  const palette = palettes[mode];
  it.each(contrastPairs)(`${mode}: $text on $ground is at least $least`, ({ text, ground, least }) => {
    expect(contrast(palette[text], palette[ground])).toBeGreaterThanOrEqual(least);
  });
  it('draws chart series that are seen', () => {
    for (const ink of chartInks[mode]) {
      for (const ground of ['paper', 'raised'] as const)
        expect(contrast(ink, palette[ground])).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('tokens.css', () => {
  it('says what tokens.ts says', () => {
    expect(readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')).toBe(tokensCss());
  });
});
