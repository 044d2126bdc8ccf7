import { afterAll, beforeAll, expect, it } from 'vitest';
import { openProposalHarness, type ProposalHarness } from '../testing.ts';
import { keptTotal } from './kept-totals.ts';

let house: ProposalHarness;
beforeAll(async () => {
  house = await openProposalHarness();
});
afterAll(() => house.close());

it('counts large lists once for all who ask, and small ones each time', async () => {
  const ctx = await house.contextOf(house.world.actorOf('clerk'));
  let counted = 0;
  const counting = (total: number) => async () => {
    counted += 1;
    return total;
  };
  await Promise.all([keptTotal(ctx, 'all', counting(5000)), keptTotal(ctx, 'all', counting(5000))]);
  expect(await keptTotal(ctx, 'all', counting(5001))).toBe(5000);
  expect(counted).toBe(1);
  expect(await keptTotal(ctx, 'few', counting(3))).toBe(3);
  expect(await keptTotal(ctx, 'few', counting(4))).toBe(4);
});
it('keeps totals of assemblies apart, and no failure', async () => {
  const ctx = await house.contextOf(house.world.actorOf('clerk'));
  const other = { ...ctx, assembly: house.stranger.assembly };
  expect(await keptTotal(ctx, 'x', async () => 7000)).toBe(7000);
  expect(await keptTotal(other, 'x', async () => 8000)).toBe(8000);
  await expect(keptTotal(ctx, 'y', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  expect(await keptTotal(ctx, 'y', async () => 9000)).toBe(9000);
});
