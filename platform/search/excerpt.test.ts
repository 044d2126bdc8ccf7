import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptsFor } from './excerpt.ts';

describe('what is shown of a hit', () => {
  it('is the word, whatever signs stand in what was typed', () => {
    for (const sign of '-_./\\\'’"#%&*+?^{$}()|[]<>@~·、')
      for (const words of [`c${sign}919`, `${sign}c919`, `c919${sign}`, `国道${sign}318`])
        expect(() => excerptsFor(words)(`配套C-919与国道318，${words}`), words).not.toThrow();
    expect(excerptsFor('c-919')('配套C-919。').find((run) => run.hit)?.text).toBe('C-919');
  });

  it('gives the text back, whatever was typed', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'ab9-·. 国道*(['), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(typed, typed, (before, words) => {
        const text = `${before}${words}${before}`;
        const shown = excerptsFor(words)(text);
        if (shown.length > 0) expect(shown.map((run) => run.text).join('')).toBe(text);
      }),
    );
  });
});
