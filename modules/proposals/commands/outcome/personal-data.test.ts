import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { step as masksStep } from '../../../../migrations/0019-masks.ts';
import type { Redaction } from '../../masks.ts';
import { checkPublication } from '../../queries/check-publication.ts';
import { getPublicProposal, previewPublicProposal } from '../../queries/get-public-proposal.ts';
import { loadMatter } from '../../store/matter.ts';
import { publishByRule } from '../../store/publish-by-rule.ts';
import { openProposalHarness, type ProposalHarness } from '../../testing.ts';
import { answerBy, contactBy, draftBy, handledBy, seeAs } from '../../testing-life.ts';
import { addPromise, draftReply, lookBack, reportPromise, submitCheck } from '../handling.ts';
import { decidePublicity } from './decide-publicity.ts';
import { markKey } from './mark-key.ts';
import { redactPassages } from './redact-passages.ts';

const DAY = 86_400_000;
const citizen = { kind: 'citizen' as const, accountId: null, name: '', grants: [], scopes: null, sessionId: null };
const number = '+86 138 0000 1234';
/** What the harness, which has no words, writes where something is masked. */
const gap = 'publicity.withheld';
const situation = `联系人电话${number}，办公室0731-84321234。`.padEnd(260, '情');

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness();
});
afterAll(() => h.close());

const check = (proposalId: string, as = 'clerk') =>
  h.run(as, checkPublication, { params: { proposalId }, query: { decision: 'public', withheld: '' } });
const decide = (proposalId: string, more: object = {}) => ({
  params: { proposalId },
  body: { decision: 'public' as const, reason: '', replies: [], ...more },
});

describe('a number of a person in what becomes public', () => {
  it('is shown to those who decide, with its place, and to nobody else', async () => {
    const proposalId = await h.filed({ situation });
    const { finds } = await check(proposalId);
    expect(finds.map(({ written, decisive, withheld }) => [written, decisive, withheld])).toEqual([
      [number, true, false],
      ['0731-84321234', false, false],
    ]);
    expect(
      (
        await h.refusal('member2', checkPublication, {
          params: { proposalId },
          query: { decision: 'public', withheld: '' },
        })
      ).status,
    ).toBe(403);
  });

  it('keeps the decision back until it is withheld', async () => {
    const proposalId = await h.filed({ situation });
    expect((await h.refusal('clerk', decidePublicity, decide(proposalId))).issues).toMatchObject([
      { path: 'body.acceptFinds', code: 'personal_data_found', params: { count: 1 } },
    ]);
    const { from, to } = (await check(proposalId)).finds[0]!;
    const redactions = [{ field: 'situation' as const, from, to, reason: '个人电话' }];
    await h.run('clerk', redactPassages, { params: { proposalId }, body: { redactions } });
    expect((await check(proposalId)).finds[0]!.withheld).toBe(true);
    await h.run('clerk', decidePublicity, decide(proposalId));
    h.clock.advance(40 * DAY);
    const open = JSON.stringify(await h.run(citizen, getPublicProposal, { params: { proposalId } }));
    expect(open).not.toContain('0000 1234');
    expect(open).toContain('84321234');
    h.clock.advance(-40 * DAY);
  });

  it('may be published when somebody says why, and the record says so', async () => {
    const proposalId = await h.filed({ situation });
    expect((await h.refusal('clerk', decidePublicity, decide(proposalId, { acceptFinds: true }))).issues).toMatchObject(
      [{ path: 'body.reason', code: 'reason_needed' }],
    );
    await h.run('clerk', decidePublicity, decide(proposalId, { acceptFinds: true, reason: '本人同意公开' }));
    const { history } = await seeAs(h, 'clerk', proposalId);
    expect(history.at(-1)!.details).toMatchObject({ acceptedFinds: 1, reason: '本人同意公开' });
  });

  it('is never published by the rule alone', async () => {
    const [held, clean] = [await h.filed({ situation }), await h.filed()];
    const ctx = await h.contextOf(h.world.actorOf('clerk'));
    for (const proposalId of [held, clean]) await publishByRule(ctx, await loadMatter(ctx, proposalId, true));
    expect((await seeAs(h, 'clerk', held)).publicity).toMatchObject({ decision: 'internal' });
    expect((await seeAs(h, 'clerk', held)).publicity.decisionReason).not.toBe('');
    expect((await seeAs(h, 'clerk', clean)).publicity).toMatchObject({ decision: 'public' });
  });

  it('in a letter is asked about when the letter is sent on, and the answer stands in the record', async () => {
    const { proposalId, assignmentId, params } = await handledBy(h);
    await contactBy(h, proposalId, assignmentId, 1);
    await draftBy(h, proposalId, assignmentId, 1, 'A', `请与经办人${number}联系，办公室0731-84321234。`);
    const send = (body: object) => h.refusal('handler1', submitCheck, { params, body });
    expect((await send({})).issues).toMatchObject([{ path: 'body.personal', params: { count: 1 } }]);
    expect((await send({ personal: 'needed' })).issues).toMatchObject([{ path: 'body.personalReason' }]);
    await h.run('handler1', submitCheck, { params, body: { personal: 'needed', personalReason: '经办人公开电话' } });
    const lastBy = async (who: string) => (await seeAs(h, who, proposalId)).history.at(-1)!;
    expect(await lastBy('clerk')).toMatchObject({ details: { heldFinds: 1 }, reason: '经办人公开电话' });
    expect((await lastBy('member1')).action).not.toBe('submit_check');
  });

  it('does not stand in what is shown as it is: the number of a letter, the name of a leader', async () => {
    const { proposalId, params } = await handledBy(h);
    const reply = { class: 'A', body: '已办理。', contactName: '', contactPhone: '', signerName: '' };
    const draft = { params, body: { ...reply, letterNumber: '复13800001234号' } };
    expect((await h.refusal('handler1', draftReply, draft)).issues).toMatchObject([{ code: 'personal_in_name' }]);
    const key = { params: { proposalId }, body: { key: true, leader: '某主席 13800001234' } };
    expect((await h.refusal('clerk', markKey, key)).issues).toMatchObject([{ code: 'personal_in_name' }]);
  });

  it('in a reply keeps the reply inside until it is decided on', async () => {
    const { proposalId, assignmentId } = await handledBy(h);
    await contactBy(h, proposalId, assignmentId, 1);
    await answerBy(h, proposalId, assignmentId, 1, 'A', `请与经办人${number}联系。`);
    const detail = await seeAs(h, 'clerk', proposalId);
    expect(detail.history.find((line) => line.action === 'issue_reply')!.details).toMatchObject({ heldFinds: 1 });
    const ctx = await h.contextOf(h.world.actorOf('clerk'));
    const shown = await previewPublicProposal(ctx, proposalId, 'public', []);
    expect(shown.replies[0]!.withheld).toBe(false);
    await h.run('clerk', decidePublicity, decide(proposalId));
    h.clock.advance(40 * DAY);
    const open = await h.run(citizen, getPublicProposal, { params: { proposalId } });
    expect([open.replies[0]!.withheld, JSON.stringify(open).includes('0000 1234')]).toEqual([true, false]);
    h.clock.advance(-40 * DAY);
    const replies = [{ assignmentId, publicity: 'public' as const }];
    expect((await h.refusal('clerk', decidePublicity, decide(proposalId, { replies }))).status).toBe(422);
  });

  it('in a promise or a report, which all read at once, is masked the moment it is written, and stays so when it is written anew', async () => {
    const { proposalId, assignmentId } = await handledBy(h);
    const params = { proposalId, assignmentId };
    const promise = { text: `由${number}负责`, dueOn: '2026-12-31' };
    await h.run('handler1', addPromise, { params, body: promise });
    await contactBy(h, proposalId, assignmentId, 1);
    await answerBy(h, proposalId, assignmentId, 1, 'A', '已列入今年计划。');
    await h.run('clerk', decidePublicity, decide(proposalId));
    h.clock.advance(40 * DAY);
    const { promises } = await seeAs(h, 'clerk', proposalId);
    const { promiseId } = promises[0]!;
    const report = (text: string) =>
      h.run('handler1', reportPromise, { params: { ...params, promiseId }, body: { report: text } });
    const open = async () => JSON.stringify((await h.run(citizen, getPublicProposal, { params })).promises);
    await report(`已完成，问${number}。`);
    expect(await open()).not.toContain('0000 1234');
    await report(`三月已完成。详情问${number}，或138-0000-9999。`);
    expect(await open()).toContain(`三月已完成。详情问${gap}，或${gap}。`);
    const note = { status: 'partly' as const, note: `复核人13900001111`, lookAgainOn: '2028-01-31' };
    await h.database.db.updateTable('proposals').set({ state: 'closed' }).where('id', '=', proposalId).execute();
    await h.run('clerk', lookBack, { params: { proposalId, promiseId }, body: note });
    expect(await open()).not.toMatch(/0000|1111/);
    const { history, redactions } = await seeAs(h, 'clerk', proposalId);
    expect(history.findLast((line) => line.action === 'report_promise')!.details).toMatchObject({ masked: 1 });
    expect(redactions.map((item) => item.field).toSorted()).toEqual([
      'promise',
      'promise',
      'report',
      'report',
      'report',
    ]);
    h.clock.advance(-40 * DAY);
  });

  it('is not unmasked while its text is public', async () => {
    const proposalId = await h.filed({ situation });
    const { from, to } = (await check(proposalId)).finds[0]!;
    const mask = { field: 'situation' as const, from, to, reason: '个人电话' };
    await h.run('clerk', redactPassages, { params: { proposalId }, body: { redactions: [mask] } });
    await h.run('clerk', decidePublicity, decide(proposalId));
    const bare = { params: { proposalId }, body: { redactions: [] } };
    expect((await h.refusal('clerk', redactPassages, bare)).issues).toMatchObject([{ code: 'unmasks_personal' }]);
    await h.run('clerk', decidePublicity, {
      params: { proposalId },
      body: { decision: 'internal', reason: '先收回', replies: [] },
    });
    await h.run('clerk', redactPassages, bare);
  });

  it('may stand in the subject or the title of evidence, which are masked like any text, but not wholly', async () => {
    const subject = '关于请13800001234先生参加协商的建议';
    const evidence = [
      {
        kind: 'talk' as const,
        title: '与13800001234座谈',
        detail: '',
        happenedOn: '2025-11-03',
        link: '',
        fileId: null,
      },
    ];
    const proposalId = await h.filed({ subject, evidence });
    const { finds, texts } = await check(proposalId);
    expect(finds.map((find) => find.field)).toEqual(['subject', 'evidence']);
    expect(texts.find((text) => text.field === 'evidence')!.itemId).toBe(finds[1]!.itemId);
    const whole = [{ field: 'subject' as const, from: 0, to: subject.length, reason: '全部' }];
    const put = (redactions: Redaction[]) => ({ params: { proposalId }, body: { redactions } });
    expect((await h.refusal('clerk', redactPassages, put(whole))).issues).toMatchObject([
      { code: 'subject_masked_whole' },
    ]);
    const masks = finds.map(({ field, itemId, from, to }) => ({ field, itemId, from, to, reason: '个人电话' }));
    await h.run('clerk', redactPassages, put(masks));
    await h.run('clerk', decidePublicity, decide(proposalId));
    h.clock.advance(40 * DAY);
    const open = await h.run(citizen, getPublicProposal, { params: { proposalId } });
    expect([open.subject, open.evidence[0]!.title]).toEqual([`关于请${gap}先生参加协商的建议`, `与${gap}座谈`]);
    h.clock.advance(-40 * DAY);
  });

  it('masked in a reply under an earlier version stays masked', async () => {
    const { proposalId, assignmentId } = await handledBy(h);
    await contactBy(h, proposalId, assignmentId, 1);
    await answerBy(h, proposalId, assignmentId, 1, 'A', `请与经办人${number}联系。`);
    const { replies } = await seeAs(h, 'clerk', proposalId);
    const old = [
      { field: 'situation', from: 0, to: 2, reason: '甲' },
      { field: 'reply', replyId: replies[0]!.replyId, from: 5, to: 5 + number.length, reason: '乙' },
    ];
    await sql`update proposals set redactions = ${JSON.stringify(old)}::jsonb where id = ${proposalId}`.execute(
      h.database.db,
    );
    await sql.raw(masksStep.statements[0] as string).execute(h.database.db);
    const { redactions } = await seeAs(h, 'clerk', proposalId);
    expect(redactions.map((item) => [item.field, item.itemId, item.reason])).toEqual([
      ['situation', undefined, '甲'],
      ['reply', replies[0]!.replyId, '乙'],
    ]);
    const ctx = await h.contextOf(h.world.actorOf('clerk'));
    const shown = await previewPublicProposal(ctx, proposalId, 'public', []);
    expect(shown.replies[0]!.body.map((run) => run.text).join('')).toBe('请与经办人联系。');
  });
});
