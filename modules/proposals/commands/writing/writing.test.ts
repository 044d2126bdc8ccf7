import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getProposal } from '../../queries/get-proposal.ts';
import { listProposals } from '../../queries/list-proposals.ts';
import { openProposalHarness, type ProposalHarness, sampleContent } from '../../testing.ts';
import { takeIn } from '../review/take-in.ts';
import { answerInvitation } from './answer-invitation.ts';
import { createDraft } from './create-draft.ts';
import { deleteDraft } from './delete-draft.ts';
import { inviteCosigners } from './invite-cosigners.ts';
import { reopenDraft } from './reopen-draft.ts';
import { saveDraft } from './save-draft.ts';
import { submitProposal } from './submit-proposal.ts';
import { supportProposal } from './support-proposal.ts';
import { wishPublicity } from './wish-publicity.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness();
});
afterAll(() => h.close());

const detail = (who: string, proposalId: string) => h.run(who, getProposal, { params: { proposalId } });
const list = (who: string) => h.run(who, listProposals, { query: { page: 1, size: 100, sort: 'updated' } });

describe('drafts', () => {
  it('createDraft keeps everything and shows it to its writer alone', async () => {
    const id = await h.draft({ publicityWish: 'title_only', publicityWishReason: '涉及个案' });
    const seen = await detail('member1', id);
    expect(seen.subject).toBe(sampleContent().subject);
    expect(seen.evidence).toHaveLength(1);
    expect(seen.publicity.wish).toBe('title_only');
    expect(seen.abilities.proposal).toContain('submit');
    expect((await h.refusal('member2', getProposal, { params: { proposalId: id } })).status).toBe(404);
    expect((await h.refusal('clerk', getProposal, { params: { proposalId: id } })).status).toBe(404);
    expect((await list('member2')).items.map((item) => item.proposalId)).not.toContain(id);
    expect((await list('member1')).items.map((item) => item.proposalId)).toContain(id);
  });
  it('createDraft begun twice by a phone is created once', async () => {
    const proposalId = '0190b1a0-0000-7000-8000-000000000001';
    await h.run('member1', createDraft, { body: { ...sampleContent(), proposalId } });
    expect((await h.refusal('member1', createDraft, { body: { ...sampleContent(), proposalId } })).code).toBe(
      'draft_exists',
    );
  });
  it('createDraft refuses a body the actor does not speak for, and takes its own', async () => {
    const body = { ...sampleContent({ kind: 'body', bodyIds: [h.world.party.id], contactName: '联系人' }) };
    expect((await h.refusal('member1', createDraft, { body })).code).toBe('not_speaking_for_body');
    const made = await h.run('party-contact', createDraft, { body });
    expect((await detail('party-contact', made.proposalId)).proposers[0]!.bodyId).toBe(h.world.party.id);
  });
  it('createDraft by a clerk says for whom', async () => {
    const body = { ...sampleContent(), onBehalfOfMemberId: h.world.members[3]!.id, source: '来电' };
    const made = await h.run('clerk', createDraft, { body });
    const seen = await detail('member4', made.proposalId);
    expect(seen.enteredFor).toContain('来电');
    expect(seen.history[0]!.onBehalfOf).toBe(h.world.members[3]!.name);
    expect((await h.refusal('member2', createDraft, { body })).status).toBe(403);
  });
  it('createDraft of one’s own, however it names oneself, is entered for nobody and stays unseen by staff', async () => {
    const body = { ...sampleContent(), onBehalfOfMemberId: h.world.members[3]!.id, source: '省委' };
    const made = await h.run('member4', createDraft, { body });
    const seen = await detail('member4', made.proposalId);
    expect(seen.enteredFor).toBeNull();
    expect(JSON.stringify(seen)).not.toContain('省委');
    expect((await h.refusal('clerk', getProposal, { params: { proposalId: made.proposalId } })).status).toBe(404);
  });
  it('saveDraft refuses an old version and shows theirs', async () => {
    const id = await h.draft();
    const saved = await h.run('member1', saveDraft, {
      params: { proposalId: id },
      body: { ...sampleContent({ subject: '新的案由' }), baseVersion: 1 },
    });
    expect(saved.version).toBe(2);
    const refused = await h.refusal('member1', saveDraft, {
      params: { proposalId: id },
      body: { ...sampleContent({ subject: '旧设备' }), baseVersion: 1 },
    });
    expect(refused.code).toBe('draft_conflict');
    expect((refused.params.theirs as { subject: string }).subject).toBe('新的案由');
  });
  it('deleteDraft removes it for good', async () => {
    const id = await h.draft();
    await h.run('member1', deleteDraft, { params: { proposalId: id } });
    expect((await h.refusal('member1', getProposal, { params: { proposalId: id } })).status).toBe(404);
  });
  it('an actor of another assembly gets 404', async () => {
    const id = await h.draft();
    const stranger = h.stranger.actorOf('member1');
    expect(
      (
        await h.refusal(stranger, saveDraft, {
          params: { proposalId: id },
          body: { ...sampleContent(), baseVersion: 1 },
        })
      ).status,
    ).toBe(404);
  });
});

describe('co-signing', () => {
  const invite = async (who = 'member1') => {
    const proposalId = await h.draft({}, who);
    const memberIds = [h.world.members[1]!.id, h.world.members[2]!.id];
    await h.run(who, inviteCosigners, { params: { proposalId }, body: { memberIds, bodyIds: [] } });
    return proposalId;
  };
  const own = async (who: string, proposalId: string) =>
    (await detail(who, proposalId)).proposers.find((item) => item.mine)!.proposerId;

  it('withdrawInvitation takes an unanswered one back: told, gone from the list, and read no longer', async () => {
    const proposalId = await invite();
    const params = { proposalId };
    const proposerId = await own('member3', proposalId);
    expect((await h.refusal('member2', withdrawInvitation, { params, body: { proposerId } })).status).toBe(403);
    await h.run('member1', withdrawInvitation, { params, body: { proposerId } });
    const seen = await detail('member1', proposalId);
    expect(seen.invitations.map((item) => item.name)).toEqual([h.world.members[1]!.name]);
    expect(seen.history.at(-1)).toMatchObject({
      action: 'withdraw_invitation',
      details: { name: h.world.members[2]!.name },
    });
    expect((await h.refusal('member3', getProposal, { params })).status).toBe(404);
    expect((await h.announced()).at(-1)).toMatchObject({
      event: 'invitation_withdrawn',
      about: { member_id: h.world.members[2]!.id },
    });
    const answered = await own('member2', proposalId);
    await h.run('member2', answerInvitation, { params, body: { proposerId: answered, accept: true } });
    const late = await h.refusal('member1', withdrawInvitation, { params, body: { proposerId: answered } });
    expect(late.code).toBe('invitation_answered');
    await h.run('member1', inviteCosigners, { params, body: { memberIds: [h.world.members[2]!.id], bodyIds: [] } });
    expect((await detail('member3', proposalId)).invitations).toHaveLength(1);
  });
  it('inviteCosigners tells the invited, answerInvitation counts once', async () => {
    const proposalId = await invite();
    const inbox = await h.inbox('member2');
    expect(inbox.items.map((item) => [item.task, item.proposalId])).toContainEqual(['answer_invitation', proposalId]);
    const proposerId = await own('member2', proposalId);
    await h.run('member2', answerInvitation, { params: { proposalId }, body: { proposerId, accept: true } });
    expect(
      (await h.refusal('member2', answerInvitation, { params: { proposalId }, body: { proposerId, accept: true } }))
        .status,
    ).toBe(403);
    await h.run('member1', submitProposal, { params: { proposalId }, body: {} });
    const seen = await detail('member1', proposalId);
    expect(seen.kind).toBe('joint');
    expect(seen.proposers.map((item) => item.status)).toEqual(['confirmed', 'confirmed']);
    expect(seen.invitations.map((item) => item.status)).toEqual(['not_answered']);
  });
  it('of bodies says who confirmed in their name: to the proposers and the office, to no other member', async () => {
    const bodies = [h.world.party, h.world.committee];
    const content = sampleContent({
      kind: 'joint_bodies',
      bodyIds: bodies.map((body) => body.id),
      contactName: '联系人',
    });
    const { proposalId } = await h.run('party-contact', createDraft, { body: content });
    const signers = async (who: string) => (await detail(who, proposalId)).proposers.map((item) => item.signedBy);
    expect(await signers('party-contact')).toEqual(['test-party-contact', null]);
    await h.run('party-contact', inviteCosigners, { params: { proposalId }, body: { memberIds: [], bodyIds: [] } });
    const proposerId = await own('committee-contact', proposalId);
    await h.run('committee-contact', answerInvitation, { params: { proposalId }, body: { proposerId, accept: true } });
    await h.run('party-contact', submitProposal, { params: { proposalId }, body: {} });
    await h.run('clerk', takeIn, { params: { proposalId }, body: {} });
    for (const who of ['party-contact', 'committee-contact', 'clerk'])
      expect(await signers(who)).toEqual(['test-party-contact', 'test-committee-contact']);
    expect(await signers('member6')).toEqual([null, null]);
  });
  it('a late co-signature is refused', async () => {
    const proposalId = await invite();
    const proposerId = await own('member3', proposalId);
    const before = h.clock.now();
    h.clock.advance(30 * 86_400_000);
    expect(
      (await h.refusal('member3', answerInvitation, { params: { proposalId }, body: { proposerId, accept: true } }))
        .code,
    ).toBe('cosign_too_late');
    h.clock.set(before);
  });
  it('reopenDraft makes given signatures lapse', async () => {
    const proposalId = await invite();
    await h.run('member2', answerInvitation, {
      params: { proposalId },
      body: { proposerId: await own('member2', proposalId), accept: true },
    });
    await h.run('member1', reopenDraft, { params: { proposalId } });
    const seen = await detail('member1', proposalId);
    expect(seen.state).toBe('draft');
    expect(seen.proposers.filter((item) => item.status === 'confirmed')).toHaveLength(1);
  });
});

describe('handing in', () => {
  it('submitProposal refuses what the pre-check refuses, field by field', async () => {
    const proposalId = await h.draft({ suggestions: '', evidence: [], situation: '联系 11010519491231002X' });
    const refused = await h.refusal('member1', submitProposal, { params: { proposalId }, body: {} });
    expect(refused.status).toBe(422);
    expect(refused.issues.map((item) => item.code).sort()).toEqual([
      'evidence_missing',
      'identity_number',
      'suggestions_missing',
    ]);
  });
  it('the plenary window ends exact to the minute', async () => {
    const before = h.clock.now();
    h.clock.set(new Date(h.world.session.proposalsUntil.getTime() + 59_000));
    const plenary = await h.submitted();
    h.clock.set(new Date(h.world.session.proposalsUntil.getTime() + 60_000));
    const later = await h.submitted();
    expect((await detail('member1', plenary)).season).toBe('plenary');
    expect((await detail('member1', later)).season).toBe('intersession');
    h.clock.set(new Date(h.world.session.intersessionUntil.getTime() + 60_000));
    const rolled = await h.submitted();
    expect((await detail('member1', rolled)).sessionId).toBe(h.world.nextSession.id);
    h.clock.set(before);
  });
  it('the same click twice happens once', async () => {
    const proposalId = await h.submitted();
    expect((await h.refusal('member1', submitProposal, { params: { proposalId }, body: {} })).code).toBe('wrong_state');
  });
  it('supportProposal adds a supporter who is no proposer', async () => {
    const proposalId = await h.submitted();
    await h.run('member5', supportProposal, { params: { proposalId } });
    expect((await detail('member1', proposalId)).proposers.at(-1)!.role).toBe('supporter');
    expect((await h.refusal('member1', supportProposal, { params: { proposalId } })).status).toBe(403);
  });
  it('withdrawProposal ends it before assignment; wishPublicity asks for a reason', async () => {
    const proposalId = await h.submitted();
    expect(
      (await h.refusal('member1', wishPublicity, { params: { proposalId }, body: { wish: 'internal', reason: '' } }))
        .status,
    ).toBe(422);
    await h.run('member1', wishPublicity, { params: { proposalId }, body: { wish: 'internal', reason: '涉及企业' } });
    await h.run('member1', withdrawProposal, { params: { proposalId }, body: { reason: '情况有变' } });
    expect((await detail('member1', proposalId)).state).toBe('withdrawn');
  });
  it('takes at most 12 statements', async () => {
    const proposalId = await h.draft();
    h.database.takeStatements();
    await h.run('member1', submitProposal, { params: { proposalId }, body: {} });
    expect(h.database.takeStatements().filter((text) => !/^(begin|commit)/i.test(text)).length).toBeLessThanOrEqual(12);
  });
  it('history cannot be changed', async () => {
    await expect(sql`update history set action = 'x'`.execute(h.database.db)).rejects.toThrow(/append-only/);
    await expect(sql`delete from history`.execute(h.database.db)).rejects.toThrow(/append-only/);
  });
});
