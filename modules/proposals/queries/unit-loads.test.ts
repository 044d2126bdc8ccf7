import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { confirmAssignment, proposeAssignment } from '../commands/handling.ts';
import { openProposalHarness, type ProposalHarness } from '../testing.ts';
import { likelyUnits } from './likely-units.ts';
import { unitLoads } from './unit-loads.ts';

let house: ProposalHarness;
let proposalId: string;
beforeAll(async () => {
  house = await openProposalHarness('province');
  proposalId = await house.filed({ subject: '关于村道的建议' });
  const busy = await house.filed({ subject: '关于校车的建议' });
  const units = [{ unitId: house.world.units[0]!.id, role: 'lead' as const }];
  await house.run('assigner', proposeAssignment, { params: { proposalId: busy }, body: { units, note: '' } } as never);
  const rows = await house.database.db.selectFrom('assignments').select('id').execute();
  await house.run('government-office', confirmAssignment, {
    params: { proposalId: busy, assignmentId: rows[0]!.id },
    body: { note: '' },
  } as never);
});
afterAll(() => house.close());

const of = { params: { proposalId: '' } };

describe('loads of the units', () => {
  it('count work in hand and what is late, without the proposal that is assigned', async () => {
    of.params.proposalId = proposalId;
    const before = await house.run('assigner', unitLoads, of);
    const busy = (items: typeof before.items) => items.find((item) => item.unitId === house.world.units[0]!.id);
    expect(busy(before.items)).toEqual({ unitId: house.world.units[0]!.id, open: 1, late: 0, answered: 0 });
    expect(before.items.filter((item) => item.open > 0)).toHaveLength(1);
    house.clock.advance(60 * 86_400_000);
    const after = await house.run('assigner', unitLoads, of);
    expect(busy(after.items)).toMatchObject({ open: 1, late: 1 });
  });
  it('are for those who assign, as are the units it is likely for', async () => {
    expect((await house.refusal('clerk', unitLoads, of)).status).toBe(403);
    expect((await house.refusal('clerk', likelyUnits, of)).status).toBe(403);
    expect(await house.run('assigner', likelyUnits, of)).toEqual({ learnt: null, state: 'not_yet', items: [] });
  });
});
