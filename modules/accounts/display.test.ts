import { describe, expect, it } from 'vitest';
import { readDisplay, usualDisplay, writeDisplay } from './display.ts';

describe('the display cookie', () => {
  it('comes back as it was written', () => {
    for (const fontStep of [1, 2, 3, 4]) {
      for (const elderMode of [true, false]) {
        for (const theme of ['system', 'light', 'dark'] as const) {
          const display = { fontStep, elderMode, theme };
          expect(readDisplay(writeDisplay(display))).toEqual(display);
        }
      }
    }
  });

  it.each([undefined, '', '5.0.dark', '1.2.dark', '1.0.pink', '1.0.dark; path=/', '{"fontStep":1}'])(
    'is the usual display for %j',
    (value) => expect(readDisplay(value)).toEqual(usualDisplay),
  );
});
