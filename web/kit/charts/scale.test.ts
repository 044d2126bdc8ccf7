import { describe, expect, it } from 'vitest';
import { figure, flowLayout, niceTicks, percent, quantile, shares } from './scale.ts';

describe('niceTicks', () => {
  it.each([
    [5890, [0, 2000, 4000, 6000]],
    [100, [0, 25, 50, 75, 100]],
    [7, [0, 2, 4, 6, 8]],
    [0.3, [0, 0.1, 0.2, 0.3]],
    [0, [0, 0.25, 0.5, 0.75, 1]],
  ])('up to %d', (most, ticks) => expect(niceTicks(most)).toEqual(ticks));
  it('covers values below zero', () => {
    const ticks = niceTicks(12, 4, -8);
    expect(ticks[0]).toBeLessThanOrEqual(-8);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(12);
    expect(ticks).toContain(0);
  });
});

describe('quantile', () => {
  it('interpolates as R does by default', () => {
    const values = [1, 2, 3, 4, 10];
    expect(quantile(values, 0.5)).toBe(3);
    expect(quantile(values, 0.25)).toBe(2);
    expect(quantile(values, 0.9)).toBeCloseTo(7.6, 10);
    expect(quantile([5], 0.75)).toBe(5);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe('shares', () => {
  it('always add up to a hundred', () => {
    expect(shares([1, 1, 1])).toEqual([34, 33, 33]);
    expect(shares([728, 203, 69], 1)).toEqual([72.8, 20.3, 6.9]);
    for (const values of [
      [5002, 262, 626],
      [1, 999],
      [7, 0, 3, 11, 2],
    ]) {
      expect(shares(values, 1).reduce((sum, value) => sum + value * 10, 0)).toBeCloseTo(1000, 6);
    }
    expect(shares([0, 0])).toEqual([0, 0]);
  });
});

describe('flowLayout', () => {
  const slots = flowLayout([5002, 262, 626], 20, 3, 0.5);
  it('takes the whole apart without loss', () => {
    expect(slots.reduce((sum, slot) => sum + slot.height, 0)).toBeCloseTo(20, 10);
    expect(slots[1]!.from * 20).toBeCloseTo(slots[0]!.height, 10);
  });
  it('keeps room for words and lets nothing overlap', () => {
    for (const [index, slot] of slots.entries()) {
      expect(slot.slot).toBeGreaterThanOrEqual(3);
      const next = slots[index + 1];
      if (next) expect(next.top).toBeGreaterThanOrEqual(slot.top + slot.slot);
    }
  });
});

it('writes figures in the language', () => {
  expect(figure(5890, 'zh-CN')).toBe('5,890');
  expect(percent(72.84, 'en')).toBe('72.8%');
});
