import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerInvitation } from '../commands/writing/answer-invitation.ts';
import { createDraft } from '../commands/writing/create-draft.ts';
import { inviteCosigners } from '../commands/writing/invite-cosigners.ts';
import { openProposalHarness, type ProposalHarness, sampleContent } from '../testing.ts';
import { getProposal } from './get-proposal.ts';
import { listProposals } from './list-proposals.ts';

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness();
});
afterAll(() => h.close());

const idsOf = async (who: string, query: Record<string, unknown>) =>
  (
    await h.run(who, listProposals, { query: { page: 1, size: 100, sort: 'updated', mine: true, ...query } as never })
  ).items.map((item) => item.proposalId);

describe('listProposals of one’s own', () => {
  it('tells apart what I propose and what I co-sign', async () => {
    const proposalId = await h.draft({ kind: 'joint' });
    await h.run('member1', inviteCosigners, {
      params: { proposalId },
      body: { memberIds: [h.world.members[1]!.id], bodyIds: [] },
    });
    const seen = await h.run('member2', getProposal, { params: { proposalId } });
    const { proposerId } = seen.proposers.find((item) => item.mine)!;
    await h.run('member2', answerInvitation, { params: { proposalId }, body: { proposerId, accept: true } });
    expect(await idsOf('member1', { part: 'first' })).toContain(proposalId);
    expect(await idsOf('member1', { part: 'cosigner' })).not.toContain(proposalId);
    expect(await idsOf('member2', { part: 'cosigner' })).toContain(proposalId);
    expect(await idsOf('member2', { part: 'first' })).not.toContain(proposalId);
    expect(await idsOf('member2', { part: 'supporter' })).not.toContain(proposalId);
    expect(await idsOf('member2', {})).toContain(proposalId);
  });
  it('finds the proposals of a body its contact speaks for, by kind', async () => {
    const body = sampleContent({ kind: 'body', bodyIds: [h.world.party.id], contactName: '联系人' });
    const { proposalId } = await h.run('party-contact', createDraft, { body });
    expect(await idsOf('party-contact', { kind: 'body,joint_bodies' })).toContain(proposalId);
    expect(await idsOf('party-contact', { kind: 'single,joint' })).not.toContain(proposalId);
  });
});
