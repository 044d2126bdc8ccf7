import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  acceptAssignment,
  answerCosign,
  answerExtension,
  askCosign,
  askExtension,
  bounceAssignment,
  closeUnrated,
  draftReply,
  enterPaperRating,
  giveOpinion,
  issueReply,
  lookBack,
  passCheck,
  rateReply,
  sendBackReply,
  signReply,
  submitCheck,
} from './commands/handling.ts';
import { archiveProposal } from './commands/outcome/archive-proposal.ts';
import { decidePublicity } from './commands/outcome/decide-publicity.ts';
import { recordMeeting } from './commands/outcome/record-meeting.ts';
import { redactPassages } from './commands/outcome/redact-passages.ts';
import { mergeProposals } from './commands/review/merge-proposals.ts';
import { computeFigures } from './figures/compute.ts';
import { getPublicProposal } from './queries/get-public-proposal.ts';
import { searchRegister } from './queries/search-register.ts';
import { openProposalHarness, type ProposalHarness } from './testing.ts';
import { answerBy as answerOf, assignUnits, contactBy, seeAs } from './testing-life.ts';

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness('province');
});
afterAll(() => h.close());

const see = (who: string, proposalId: string) => seeAs(h, who, proposalId);
const DAY = 86_400_000;

const assign = (proposalId: string, units: Parameters<typeof assignUnits>[2]) => assignUnits(h, proposalId, units);
const answerBy = (proposalId: string, assignmentId: string, unit: number, replyClass: string) =>
  answerOf(h, proposalId, assignmentId, unit, replyClass);
const contact = (proposalId: string, assignmentId: string, unit: number) =>
  contactBy(h, proposalId, assignmentId, unit);

const seven = (overall: 'satisfied' | 'basically' | 'unsatisfied') =>
  ({
    form: 'seven_fields',
    visit: 'visited',
    hearing: 'before',
    attitude: 'satisfied',
    relevance: overall,
    answeredByLeader: true,
    overall,
  }) as const;

describe('a whole life under the province preset', () => {
  it('goes from filing over bounce, opinion, check and an unsatisfied rating to a tracked end', async () => {
    const proposalId = await h.filed();
    expect((await see('member1', proposalId)).number).toBe(1);
    const first = await assign(proposalId, [
      [0, 'lead'],
      [1, 'assisting'],
    ]);
    const lead0 = first[h.world.units[0]!.id]!;
    await h.run('receiver1', bounceAssignment, {
      params: { proposalId, assignmentId: lead0 },
      body: { reasonCode: 'not_our_duty', reason: '不属本单位职责', suggestedUnitIds: [] },
    });
    expect((await see('clerk', proposalId)).state).toBe('assigning');
    const second = await assign(proposalId, [
      [2, 'lead'],
      [1, 'assisting'],
    ]);
    const lead = second[h.world.units[2]!.id]!;
    const assisting = second[h.world.units[1]!.id]!;
    expect((await see('clerk', proposalId)).state).toBe('dispatched');
    await h.run('receiver3', acceptAssignment, { params: { proposalId, assignmentId: lead }, body: {} });
    await h.run('receiver2', acceptAssignment, { params: { proposalId, assignmentId: assisting }, body: {} });
    expect((await see('member1', proposalId)).state).toBe('handling');

    const params = { proposalId, assignmentId: lead };
    const until = new Date(h.clock.now().getTime() + 120 * DAY).toISOString().slice(0, 10);
    await h.run('handler3', askExtension, { params, body: { until, reason: '需要会商' } });
    await h.run('party-office', answerExtension, { params, body: { grant: true, answer: '' } });
    await h.run('handler2', giveOpinion, {
      params: { proposalId, assignmentId: assisting },
      body: { opinion: '同意，交通部分由我单位落实。' },
    });
    await h.run('handler3', draftReply, {
      params,
      body: { class: 'A', body: '答复内容', letterNumber: '', contactName: '', contactPhone: '', signerName: '' },
    });
    await h.run('handler3', askCosign, { params, body: {} });
    const paused = (await see('clerk', proposalId)).clocks.find((clock) => clock.kind === 'reply');
    expect(paused?.paused).toBe(true);
    await h.run('handler2', answerCosign, {
      params: { proposalId, assignmentId: assisting },
      body: { agree: true, note: '' },
    });
    expect((await h.refusal('handler3', submitCheck, { params, body: {} })).code).toBe('contact_first');
    await contact(proposalId, lead, 3);
    await h.run('handler3', submitCheck, { params, body: {} });
    expect((await h.refusal('government-office', passCheck, { params, body: { note: '' } })).status).toBe(403);
    await h.run('party-office', sendBackReply, { params, body: { reason: '建议二未答' } });
    await h.run('handler3', draftReply, {
      params,
      body: { class: 'A', body: '逐条答复', letterNumber: '', contactName: '', contactPhone: '', signerName: '' },
    });
    await h.run('handler3', submitCheck, { params, body: {} });
    await h.run('party-office', passCheck, { params, body: { class: 'B', note: '尚在推进' } });
    await h.run('signer3', signReply, { params, body: { signerName: '签发人' } });
    await h.run('handler3', issueReply, { params, body: {} });
    let detail = await see('member1', proposalId);
    expect(detail.state).toBe('rating');
    expect(detail.replies[0]).toMatchObject({ class: 'B', classChangedFrom: 'A', letterNumber: '测宣提复〔2026〕1号' });

    const proposerId = detail.proposers.find((item) => item.mine)!.proposerId;
    const rate = (replyId: string, overall: 'satisfied' | 'unsatisfied') =>
      h.run('member1', rateReply, {
        params: { proposalId },
        body: { replyId, proposerId, rating: seven(overall), comment: '建议二没有答复' },
      });
    expect(
      (
        await h.refusal('member2', rateReply, {
          params: { proposalId },
          body: { replyId: detail.replies[0]!.replyId, proposerId, rating: seven('satisfied'), comment: '' },
        })
      ).status,
    ).toBe(403);
    await rate(detail.replies[0]!.replyId, 'unsatisfied');
    detail = await see('member1', proposalId);
    expect(detail.state).toBe('reworking');
    await h.run('handler3', draftReply, {
      params,
      body: { class: 'B', body: '二次答复', letterNumber: '', contactName: '', contactPhone: '', signerName: '' },
    });
    await h.run('handler3', askCosign, { params, body: {} });
    await h.run('handler2', answerCosign, {
      params: { proposalId, assignmentId: assisting },
      body: { agree: true, note: '' },
    });
    await h.run('handler3', submitCheck, { params, body: {} });
    await h.run('party-office', passCheck, { params, body: { note: '' } });
    await h.run('signer3', signReply, { params, body: { signerName: '签发人' } });
    await h.run('handler3', issueReply, { params, body: {} });
    detail = await see('member1', proposalId);
    await rate(detail.replies.find((reply) => reply.round === 2)!.replyId, 'satisfied');
    detail = await see('clerk', proposalId);
    expect(detail.state).toBe('tracked');
    const promise = detail.promises.find((item) => item.kind === 'class_review')!;
    expect((await h.refusal('clerk', archiveProposal, { params: { proposalId } })).code).toBe('promises_open');
    await h.run('clerk', lookBack, {
      params: { proposalId, promiseId: promise.promiseId },
      body: { status: 'kept', note: '现场查看，已完成', classAfter: 'A' },
    });
    await h.run('clerk', archiveProposal, { params: { proposalId } });
    expect((await see('clerk', proposalId)).state).toBe('archived');
    expect((await see('clerk', proposalId)).clocks).toEqual([]);
  });

  it('keeps every proposer of merged proposals, and a second dissatisfaction leads to a face-to-face consultation', async () => {
    await h.publish({ review: { ...(await rules()).review, rounds: 1 } }, 'province');
    const filedOne = async (who: string, subject: string) => {
      const id = await h.submitted({ subject }, who);
      const { takeIn } = await import('./commands/review/take-in.ts');
      await h.run('clerk', takeIn, { params: { proposalId: id }, body: {} });
      return id;
    };
    const main = await filedOne('member1', '关于整治山塘水渠的建议');
    const other = await filedOne('member4', '关于修复村级渠道的建议');
    const { fileProposal } = await import('./commands/review/file-proposal.ts');
    await h.run('reviewer1', fileProposal, { params: { proposalId: main }, body: { note: '' } });
    await h.run('reviewer1', mergeProposals, {
      params: { proposalId: other },
      body: { intoId: main, note: '同一事项' },
    });
    const ids = await assign(main, [
      [0, 'separate'],
      [1, 'separate'],
    ]);
    for (const unit of [1, 2]) {
      const assignmentId = ids[h.world.units[unit - 1]!.id]!;
      await h.run(`receiver${unit}`, acceptAssignment, { params: { proposalId: main, assignmentId }, body: {} });
      await contact(main, assignmentId, unit);
      await answerBy(main, assignmentId, unit, 'A');
    }
    const asked = async (who: string) =>
      (await see(who, main)).clocks.filter((clock) => clock.kind === 'rating' && clock.mine).length;
    const rateAll = async (round: number, overall: 'satisfied' | 'unsatisfied') => {
      for (const who of ['member1', 'member4']) {
        expect([who, await asked(who)]).toEqual([who, 1]);
        const detail = await see(who, main);
        const proposerId = detail.proposers.find((item) => item.mine && item.role !== 'supporter')!.proposerId;
        // What others gave in this round is not shown before one's own is given.
        const now = new Set(detail.replies.filter((item) => item.round === round).map((item) => item.replyId));
        expect(detail.ratings.filter((item) => now.has(item.replyId))).toEqual([]);
        for (const reply of detail.replies.filter((item) => item.round === round)) {
          await h.run(who, rateReply, {
            params: { proposalId: main },
            body: { replyId: reply.replyId, proposerId, rating: seven(overall), comment: '建议二没有答复' },
          });
        }
        expect([who, await asked(who)]).toEqual([who, 0]);
      }
    };
    await rateAll(1, 'unsatisfied');
    expect((await see('clerk', main)).state).toBe('reworking');
    for (const unit of [1, 2]) await answerBy(main, ids[h.world.units[unit - 1]!.id]!, unit, 'A');
    await rateAll(2, 'unsatisfied');
    expect((await see('clerk', main)).state).toBe('consulting');
    const meeting = {
      kind: 'face_to_face',
      title: '当面协商会',
      heldAt: h.clock.now().toISOString(),
      place: '议事厅',
      chair: '',
      participants: '',
      minutes: '达成一致',
      minutesFileId: null,
    } as const;
    await h.run('clerk', recordMeeting, { params: { proposalId: main }, body: meeting });
    expect((await see('member4', main)).state).toBe('closed');
  });

  it('takes paper ratings with a scan, and closes the unrated when the time is over', async () => {
    const proposalId = await h.filed({}, 'member1');
    const ids = await assign(proposalId, [[0, 'lead']]);
    const assignmentId = ids[h.world.units[0]!.id]!;
    await h.run('receiver1', acceptAssignment, { params: { proposalId, assignmentId }, body: {} });
    await contact(proposalId, assignmentId, 1);
    await answerBy(proposalId, assignmentId, 1, 'A');
    const detail = await see('clerk', proposalId);
    expect((await h.refusal('clerk', closeUnrated, { params: { proposalId }, body: { reason: '逾期' } })).code).toBe(
      'rating_time_left',
    );
    const body = {
      replyId: detail.replies[0]!.replyId,
      proposerId: detail.proposers[0]!.proposerId,
      rating: seven('satisfied'),
      comment: '',
      ratedOn: '2026-01-20',
    };
    const { storeFile } = await import('../files/index.ts');
    const { Readable } = await import('node:stream');
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
      'base64',
    );
    const scan = await storeFile(await h.contextOf(h.world.actorOf('clerk')), '评价表.png', Readable.from([png]));
    await h.run('clerk', enterPaperRating, { params: { proposalId }, body: { ...body, scanFileId: scan.id } });
    const after = await see('clerk', proposalId);
    expect(after.state).toBe('closed');
    expect(after.history.at(-1)).toMatchObject({ action: 'enter_paper_rating', onBehalfOf: detail.proposers[0]!.name });
  });
});

describe('the public side', () => {
  it('shows nothing before its day, then the story, without withheld passages', async () => {
    const proposalId = await h.filed({
      subject: '关于保护白鹭湖湿地的建议',
      situation: '湖边某某企业排水，影响水质。'.repeat(3),
    });
    const citizen = { kind: 'citizen' as const, accountId: null, name: '', grants: [], scopes: null, sessionId: null };
    const read = () => h.run(citizen, getPublicProposal, { params: { proposalId } });
    const find = async (words: string) =>
      (await h.run(citizen, searchRegister, { query: { words, page: 1, size: 20 } })).items.map(
        (item) => item.proposalId,
      );
    expect((await h.refusal(citizen, getPublicProposal, { params: { proposalId } })).status).toBe(404);
    await h.run('clerk', decidePublicity, {
      params: { proposalId },
      body: { decision: 'public', reason: '', replies: [] },
    });
    expect((await h.refusal(citizen, getPublicProposal, { params: { proposalId } })).status).toBe(404);
    h.clock.advance(20 * DAY);
    expect((await read()).subject).toContain('白鹭湖');
    expect(await find('湿地')).toContain(proposalId);
    await h.run('clerk', redactPassages, {
      params: { proposalId },
      body: { redactions: [{ field: 'situation', from: 0, to: 42, reason: '涉及企业' }] },
    });
    expect(JSON.stringify(await read())).not.toContain('某某企业');
    expect(await find('企业')).not.toContain(proposalId);
    expect((await see('clerk', proposalId)).situation).toContain('某某企业');
    h.clock.advance(-20 * DAY);
  });
  it('counts the figures from the records', async () => {
    const ctx = await h.contextOf(h.world.actorOf('clerk'));
    const figures = await computeFigures(ctx, { audience: 'inside', imported: false });
    expect(figures.received).toBe(figures.filed + figures.merged + figures.pending);
    expect(figures.merged).toBe(1);
    expect(figures.replies.issued).toBe(4);
    expect(figures.ratings).toMatchObject({ satisfied: 2, unsatisfied: 4 });
  });
});

const rules = async () => (await import('./rules.ts')).presets.province;
