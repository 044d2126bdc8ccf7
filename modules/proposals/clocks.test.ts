import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepClocks } from '../../platform/clocks/sweep.ts';
import { decidePublicity } from './commands/outcome/decide-publicity.ts';
import { answerInvitation } from './commands/writing/answer-invitation.ts';
import { inviteCosigners } from './commands/writing/invite-cosigners.ts';
import { getPublicProposal } from './queries/get-public-proposal.ts';
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
