import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { provenanceOf } from '../../../../platform/links/read-links.ts';
import { openProposalHarness, type ProposalHarness } from '../../testing.ts';
import { proposeUnits, seeAs } from '../../testing-life.ts';
import { bounceAssignment, bulkConfirm, refuseBounce } from '../handling.ts';
import { submitProposal } from '../writing/submit-proposal.ts';
import { convertProposal } from './convert-proposal.ts';
import { declineProposal } from './decline-proposal.ts';
import { recommend } from './recommend.ts';
import { returnForRevision } from './return-for-revision.ts';
import { sendBackRound } from './send-back-round.ts';
import { takeIn } from './take-in.ts';

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness('province');
});
afterAll(() => h.close());

/** Taken in and recommended up to the round. */
async function inRound(round: number): Promise<{ proposalId: string }> {
  const params = { proposalId: await h.submitted() };
  await h.run('clerk', takeIn, { params, body: {} });
  for (let now = 1; now < round; now += 1)
    await h.run(`reviewer${now}`, recommend, { params, body: { outcome: 'file', note: '' } });
  return params;
}

describe('returnForRevision', () => {
  it('gives the text back with the reason, stops the clock, and takes it again from round one', async () => {
    const params = await inRound(2);
    const body = { reason: '请补充走访数据的来源' };
    expect((await h.refusal('reviewer1', returnForRevision, { params, body })).status).toBe(403);
    expect((await h.run('reviewer2', returnForRevision, { params, body })).state).toBe('returned');
    const mine = await seeAs(h, 'member1', params.proposalId);
    expect(mine.decision?.note).toBe('请补充走访数据的来源');
    expect(mine.clocks.filter((clock) => clock.kind === 'review' && !clock.paused)).toEqual([]);
    expect(mine.abilities.proposal).toContain('edit_draft');
    await h.run('member1', submitProposal, { params, body: {} });
    await h.run('clerk', takeIn, { params, body: {} });
    expect(await seeAs(h, 'clerk', params.proposalId)).toMatchObject({ state: 'reviewing', reviewRound: 1 });
  });
});

describe('sendBackRound', () => {
  it('lets a later round ask the one before, never from the first', async () => {
    const first = await inRound(1);
    expect((await h.refusal('reviewer1', sendBackRound, { params: first, body: { note: '再看' } })).status).toBe(409);
    const params = await inRound(3);
    await h.run('reviewer3', sendBackRound, { params, body: { note: '依据不足，请复核' } });
    expect((await seeAs(h, 'clerk', params.proposalId)).reviewRound).toBe(2);
    expect((await h.refusal('reviewer3', sendBackRound, { params, body: { note: '再看' } })).status).toBe(403);
  });
});

describe('convertProposal and declineProposal', () => {
  it('are for the last round alone', async () => {
    const params = await inRound(2);
    const convert = { convertTo: 'suggestion' as const, reason: '事项具体', note: '' };
    expect((await h.refusal('reviewer2', convertProposal, { params, body: convert })).status).toBe(409);
  });
  it('end the examination, tell the proposers why, and leave no clock running', async () => {
    const converted = await inRound(3);
    await h.run('reviewer3', convertProposal, {
      params: converted,
      body: { convertTo: 'opinion', reason: '反映社情民意', note: '' },
    });
    expect(await seeAs(h, 'member1', converted.proposalId)).toMatchObject({
      state: 'converted',
      decision: { convertedTo: 'opinion', note: '反映社情民意' },
      clocks: [],
    });
    const reader = await h.contextOf(h.world.actorOf('member1'));
    expect((await provenanceOf(reader, 'proposal', converted.proposalId))!.became).toMatchObject([
      { relation: 'converted_to', kind: 'opinion', matterId: null, matter: null },
    ]);
    const declined = await inRound(3);
    const body = { reasonCode: 'empty', notice: '请补充具体建议', note: '' };
    const unknown = await h.refusal('reviewer3', declineProposal, {
      params: declined,
      body: { ...body, reasonCode: 'mood' },
    });
    expect(unknown.status).toBe(422);
    await h.run('reviewer3', declineProposal, { params: declined, body });
    expect(await seeAs(h, 'member1', declined.proposalId)).toMatchObject({
      state: 'declined',
      decision: { code: 'empty', note: '请补充具体建议' },
      clocks: [],
    });
    expect((await h.announced()).at(-1)).toMatchObject({ event: 'declined', proposalId: declined.proposalId });
  });
});

describe('bulkConfirm and refuseBounce', () => {
  it('confirm each on its own and report what was refused', async () => {
    const proposalId = await h.filed();
    const proposed = await proposeUnits(h, proposalId, [
      [0, 'lead'],
      [1, 'assisting'],
    ]);
    const items = proposed.map((item) => ({ proposalId, assignmentId: item.assignmentId }));
    const strange = { proposalId, assignmentId: '00000000-0000-7000-8000-000000000000' };
    const government = proposed.filter((item) => item.side === 'government').map((item) => item.assignmentId);
    const answer = await h.run('government-office', bulkConfirm, { body: { items: [...items, strange], note: '' } });
    expect(answer.done.sort()).toEqual(government.sort());
    expect(answer.refused.map((item) => item.assignmentId)).toContain(strange.assignmentId);
    for (const item of answer.refused) expect(item.message.length).toBeGreaterThan(3);
    const again = await h.run('government-office', bulkConfirm, { body: { items, note: '' } });
    expect(again.done).toEqual([]);
  });
  it('make the unit handle what it would not, with its clock running anew', async () => {
    const proposalId = await h.filed();
    const [lead] = await proposeUnits(h, proposalId, [[0, 'lead']]);
    const params = { proposalId, assignmentId: lead!.assignmentId };
    const office = `${lead!.side}-office`;
    await h.run(office, bulkConfirm, { body: { items: [params], note: '' } });
    await h.run('receiver1', bounceAssignment, {
      params,
      body: { reasonCode: 'not_our_duty', reason: '不属本单位', suggestedUnitIds: [] },
    });
    await h.run(office, refuseBounce, { params, body: { note: '职责明确，请办理' } });
    const now = await seeAs(h, 'clerk', proposalId);
    expect(now.state).toBe('dispatched');
    expect(now.assignments[0]).toMatchObject({ state: 'dispatched' });
    expect(now.assignments[0]!.clocks.map((clock) => clock.kind)).toContain('accept');
  });
});
