import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { givingWay, noteAnswer } from './give-way.ts';

const took = async (piece: () => Promise<unknown>) => {
  const began = performance.now();
  await givingWay(piece);
  return performance.now() - began;
};
const piece = () => wait(60);

it('rests after a piece while many requests are answered, and not when they are few or over', async () => {
  expect(await took(piece)).toBeLessThan(60 * 4);
  for (let n = 0; n < 19; n += 1) noteAnswer();
  await wait(2100);
  noteAnswer();
  expect(await took(piece)).toBeLessThan(60 * 4);
  for (let n = 0; n < 40; n += 1) noteAnswer();
  expect(await took(piece)).toBeGreaterThan(60 * 5 - 20);
  await wait(2100);
  expect(await took(piece)).toBeLessThan(60 * 4);
});

it('hands on what a piece gives, and what it throws at once', async () => {
  expect(await givingWay(async () => 7)).toBe(7);
  await expect(
    givingWay(async () => {
      throw new Error('not now');
    }),
  ).rejects.toThrow('not now');
});
