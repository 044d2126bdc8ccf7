import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../../platform/calendar/days.ts';
import { listFilter } from '../contract/reading.ts';
import { openProposalHarness, type ProposalHarness } from '../testing.ts';
import { listProposals } from './list-proposals.ts';

let house: ProposalHarness;
beforeAll(async () => {
  house = await openProposalHarness();
  await house.filed({ subject: '关于甲路的建议' });
  await house.filed({ subject: '关于乙桥的建议', category: 'water' });
  await house.submitted({ subject: '关于丙渠的建议' });
});
afterAll(() => house.close());

async function list(query: Record<string, unknown>) {
  const { items } = await house.run('clerk', listProposals, { query: listFilter.parse(query) });
  return items.map((line) => line.subject.slice(2, 4));
}

describe('the work list', () => {
  it('runs both ways in every order, with what has no value at the end', async () => {
    expect(await list({ sort: 'number' })).toEqual(['乙桥', '甲路', '丙渠']);
    expect(await list({ sort: 'number', order: 'asc' })).toEqual(['甲路', '乙桥', '丙渠']);
    for (const sort of ['updated', 'due', 'submitted', 'subject', 'state', 'category', 'class'])
      expect((await list({ sort, order: 'desc' })).length, sort).toBe(3);
    const up = await list({ sort: 'subject', order: 'asc' });
    expect(await list({ sort: 'subject', order: 'desc' })).toEqual([...up].reverse());
  });
  it('takes several states at once', async () => {
    expect(await list({ state: 'submitted,filed', sort: 'number' })).toEqual(['乙桥', '甲路', '丙渠']);
    expect(await list({ state: 'submitted' })).toEqual(['丙渠']);
  });
  it('finds what was answered since a day', async () => {
    expect(await list({ repliedFrom: dayOf(house.clock.now()) })).toEqual([]);
  });
});
