import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProposalHarness, type ProposalHarness } from '../testing.ts';
import { answerBy, draftBy, handledBy, seeAs } from '../testing-life.ts';
import {
  addPromise,
  handOn,
  passCheck,
  rateProposal,
  refuseSign,
  reportPromise,
  scoreHandling,
  submitCheck,
  viewPublicity,
} from './handling.ts';

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness('national');
});
afterAll(() => h.close());

const handlerOf = (unit: number) => h.world.actorOf(`handler${unit}`).accountId!;

describe('handOn', () => {
  it('names the handler, who must be of the unit', async () => {
    const { params, proposalId } = await handledBy(h);
    const refused = await h.refusal('receiver1', handOn, { params, body: { handlerId: handlerOf(2), note: '' } });
    expect(refused.status).toBe(422);
    await h.run('receiver1', handOn, { params, body: { handlerId: handlerOf(1), note: '请抓紧' } });
    const detail = await seeAs(h, 'receiver1', proposalId);
    expect(detail.assignments[0]!.handlerName).toContain('handler1');
    expect(detail.history.at(-1)).toMatchObject({ action: 'hand_on', details: { note: '请抓紧' } });
  });
});

describe('refuseSign', () => {
  it('sends the reply back to be written again, with the leader’s reason', async () => {
    const { params, proposalId, assignmentId } = await handledBy(h);
    await draftBy(h, proposalId, assignmentId, 1, 'A');
    await h.run('handler1', submitCheck, { params, body: {} });
    await h.run('government-office', passCheck, { params, body: { note: '' } });
    expect((await h.refusal('handler1', refuseSign, { params, body: { reason: '我不签' } })).status).toBe(403);
    await h.run('signer1', refuseSign, { params, body: { reason: '时限写得不清楚' } });
    expect((await seeAs(h, 'handler1', proposalId)).assignments[0]!.state).toBe('drafted');
  });
});

describe('viewPublicity', () => {
  it('asks for a reason unless public', async () => {
    const { params, proposalId } = await handledBy(h);
    expect(
      (await h.refusal('handler1', viewPublicity, { params, body: { view: 'internal', reason: '' } })).status,
    ).toBe(422);
    await h.run('handler1', viewPublicity, { params, body: { view: 'internal', reason: '涉及正在谈判的价格' } });
    expect((await seeAs(h, 'clerk', proposalId)).assignments[0]).toMatchObject({
      unitPublicity: 'internal',
      unitPublicityReason: '涉及正在谈判的价格',
    });
  });
});

describe('promises', () => {
  it('have a day ahead, are reported by the unit and start a look-back clock', async () => {
    const { params, proposalId, assignmentId } = await handledBy(h);
    const past = await h.refusal('handler1', addPromise, { params, body: { text: '年内完工', dueOn: '2020-01-01' } });
    expect(past.issues[0]?.code).toBe('day_not_ahead');
    await h.run('handler1', addPromise, { params, body: { text: '年内完工', dueOn: '2030-12-31' } });
    await answerBy(h, proposalId, assignmentId, 1, 'B');
    const before = await seeAs(h, 'handler1', proposalId);
    const promise = before.promises.find((item) => item.kind === 'promise')!;
    expect(before.clocks.map((clock) => clock.kind)).toContain('look_back');
    await h.run('handler1', reportPromise, {
      params: { ...params, promiseId: promise.promiseId },
      body: { report: '已完成招标' },
    });
    expect(
      (await seeAs(h, 'clerk', proposalId)).promises.find((item) => item.promiseId === promise.promiseId),
    ).toMatchObject({
      report: '已完成招标',
      status: 'open',
    });
  });
});

describe('the mutual rating', () => {
  it('is blind until both have spoken, and given once', async () => {
    const { params, proposalId, assignmentId } = await handledBy(h);
    await answerBy(h, proposalId, assignmentId, 1, 'A');
    const points = { topic: 18, research: 15, analysis: 15, feasibility: 16, form: 17 };
    await h.run('handler1', rateProposal, { params, body: { fields: points, comment: '' } });
    const blind = (await seeAs(h, 'member1', proposalId)).blindRatings[0];
    expect(blind?.proposalScore ?? null).toBeNull();
    const { proposerId } = (await seeAs(h, 'member1', proposalId)).proposers[0]!;
    const body = { proposerId, fields: { attitude: 20, timeliness: 21, quality: 22, effect: 23 }, comment: '' };
    await h.run('member1', scoreHandling, { params, body });
    expect((await h.refusal('member1', scoreHandling, { params, body })).code).toBe('already_rated');
    expect((await h.refusal('handler1', rateProposal, { params, body: { fields: points, comment: '' } })).code).toBe(
      'already_rated',
    );
    for (const who of ['member1', 'handler1']) {
      expect((await seeAs(h, who, proposalId)).blindRatings[0]).toMatchObject({
        proposalScore: 81,
        handlingScores: [86],
      });
    }
  });
});
