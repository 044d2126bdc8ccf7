import { expect, it } from 'vitest';
import { startsFormula } from './formulas.ts';

it.each(['=1+1', '+1', '-1', '@x', '＝1+1', '＋1', '－1', '＠x', '﹦1', '−1', ' =1', '　＝1', '\t=1', '\tx', '\rx'])(
  '%j is taken for a formula',
  (text) => {
    expect(startsFormula(text)).toBe(true);
  },
);
it.each(['1=1', '关于＝的建议', 'a@b', '', '2026-01-01', '（一）'])('%j is text', (text) => {
  expect(startsFormula(text)).toBe(false);
});
