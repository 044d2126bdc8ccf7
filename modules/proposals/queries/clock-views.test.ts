import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../platform/documents/read-workbook.ts';
import { citizen } from '../../../platform/http/context.ts';
import { acceptAssignment, passCheck, submitCheck } from '../commands/handling.ts';
import { inviteCosigners } from '../commands/writing/invite-cosigners.ts';
import { openProposalHarness, type ProposalHarness } from '../testing.ts';
import { assignUnits, contactBy, draftBy, seeAs } from '../testing-life.ts';
import { getBoard } from './get-board.ts';
import { exportOverdue, listOverdue } from './list-overdue.ts';
import { listProposals } from './list-proposals.ts';

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness('county');
});
afterAll(() => h.close());

const at = (text: string) => new Date(`${text}+08:00`);

describe('clocks as they are shown', () => {
  it('are overdue from the first instant after their last day, on a Saturday too, everywhere alike', async () => {
    h.clock.set(at('2026-03-11T09:00:00'));
    const proposalId = await h.filed();
    const ids = await assignUnits(h, proposalId, [[0, 'lead']]);
    const assignmentId = Object.values(ids)[0]!;
    // Seven working days to accept end on Friday 20 March.
    const shown = async () => {
      const inbox = await h.inbox('receiver1');
      const list = await h.run('receiver1', listProposals, { query: { page: 1, size: 20, sort: 'due' } as never });
      const late = await h.run('receiver1', listOverdue, { query: { page: 1, size: 20, within: 0 } as never });
      const board = await h.run('clerk', getBoard, { query: {} as never });
      const detail = await seeAs(h, 'receiver1', proposalId);
      const dispatched = board.columns.find((column) => column.state === 'dispatched')!;
      return {
        inbox: inbox.items.find((item) => item.assignmentId === assignmentId)?.clock,
        list: list.items.find((item) => item.proposalId === proposalId)?.clock,
        overdue: late.items.find((item) => item.proposalId === proposalId && item.clock.kind === 'accept')?.clock,
        board: dispatched.items.find((item) => item.proposalId === proposalId)?.clock,
        detail: detail.clocks.find((clock) => clock.kind === 'accept'),
      };
    };
    h.clock.set(at('2026-03-20T23:59:00'));
    const friday = await shown();
    expect(friday.overdue).toBeUndefined();
    for (const clock of [friday.inbox, friday.list, friday.board, friday.detail])
      expect(clock).toMatchObject({ kind: 'accept', overdue: false, daysLeft: 0 });
    for (const [day, daysLeft] of [
      ['2026-03-21', 0],
      ['2026-03-22', 0],
      ['2026-03-23', -1],
    ] as const) {
      h.clock.set(at(`${day}T08:00:00`));
      for (const [where, clock] of Object.entries(await shown()))
        expect([where, clock?.overdue, clock?.daysLeft]).toEqual([where, true, daysLeft]);
    }
  });

  it('say whose they are, and put the reader first', async () => {
    const proposalId = await h.filed();
    const ids = await assignUnits(h, proposalId, [
      [0, 'lead'],
      [1, 'assisting'],
    ]);
    await h.run('receiver1', acceptAssignment, {
      params: { proposalId, assignmentId: ids[h.world.units[0]!.id]! },
      body: {},
    });
    const { clocks } = await seeAs(h, 'handler1', proposalId);
    const own = clocks.filter((clock) => clock.mine);
    expect(own.map((clock) => clock.kind)).toContain('reply');
    expect(clocks.slice(0, own.length)).toEqual(own);
    for (const clock of own) expect(clock.whose).toEqual({ type: 'unit', name: h.world.units[0]!.name });
    const accept = clocks.find((clock) => clock.kind === 'accept');
    expect(accept).toMatchObject({ mine: false, whose: { type: 'unit', name: h.world.units[1]!.name } });
    const office = (await seeAs(h, 'clerk', proposalId)).clocks.find((clock) => clock.kind === 'publication');
    expect(office).toMatchObject({ mine: true, whose: { type: 'role' } });
    expect(office!.whose.name).toBe('accounts.role.clerk');
  });

  it('name the co-signer they wait for', async () => {
    const proposalId = await h.draft();
    await h.run('member1', inviteCosigners, {
      params: { proposalId },
      body: { memberIds: [h.world.members[1]!.id, h.world.members[2]!.id], bodyIds: [] },
    });
    const seen = await seeAs(h, 'member2', proposalId);
    expect(seen.clocks.map((clock) => [clock.whose.name, clock.mine])).toEqual([
      [h.world.members[1]!.name, true],
      [h.world.members[2]!.name, false],
    ]);
    const mine = (await seeAs(h, 'member1', proposalId)).clocks;
    expect(mine.every((clock) => !clock.mine)).toBe(true);
  });

  it('end with a worked day after time stood still', async () => {
    h.clock.set(at('2026-04-13T09:00:00'));
    const proposalId = await h.filed();
    const ids = await assignUnits(h, proposalId, [[0, 'lead']]);
    const params = { proposalId, assignmentId: Object.values(ids)[0]! };
    await h.run('receiver1', acceptAssignment, { params, body: {} });
    await contactBy(h, proposalId, params.assignmentId, 1);
    await draftBy(h, proposalId, params.assignmentId, 1, 'A');
    const reply = async () => (await seeAs(h, 'handler1', proposalId)).clocks.find((clock) => clock.kind === 'reply')!;
    expect((await reply()).dueAt).toBe(at('2026-06-15T23:59:59.999').toISOString());
    h.clock.set(at('2026-04-14T09:00:00'));
    await h.run('handler1', submitCheck, { params, body: {} });
    expect(await reply()).toMatchObject({ paused: true, overdue: false });
    h.clock.set(at('2026-04-18T15:00:00'));
    await h.run('government-office', passCheck, { params, body: { note: '' } });
    // Two months end on Saturday 13 June; four days more is Wednesday 17 June.
    expect((await reply()).dueAt).toBe(at('2026-06-17T23:59:59.999').toISOString());
  });
});

describe('the overdue list and the board', () => {
  it('say how many wait for whom, and choose by unit and category', async () => {
    h.clock.set(at('2026-09-01T09:00:00'));
    const proposalId = await h.filed({ category: 'education' });
    await assignUnits(h, proposalId, [[1, 'lead']]);
    h.clock.set(at('2026-09-26T09:00:00'));
    const unitId = h.world.units[1]!.id;
    const list = await h.run('clerk', listOverdue, { query: { page: 1, size: 100, within: 0, unitId } });
    const ours = list.totals.find((item) => item.unitId === unitId)!;
    expect(ours).toMatchObject({ type: 'unit', name: h.world.units[1]!.name, count: list.total });
    expect(list.items.every((item) => item.waitsForName === ours.name && item.clock.overdue)).toBe(true);
    const all = await h.run('clerk', listOverdue, { query: { page: 1, size: 100, within: 0 } });
    expect(all.totals.reduce((sum, item) => sum + item.count, 0)).toBe(all.total);
    expect(all.totals).toEqual(list.totals);
    const ofName = async (kind: string) =>
      (await h.run('clerk', listOverdue, { query: { page: 1, size: 100, within: 0, kind } })).items.map(
        (item) => item.clock.kind,
      );
    expect(new Set(await ofName('accept'))).toEqual(new Set(['accept']));
    expect(await ofName('cosign')).toEqual([]);
    const file = await h.run('clerk', exportOverdue, { query: { format: 'xlsx', within: 0, unitId } });
    const [sheet] = await readWorkbook(await buffer(file.body as Readable));
    const lines = sheet!.rows.slice(1);
    expect(lines).toHaveLength(list.total);
    expect(lines.every((line) => line[0] === ours.name)).toBe(true);
    for (const who of [citizen, 'member1'])
      expect((await h.refusal(who, exportOverdue, { query: { format: 'xlsx', within: 0 } })).status).toBe(403);
    const on = async (query: Record<string, string>) =>
      (await h.run('clerk', getBoard, { query: query as never })).columns.flatMap((column) =>
        column.items.map((item) => item.proposalId),
      );
    expect(await on({ unitId })).toContain(proposalId);
    expect(await on({ unitId, category: 'education' })).toEqual([proposalId]);
    expect(await on({ unitId: h.world.units[2]!.id })).not.toContain(proposalId);
  });
});
