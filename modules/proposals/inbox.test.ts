import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProposalHarness, type ProposalHarness } from './testing.ts';
import { proposeUnits } from './testing-life.ts';

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness('province');
});
afterAll(() => h.close());

describe('what waits to be assigned', () => {
  it('names who asks, and a unit only once one is proposed: a proposer never stands as a unit', async () => {
    const proposalId = await h.filed();
    const waiting = async (who: string) =>
      (await h.inbox(who)).items
        .filter((item) => item.proposalId === proposalId)
        .map(({ task, who: asks, unitName }) => [task, asks, unitName]);
    expect(await waiting('assigner')).toEqual([['propose_assignment', 'test-member1', null]]);
    await proposeUnits(h, proposalId, [[0, 'lead']]);
    expect(await waiting('government-office')).toEqual([
      ['confirm_assignment', 'test-member1', h.world.units[0]!.name],
    ]);
  });
});
