import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayOf } from '../../platform/calendar/days.ts';
import type { Context } from '../../platform/http/context.ts';
import { commands } from '../proposals/commands/all.ts';
import { proposalsModule } from '../proposals/module.ts';
import { queries } from '../proposals/queries/all.ts';
import { openProposalHarness, type ProposalHarness } from '../proposals/testing.ts';
import type { Overview } from './contract.ts';
import { lastWeekOf, makeBrief } from './jobs/make-briefs.ts';
import { gather } from './overview.ts';
import { briefDocument, getBrief, listBriefs } from './queries/briefs.ts';
import { getOverview } from './queries/get-overview.ts';

const kinds = proposalsModule.overseen!;
const overview = getOverview(kinds);
const operation = (name: string) => [...commands, ...queries].find((item) => item.operationId === name)! as never;

let house: ProposalHarness;
let confidential: string;
const as = (who: string) => house.contextOf(house.world.actorOf(who));
const ask = async (who: string, query: { from?: string; until?: string } = {}) =>
  (await overview.handle(await as(who), { query } as never)) as Overview;
const inTransaction = async <T>(work: (ctx: Context) => Promise<T>): Promise<T> => {
  const { services } = await house.jobEnvironment();
  return house.database.db.transaction().execute((db) => work(services.contextFor(db, house.world.assembly)));
};

beforeAll(async () => {
  house = await openProposalHarness('province');
  for (const subject of ['关于村道的建议', '关于校车的建议', '关于公交站的建议']) await house.submitted({ subject });
  const proposalId = await house.filed({ subject: '关于路灯的建议' });
  confidential = await house.submitted({ subject: '不便公开的一件', confidential: true });
  const units = [{ unitId: house.world.units[0]!.id, role: 'lead' }];
  await house.run('assigner', operation('proposeAssignment'), {
    params: { proposalId },
    body: { units, note: '' },
  } as never);
  const { id } = await house.database.db.selectFrom('assignments').select('id').executeTakeFirstOrThrow();
  const params = { proposalId, assignmentId: id };
  await house.run('government-office', operation('confirmAssignment'), { params, body: { note: '' } } as never);
  await house.run('clerk', operation('markKey'), {
    params: { proposalId },
    body: { key: true, leader: '甲主席' },
  } as never);
});
afterAll(() => house.close());

describe('the overview', () => {
  it('counts what the list it opens has in all, for each reader', async () => {
    for (const who of ['leader', 'government-office', 'clerk']) {
      const { counts } = await ask(who);
      expect(counts.map((item) => item.label)).toHaveLength(5);
      for (const { count, list } of counts) {
        const query = {
          page: 1,
          size: 1,
          sort: 'updated',
          ...Object.fromEntries(new URLSearchParams(list.split('?')[1])),
        };
        const { total } = (await house.run(who, operation('listProposals'), { query } as never)) as { total: number };
        expect([list, count]).toEqual([list, total]);
      }
    }
    expect((await ask('leader')).counts.map((item) => item.count)).toEqual([5, 1, 1, 0, 0]);
    expect((await ask('leader', { from: '2000-01-01', until: '2000-01-07' })).counts[0]!.count).toBe(0);
  });
  it('says what is late by unit and stage, and what leaders look after themselves', async () => {
    expect((await ask('leader')).late).toEqual([]);
    const { key } = await ask('leader');
    expect(key).toMatchObject([{ title: '关于路灯的建议', overdue: false, who: house.world.units[0]!.name }]);
    house.clock.advance(40 * 86_400_000);
    const found = await ask('leader');
    const unit = found.late.find((row) => row.name === house.world.units[0]!.name)!;
    expect(unit).toMatchObject({ total: 1, list: `/overdue?unitId=${house.world.units[0]!.id}` });
    expect(unit.counts).toHaveLength(found.stages.length);
    expect(found.stages[unit.counts.indexOf(1)]!.key).toBe('proposals.accept');
    expect(found.key[0]!.overdue).toBe(true);
    const sums = found.late.map((row) => row.total);
    expect(sums).toEqual(sums.toSorted((a, b) => b - a));
  });
  it('is for offices that know of every matter, and refuses days in the wrong order', async () => {
    for (const who of ['member1', 'receiver1', 'admin'])
      await expect(ask(who)).rejects.toMatchObject({ status: 403, code: 'not_your_part' });
    await expect(ask('leader', { from: '2026-02-02', until: '2026-02-01' })).rejects.toMatchObject({ status: 422 });
  });
});

describe('the brief of a week', () => {
  it('begins on the Monday of the last whole week', () => {
    expect(['2026-11-23', '2026-11-29', '2026-11-30', '2026-12-01'].map(lastWeekOf)).toEqual([
      '2026-11-16',
      '2026-11-16',
      '2026-11-23',
      '2026-11-23',
    ]);
  });
  it('is made once, tells those who oversee once, and leaves out what is confidential', async () => {
    const week = addDays(dayOf(house.clock.now()), -43);
    const leader = await as('leader');
    const all = await gather(leader, kinds, { from: week, until: addDays(week, 6) }, false);
    const shown = await gather(leader, kinds, { from: week, until: addDays(week, 6) }, true);
    expect(all.counts[0]!.count - shown.counts[0]!.count).toBe(1);
    expect(await inTransaction((ctx) => makeBrief(ctx, kinds, week))).toBe(true);
    expect(await inTransaction((ctx) => makeBrief(ctx, kinds, week))).toBe(false);
    const told = await house.database.db
      .selectFrom('notices')
      .select(['account_id', 'link'])
      .where('kind', '=', 'oversight.notice.brief')
      .execute();
    expect(told.length).toBeGreaterThan(2);
    expect(new Set(told.map((row) => row.account_id)).size).toBe(told.length);
    const { briefs } = (await listBriefs.handle(leader, {} as never)) as { briefs: Array<{ briefId: string }> };
    expect(briefs).toMatchObject([{ from: week, until: addDays(week, 6) }]);
    const { briefId } = briefs[0]!;
    expect(told[0]!.link).toBe(`/desk/${house.world.assembly.code}/briefs/${briefId}`);
    const brief = (await getBrief.handle(leader, { params: { briefId } } as never)) as { overview: Overview };
    expect(JSON.stringify(brief)).not.toContain('不便公开的一件');
    expect(JSON.stringify(brief)).not.toContain(confidential);
    expect(brief.overview.counts[0]!.count).toBe(shown.counts[0]!.count);
    const file = await briefDocument.handle(leader, { params: { briefId }, query: { format: 'pdf' } } as never);
    expect(
      Buffer.from((file as { body: Uint8Array }).body)
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const other = await house.contextOf(house.stranger.actorOf('leader'), house.stranger.assembly);
    await expect(getBrief.handle(other, { params: { briefId } } as never)).rejects.toMatchObject({ status: 404 });
    await expect(getBrief.handle(await as('member1'), { params: { briefId } } as never)).rejects.toMatchObject({
      status: 403,
    });
  });
});
