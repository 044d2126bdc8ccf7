/** Everybody concerned is told in words of their own, and nobody is asked for a step that is not theirs to take. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { system } from '../../../platform/http/context.ts';
import { acceptAssignment, askExtension, bounceAssignment, rateReply } from '../commands/handling.ts';
import type { eventNames, ProposalEvent } from '../events.ts';
import { getProposal } from '../queries/get-proposal.ts';
import { loadMatter } from '../store/matter.ts';
import { openProposalHarness, type ProposalHarness } from '../testing.ts';
import { answerBy, assignUnits, contactBy, proposeUnits, seeAs } from '../testing-life.ts';
import { liveWholeLife } from '../testing-whole-life.ts';
import { askingWords, audiences, type NoticeWords, otherWords } from './audiences.ts';
import { recipientsOf } from './recipients.ts';

/** Notices that ask for something, and the steps of which one must be the reader's at that moment. */
const asks: Readonly<Partial<Record<NoticeWords, readonly string[]>>> = {
  cosign_invited: ['answer_invitation'],
  submitted_office: ['take_in'],
  returned: ['edit_draft'],
  round_reached: ['recommend', 'file'],
  filed_office: ['propose_assignment'],
  assignment_proposed: ['confirm_assignment'],
  dispatched_unit: ['accept'],
  bounced: ['refuse_bounce'],
  bounced_assigner: ['propose_assignment'],
  bounced_committee: ['refuse_bounce'],
  bounce_refused: ['accept'],
  handed_on: ['draft_reply', 'record_contact'],
  extension_asked: ['answer_extension'],
  cosign_asked: ['answer_cosign'],
  check_asked: ['pass_check'],
  reply_sent_back: ['draft_reply'],
  reply_approved: ['sign_reply'],
  reply_signed: ['issue_reply'],
  reply_issued: ['rate'],
  rework_asked: ['draft_reply'],
  consulting_needed: ['record_consultation', 'rate'],
  consulting_office: ['record_consultation'],
};
/** Asked for in other lives than the whole one. */
const elsewhere = ['bounced_committee', 'consulting_needed', 'consulting_office'];
/** Sentences that ask, by their Chinese. */
const asking = /(?<![邀申])请(?!提案人|查看|您评价)/;

const loginsOf = (h: ProposalHarness) =>
  new Map(Object.entries(h.world.accounts).map(([login, id]) => [id, login] as const));

async function toldOf(h: ProposalHarness, event: ProposalEvent) {
  const ctx = await h.contextOf(system);
  const matter = await loadMatter(ctx, event.proposalId, false);
  const logins = loginsOf(h);
  return (await recipientsOf(ctx, matter, event)).flatMap((item) =>
    item.accountIds.map((id) => ({ login: logins.get(id)!, front: item.front, words: item.words })),
  );
}

/** Every notice of every step, looked at the moment it was announced. */
function watch(h: ProposalHarness) {
  const seen: Array<{ event: string; login: string; words: NoticeWords; able: boolean }> = [];
  const inner = h.run;
  let watching = true;
  let at = 0;
  const look = async () => {
    if (!watching) return;
    watching = false;
    const events = await h.announced();
    for (const event of events.slice(at).filter((one) => one.event in audiences)) {
      for (const { login, words } of await toldOf(h, event)) {
        const steps = asks[words];
        let able = true;
        if (steps) {
          const { abilities } = await inner(login, getProposal, { params: { proposalId: event.proposalId } });
          const held = [...abilities.proposal, ...Object.values(abilities.assignments).flat()];
          able = steps.some((step) => held.includes(step));
        }
        seen.push({ event: event.event, login, words, able });
      }
    }
    at = events.length;
    watching = true;
  };
  h.run = (async (...call: Parameters<typeof inner>) => {
    const answer = await inner(...call);
    await look();
    return answer;
  }) as typeof h.run;
  const submitted = h.submitted;
  h.submitted = async (...call) => {
    const proposalId = await submitted(...call);
    await look();
    return proposalId;
  };
  return seen;
}

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness('county');
});
afterAll(() => h?.close());

async function told(event: (typeof eventNames)[number], proposalId: string, more: Partial<ProposalEvent> = {}) {
  const actorId = h.world.accounts.handler1!;
  const found = await toldOf(h, { event, proposalId, actorId, ...more });
  return Object.fromEntries(found.map(({ login, front, words }) => [login, `${front} ${words}`]));
}

const rateAll = async (who: string, proposalId: string, verdicts: ReadonlyArray<'satisfied' | 'unsatisfied'>) => {
  const detail = await seeAs(h, who, proposalId);
  const { proposerId } = detail.proposers.find((item) => item.mine)!;
  const replies = detail.replies.filter((item) => item.issuedAt !== null);
  for (const [index, overall] of verdicts.entries()) {
    await h.run(who, rateReply, {
      params: { proposalId },
      body: {
        replyId: replies[index]!.replyId,
        proposerId,
        rating: { form: 'attitude_effect', attitude: 'satisfied', effect: overall },
        comment: '请再看',
      },
    });
  }
  return replies;
};

describe('notices', () => {
  it('ask for a step only those who may take it then, in a whole life', async () => {
    const house = await openProposalHarness('province');
    try {
      const seen = watch(house);
      await liveWholeLife(house);
      expect(seen.filter((item) => !item.able)).toEqual([]);
      const asked = new Set(seen.map((item) => item.words).filter((words) => asks[words]));
      expect([...asked].sort()).toEqual([...Object.keys(asks)].filter((words) => !elsewhere.includes(words)).sort());
    } finally {
      await house.close();
    }
  });
  it('have a row for every sentence that asks', () => {
    const sentences = JSON.parse(readFileSync(new URL('../words/notices.zh-CN.json', import.meta.url), 'utf8'))
      .notice as Record<string, string>;
    const all = new Set(Object.values(audiences).flatMap((row) => Object.values(row)));
    for (const words of [...all, ...otherWords]) {
      if (asking.test(sentences[words]!)) expect(asks, words).toHaveProperty(words);
    }
    expect([...askingWords].sort()).toEqual(Object.keys(asks).sort());
  });
  it('of an issued reply ask the proposer to rate when all units have answered, and the clerk nothing', async () => {
    const proposalId = await h.filed();
    const byUnit = await assignUnits(h, proposalId, [
      [0, 'separate'],
      [1, 'separate'],
    ]);
    const [one, two] = [0, 1].map((at) => byUnit[h.world.units[at]!.id]!) as [string, string];
    expect(await told('dispatched', proposalId, { assignmentId: one })).toEqual({
      member1: 'm dispatched',
      receiver1: 'desk dispatched_unit',
    });
    expect(await told('filed', proposalId)).toEqual({ member1: 'm filed', assigner: 'desk filed_office' });
    for (const [unit, assignmentId] of [
      [1, one],
      [2, two],
    ] as const) {
      const params = { proposalId, assignmentId };
      await h.run(`receiver${unit}`, acceptAssignment, { params, body: {} });
      await contactBy(h, proposalId, assignmentId, unit);
      await answerBy(h, proposalId, assignmentId, unit, 'A');
      expect(await told('reply_issued', proposalId, { assignmentId })).toEqual({
        member1: unit === 1 ? 'm reply_issued_waiting' : 'm reply_issued',
        clerk: unit === 1 ? 'desk reply_issued_waiting_office' : 'desk reply_issued_office',
      });
    }
    const sent = (await h.announced()).length;
    await rateAll('member1', proposalId, ['satisfied', 'unsatisfied']);
    const event = (await h.announced()).slice(sent).find((item) => item.event === 'rework_asked')!;
    const again = (await toldOf(h, event)).map(({ login, words }) => [login, words]);
    const unsatisfying = (await seeAs(h, 'clerk', proposalId)).assignments.find((item) => item.state === 'accepted')!;
    const unit = unsatisfying.assignmentId === one ? 1 : 2;
    expect(again).toEqual(
      expect.arrayContaining([
        [`receiver${unit}`, 'rework_asked'],
        [`handler${unit}`, 'rework_asked'],
        ['government-office', 'rework_asked_office'],
      ]),
    );
    expect(again).toHaveLength(3);
  });
  it('and tasks reach the committee where it confirms by itself', async () => {
    const proposalId = await h.filed();
    const [proposed] = await proposeUnits(h, proposalId, [[0, 'lead']]);
    const tasks = async (who: string) =>
      (await h.inbox(who)).items.filter((item) => item.proposalId === proposalId).map((item) => item.task);
    expect(await tasks('assigner')).toEqual(['confirm_assignment']);
    expect(await told('assignment_proposed', proposalId, { assignmentIds: [proposed!.assignmentId] })).toEqual({
      assigner: 'desk assignment_proposed',
      'government-office': 'desk assignment_proposed',
    });
    const handled = await h.filed();
    const inHand = await assignUnits(h, handled, [[0, 'lead']]);
    const params = { proposalId: handled, assignmentId: Object.values(inHand)[0]! };
    await h.run('receiver1', acceptAssignment, { params, body: {} });
    const until = new Date(h.clock.now().getTime() + 70 * 86_400_000).toISOString().slice(0, 10);
    await h.run('receiver1', askExtension, { params, body: { until, reason: '需要实地勘察' } });
    expect((await h.inbox('clerk')).items).toContainEqual(
      expect.objectContaining({ task: 'answer_extension', proposalId: handled }),
    );
    expect(await told('extension_asked', handled, params)).toEqual({
      clerk: 'desk extension_asked',
      'government-office': 'desk extension_asked',
    });
    const bouncedId = await h.filed();
    const units = await assignUnits(h, bouncedId, [[0, 'lead']]);
    const bounced = { proposalId: bouncedId, assignmentId: Object.values(units)[0]! };
    await h.run('receiver1', bounceAssignment, {
      params: bounced,
      body: { reasonCode: 'not_our_duty', reason: '不属于我厅职责', suggestedUnitIds: [] },
    });
    expect((await told('bounced', bouncedId, bounced)).assigner).toBe('desk bounced_committee');
    expect((await h.inbox('assigner')).items).toContainEqual(
      expect.objectContaining({ task: 'answer_bounce', proposalId: bouncedId }),
    );
  });
});
