import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heatAt, heatSeries, pulsesOf } from './heat.ts';
import type { Message } from './message.ts';

const day = 24 * 3600 * 1000;
const message = (id: string, time: number | null, rest: Partial<Message> = {}): Message => ({
  id,
  title: '',
  text: '',
  time,
  ...rest,
});

test('weights follow the formula: reactions by logarithm, an author’s k-th message 1/k', () => {
  const pulses = pulsesOf([
    message('c', 2 * day, { author: 'x', reactions: 3 }),
    message('a', 0, { author: 'x' }),
    message('b', day),
    message('d', null, { author: 'y' }),
  ]);
  expect(pulses.map(({ time }) => time)).toEqual([0, day, 2 * day]);
  expect(pulses[2]!.weight).toBeCloseTo((1 + Math.log(4)) / 2, 12);
});

test('heat halves each half-life and does not know the future', () => {
  const pulses = pulsesOf([message('a', 0), message('b', 10 * day)]);
  expect(heatAt(pulses, -1)).toBe(0);
  expect(heatAt(pulses, 5 * day, 5 * day)).toBeCloseTo(0.5, 12);
  expect(heatAt(pulses, 10 * day, 5 * day)).toBeCloseTo(1.25, 12);
  expect(heatSeries(pulses, 0, 10 * day, 3, 5 * day).map(({ heat }) => heat)).toEqual([1, 0.5, 1.25]);
  expect(() => heatAt(pulses, 0, 0)).toThrow(RangeError);
  expect(() => heatSeries(pulses, 0, 1, 1)).toThrow(RangeError);
});

test('heat never exceeds the sum of weights and adds over unions', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 })), fc.integer({ min: 0, max: 2000 }), (times, at) => {
      const pulses = pulsesOf(times.map((time, i) => message(`${i}`, time)));
      const heat = heatAt(pulses, at, 100);
      expect(heat).toBeLessThanOrEqual(times.length + 1e-9);
      const half = Math.floor(pulses.length / 2);
      expect(heatAt(pulses.slice(0, half), at, 100) + heatAt(pulses.slice(half), at, 100)).toBeCloseTo(heat, 9);
    }),
  );
});
