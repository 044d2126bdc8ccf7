/** A number of a person in every text that becomes public, each written in another way, from the page to the mask. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MaskableField, maskableFields } from '../../masks.ts';
import { checkPublication } from '../../queries/check-publication.ts';
import { getPublicProposal } from '../../queries/get-public-proposal.ts';
import { openProposalHarness, type ProposalHarness, sampleContent } from '../../testing.ts';
import { answerBy, assignUnits, contactBy, seeAs } from '../../testing-life.ts';
import { acceptAssignment, addPromise, reportPromise } from '../handling.ts';
import { decidePublicity } from './decide-publicity.ts';
import { redactPassages } from './redact-passages.ts';

const DAY = 86_400_000;
const citizen = { kind: 'citizen' as const, accountId: null, name: '', grants: [], scopes: null, sessionId: null };

/** Each field with a number that ends in figures of its own. */
const written: Readonly<Record<MaskableField, string>> = {
  subject: '13800001111',
  situation: '+86 138 0000 2222',
  analysis: '138-0000-3333',
  suggestions: '１３８００００４４４４',
  evidence: '0086-138-0000-5555',
  reply: '138/0000/6666',
  promise: '（+86）138・0000・7777',
  report: '一三八〇〇〇〇八八八八',
};
const ends = /1111|2222|3333|4444|４４４４|5555|6666|7777|8888|八八八八/;

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness();
});
afterAll(() => h.close());

describe('a number of a person', () => {
  it('is found and can be withheld in every text that can be masked, however it is written', async () => {
    const long = (field: MaskableField) => `请找手机${written[field]}。`.padEnd(130, '情');
    const proposalId = await h.filed({
      subject: `关于请${written.subject}先生参加协商的建议`,
      situation: long('situation'),
      analysis: long('analysis'),
      suggestions: long('suggestions'),
      evidence: [{ ...sampleContent().evidence[0]!, title: `与${written.evidence}座谈` }],
    });
    const assignmentId = (await assignUnits(h, proposalId, [[0, 'lead']]))[h.world.units[0]!.id]!;
    const params = { proposalId, assignmentId };
    await h.run('receiver1', acceptAssignment, { params, body: {} });
    const promise = { text: `由${written.promise}负责`, dueOn: '2026-12-31' };
    await h.run('handler1', addPromise, { params, body: promise });
    await contactBy(h, proposalId, assignmentId, 1);
    await answerBy(h, proposalId, assignmentId, 1, 'A', `请与经办人${written.reply}联系。`);
    const { promiseId } = (await seeAs(h, 'clerk', proposalId)).promises[0]!;
    await h.run('handler1', reportPromise, {
      params: { ...params, promiseId },
      body: { report: `已完成，问手机${written.report}。` },
    });
    const { finds, texts } = await h.run('clerk', checkPublication, {
      params,
      query: { decision: 'public', withheld: '' },
    });
    const textOf = (field: string, itemId?: string) =>
      texts.find((text) => text.field === field && text.itemId === itemId)!.text;
    expect(
      Object.fromEntries(finds.map(({ field, itemId, from, to }) => [field, textOf(field, itemId).slice(from, to)])),
    ).toEqual(written);
    expect(Object.keys(written).toSorted()).toEqual([...maskableFields].toSorted());
    const redactions = finds.map(({ field, itemId, from, to }) => ({ field, itemId, from, to, reason: '个人电话' }));
    await h.run('clerk', redactPassages, { params, body: { redactions } });
    const replies = [{ assignmentId, publicity: 'public' as const }];
    await h.run('clerk', decidePublicity, { params, body: { decision: 'public', reason: '', replies } });
    h.clock.advance(40 * DAY);
    const open = JSON.stringify(await h.run(citizen, getPublicProposal, { params }));
    expect(open).toContain('已完成');
    expect(open).not.toMatch(ends);
  });
});
