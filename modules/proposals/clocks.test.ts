import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepClocks } from '../../platform/clocks/sweep.ts';
import type { Actor } from '../../platform/http/context.ts';
import { escalationSteps } from '../handling/contract.ts';
import { decidePublicity } from './commands/outcome/decide-publicity.ts';
import { urgeMany } from './commands/review/urge-many.ts';
import { answerInvitation } from './commands/writing/answer-invitation.ts';
import { inviteCosigners } from './commands/writing/invite-cosigners.ts';
import { getPublicProposal } from './queries/get-public-proposal.ts';
import { listOverdue } from './queries/list-overdue.ts';
import { presets, proposalRules } from './rules.ts';
import { openProposalHarness, type ProposalHarness } from './testing.ts';
import { assignUnits, seeAs } from './testing-life.ts';

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness('county');
});
afterAll(() => h.close());

const DAY = 86_400_000;

const sweep = async (): Promise<void> => sweepClocks(await h.jobEnvironment());

const notices = async (kind: string) =>
  Number(
    (
      await h.database.db
        .selectFrom('notices')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .where('kind', '=', `proposals.notice.${kind}`)
        .executeTakeFirstOrThrow()
    ).n,
  );

describe('the sweep of deadlines', () => {
  it('reminds once before and once after, however often it runs and however long the server slept', async () => {
    const proposalId = await h.filed();
    await assignUnits(h, proposalId, [[0, 'lead']]);
    await sweep();
    const quiet = await notices('due_soon');
    h.clock.advance(6 * DAY);
    await sweep();
    await sweep();
    const soon = await notices('due_soon');
    expect(soon).toBeGreaterThan(quiet);
    h.clock.advance(200 * DAY);
    await sweep();
    const late = await notices('overdue');
    expect(late).toBeGreaterThan(0);
    await sweep();
    h.clock.advance(300 * DAY);
    await sweep();
    expect(await notices('overdue')).toBe(late);
  });
  it('lets an invitation lapse at its deadline, after which it is too late', async () => {
    const proposalId = await h.draft();
    const params = { proposalId };
    await h.run('member1', inviteCosigners, { params, body: { memberIds: [h.world.members[1]!.id], bodyIds: [] } });
    const urged = await notices('overdue');
    h.clock.advance(8 * DAY);
    await sweep();
    // Nobody is urged to do what can no longer be done.
    expect([await notices('cosign_lapsed'), await notices('overdue')]).toEqual([1, urged]);
    const detail = await seeAs(h, 'member1', proposalId);
    expect(detail.proposers.find((item) => item.role === 'cosigner')?.status).toBe('lapsed');
    expect(detail.history.at(-1)?.action).toBe('cosign_lapsed');
    const { proposerId } = detail.proposers.find((item) => item.role === 'cosigner')!;
    const late = await h.refusal('member2', answerInvitation, { params, body: { proposerId, accept: true } });
    expect(late.status).toBeGreaterThanOrEqual(404);
    expect(late.status).toBeLessThan(410);
  });
  it('publishes by the rule when the committee has not decided in time, and not when it has said no', async () => {
    const byRule = await h.filed();
    const kept = await h.filed();
    await h.run('clerk', decidePublicity, {
      params: { proposalId: kept },
      body: { decision: 'internal', reason: '涉及商业秘密', replies: [] },
    });
    h.clock.advance(40 * DAY);
    const urged = await notices('overdue');
    await sweep();
    expect(await notices('overdue')).toBe(urged);
    h.clock.advance(40 * DAY);
    const open = await h.run('clerk', getPublicProposal, { params: { proposalId: byRule } });
    expect(open.proposalId).toBe(byRule);
    expect((await h.refusal('clerk', getPublicProposal, { params: { proposalId: kept } })).status).toBe(404);
  });
});

describe('a unit that lets a deadline pass', () => {
  const noticesOf = async (login: string, kind: string) =>
    (
      await h.database.db
        .selectFrom('notices')
        .select('params')
        .where('kind', '=', `proposals.notice.${kind}`)
        .where('account_id', '=', h.world.actorOf(login).accountId!)
        .execute()
    ).length;
  const overdueOf = async (proposalId: string, who = 'clerk') =>
    (await h.run(who, listOverdue, { query: { page: 1, size: 100, within: 0 } })).items.filter(
      (item) => item.proposalId === proposalId && item.clock.kind === 'accept',
    );

  it('is told to its supervision office, then to the leader, by the rules the proposal runs under', async () => {
    await h.publish({ escalation: { supervision: 2, leader: 4 } });
    const proposalId = await h.filed();
    await assignUnits(h, proposalId, [[0, 'lead']]);
    const before = [await noticesOf('government-office', 'escalated'), await noticesOf('leader', 'escalated')];
    const told = async () => [
      (await noticesOf('government-office', 'escalated')) - before[0]!,
      (await noticesOf('leader', 'escalated')) - before[1]!,
    ];
    // Seven working days to accept, then two, then two more; no longer than three weeks.
    const seen: string[] = [];
    for (let day = 0; day < 40; day += 1) {
      h.clock.advance(DAY);
      await sweep();
      const now = (await told()).join(' ');
      if (now !== seen.at(-1)) seen.push(now);
    }
    expect(seen).toEqual(['0 0', '1 0', '1 1']);
    const lines = (await seeAs(h, 'clerk', proposalId)).history.filter((line) => line.action === 'escalated');
    expect(lines.map((line) => [line.details.office, line.details.unit])).toEqual([
      ['supervision', h.world.units[0]!.name],
      ['leader', h.world.units[0]!.name],
    ]);
    expect((await seeAs(h, 'member1', proposalId)).history.filter((line) => line.action === 'escalated')).toEqual([]);
  });
  it('is told to nobody under rules from before it could be set', () => {
    const { escalation: _new, ...old } = presets.county;
    expect(escalationSteps(old as never)).toEqual([]);
    expect(proposalRules.parse(old).escalation).toEqual({ supervision: 0, leader: 0 });
    expect(escalationSteps({ escalation: { supervision: 9, leader: 4 } })).toEqual([
      { office: 'leader', after: 4 },
      { office: 'supervision', after: 9 },
    ]);
  });
  it('is urged by its supervision office or the clerk, once a day, with record and notice', async () => {
    const proposalId = await h.filed();
    await assignUnits(h, proposalId, [[0, 'lead']]);
    h.clock.advance(20 * DAY);
    const [item] = await overdueOf(proposalId, 'government-office');
    expect(item).toMatchObject({ mayUrge: true, clock: { urged: null } });
    const body = { items: [{ proposalId, clockId: item!.clock.clockId }], note: '请本周内签收' };
    for (const who of ['member1', 'receiver1', 'leader']) {
      expect((await h.refusal(who, urgeMany, { body })).status).toBe(403);
      expect((await overdueOf(proposalId, who)).some((line) => line.mayUrge)).toBe(false);
    }
    const codes = async (who: string | Actor) =>
      (await h.run(who, urgeMany, { body })).refused.map((refused) => refused.code);
    expect(await codes('party-office')).toEqual(['not_your_part']);
    const before = await noticesOf('receiver1', 'urged');
    expect(await codes('government-office')).toEqual([]);
    expect(await noticesOf('receiver1', 'urged')).toBe(before + 1);
    expect(await codes('clerk')).toEqual(['urged_today']);
    const [urged] = await overdueOf(proposalId);
    expect(urged).toMatchObject({
      mayUrge: false,
      clock: { urged: { by: h.world.actorOf('government-office').name } },
    });
    const line = (await seeAs(h, 'clerk', proposalId)).history.find((one) => one.action === 'urge')!;
    expect(line).toMatchObject({ details: { clock: 'accept', note: '请本周内签收', unit: h.world.units[0]!.name } });
    const ctx = await h.contextOf(h.stranger.actorOf('clerk'), h.stranger.assembly);
    const { refused } = await urgeMany.handle(ctx, { body, params: undefined, query: undefined });
    expect(refused.map((one) => one.code)).toEqual(['not_found']);
  });
});
