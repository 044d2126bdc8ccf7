/** Lives of demo proposals, each carried as far as its plan says. */
import type { RatingForm, Satisfaction } from '../../handling/contract.ts';
import type { DemoActor } from '../../members/index.ts';
import {
  acceptAssignment,
  addPromise,
  answerCosign,
  askCosign,
  bounceAssignment,
  confirmAssignment,
  draftReply,
  giveOpinion,
  issueReply,
  passCheck,
  proposeAssignment,
  rateReply,
  recordContact,
  signReply,
  submitCheck,
} from '../commands/handling.ts';
import { decidePublicity } from '../commands/outcome/decide-publicity.ts';
import { markKey } from '../commands/outcome/mark-key.ts';
import { convertProposal } from '../commands/review/convert-proposal.ts';
import { declineProposal } from '../commands/review/decline-proposal.ts';
import { fileProposal } from '../commands/review/file-proposal.ts';
import { recommend } from '../commands/review/recommend.ts';
import { returnForRevision } from '../commands/review/return-for-revision.ts';
import { takeIn } from '../commands/review/take-in.ts';
import { answerInvitation } from '../commands/writing/answer-invitation.ts';
import { createDraft } from '../commands/writing/create-draft.ts';
import { inviteCosigners } from '../commands/writing/invite-cosigners.ts';
import { submitProposal } from '../commands/writing/submit-proposal.ts';
import type { ProposalDetail } from '../contract/detail.ts';
import type { DraftContent } from '../contract/writing.ts';
import { getProposal } from '../queries/get-proposal.ts';
import type { ProposalRules } from '../rules.ts';
import type { DemoTopic } from './topics.ts';

const stages = [
  'draft',
  'cosigning',
  'submitted',
  'reviewing',
  'returned',
  'declined',
  'converted',
  'filed',
  'assigning',
  'dispatched',
  'bounced',
  'accepted',
  'drafted',
  'checking',
  'rating',
  'closed',
] as const;
export type Stage = (typeof stages)[number];

export interface LifePlan {
  topic: DemoTopic;
  content: DraftContent;
  /** Office (login) of the first proposer. */
  proposer: string;
  cosigners: Array<{ login: string; memberId: string }>;
  stage: Stage;
  begins: Date;
  /** Unit ids, the lead first, with the key their people's logins begin with. */
  units: Array<{ id: string; key: string; side: 'party' | 'government' }>;
  rating: Satisfaction;
  publicity: 'public' | 'title_only' | 'later';
  /** A key proposal, overseen by this leader. */
  overseenBy?: string;
  rules: ProposalRules;
  /** Days the lead unit takes beyond the usual fortnight. */
  pace: number;
}

const DAY = 86_400_000;

function formFor(rules: ProposalRules, overall: Satisfaction): RatingForm {
  const { form } = rules.rating;
  if (form === 'three_level') return { form, overall };
  if (form === 'attitude_effect') return { form, attitude: 'satisfied', effect: overall };
  return {
    form,
    visit: 'visited',
    hearing: 'before',
    attitude: 'satisfied',
    relevance: overall,
    answeredByLeader: overall === 'satisfied',
    overall,
  };
}

/** Carries one proposal along its plan. @returns its id */
export async function live(demo: DemoActor, plan: LifePlan): Promise<string> {
  const { act, clock } = demo;
  const until = (stage: Stage) => stages.indexOf(plan.stage) >= stages.indexOf(stage);
  const wait = (days: number) => clock.advance(days * DAY);
  clock.set(plan.begins);
  const { proposalId } = await act(plan.proposer, createDraft, { body: plan.content as never });
  const params = { proposalId };
  const see = (who: string): Promise<ProposalDetail> => act(who, getProposal, { params });
  if (plan.stage === 'draft') return proposalId;
  if (plan.cosigners.length > 0) {
    await act(plan.proposer, inviteCosigners, {
      params,
      body: { memberIds: plan.cosigners.map((item) => item.memberId), bodyIds: [] },
    });
    if (plan.stage === 'cosigning') return proposalId;
    wait(1);
    for (const { login } of plan.cosigners) {
      const mine = (await see(login)).proposers.find((item) => item.mine)!;
      await act(login, answerInvitation, { params, body: { proposerId: mine.proposerId, accept: true } });
    }
  }
  await act(plan.proposer, submitProposal, { params, body: {} });
  if (!until('reviewing')) return proposalId;
  await examine(demo, plan, proposalId);
  if (!until('assigning')) return proposalId;
  await handle(demo, plan, proposalId, see, until, wait);
  return proposalId;
}

async function examine({ act, clock }: DemoActor, plan: LifePlan, proposalId: string): Promise<void> {
  const params = { proposalId };
  clock.advance(DAY);
  await act('clerk', takeIn, { params, body: {} });
  if (plan.stage === 'reviewing') return;
  const { rounds } = plan.rules.review;
  if (plan.stage === 'returned') {
    await act('reviewer1', returnForRevision, {
      params,
      body: { reason: '建议部分请写得更具体，并补充走访数据的来源。' },
    });
    return;
  }
  for (let round = 1; round < rounds; round += 1) {
    clock.advance(DAY);
    await act(`reviewer${round}`, recommend, {
      params,
      body: { outcome: 'file', note: round === 1 ? '选题贴近群众，建议具体。' : '同意上一轮意见。' },
    });
  }
  clock.advance(DAY);
  const last = `reviewer${rounds}`;
  if (plan.stage === 'declined') {
    await act(last, declineProposal, {
      params,
      body: { note: '', reasonCode: 'empty', notice: '所提建议较为原则，缺少可操作的措施，欢迎补充调研后再次提出。' },
    });
  } else if (plan.stage === 'converted') {
    await act(last, convertProposal, {
      params,
      body: { note: '', convertTo: 'suggestion', reason: '事项具体，转为意见建议由有关单位直接办理。' },
    });
  } else {
    await act(last, fileProposal, { params, body: { note: '同意立案。' } });
    if (plan.overseenBy) await act('clerk', markKey, { params, body: { key: true, leader: plan.overseenBy } });
    if (plan.publicity !== 'later') {
      await act('clerk', decidePublicity, {
        params,
        body: {
          decision: plan.publicity,
          reason: plan.publicity === 'public' ? '' : '涉及正在商谈的项目',
          replies: [],
        },
      });
    }
  }
}

const contacts = [
  { kind: 'visit', note: '上门听取意见，就办理思路交换看法。' },
  { kind: 'phone', note: '电话沟通办理进展，提案人希望说明完成时间。' },
  { kind: 'meeting', note: '邀请提案人到现场座谈，逐条商量建议如何落实。' },
] as const;

type See = (who: string) => Promise<ProposalDetail>;

async function handle(
  demo: DemoActor,
  plan: LifePlan,
  proposalId: string,
  see: See,
  until: (stage: Stage) => boolean,
  wait: (days: number) => void,
): Promise<void> {
  const { act } = demo;
  wait(2);
  const units = plan.units.map((unit, index) => ({
    unitId: unit.id,
    role: index === 0 ? ('lead' as const) : ('assisting' as const),
  }));
  await act('assigner', proposeAssignment, { params: { proposalId }, body: { units, note: '' } });
  if (plan.stage === 'assigning') return;
  wait(1);
  const { assignments } = await see('clerk');
  const idOf = (index: number) => assignments.find((item) => item.unitId === plan.units[index]!.id)!.assignmentId;
  for (const [index, unit] of plan.units.entries()) {
    await act(`${unit.side}-office`, confirmAssignment, {
      params: { proposalId, assignmentId: idOf(index) },
      body: { note: '' },
    });
  }
  if (plan.stage === 'dispatched') return;
  wait(2);
  const lead = plan.units[0]!;
  const params = { proposalId, assignmentId: idOf(0) };
  if (plan.stage === 'bounced') {
    await act(`${lead.key}-receiver`, bounceAssignment, {
      params,
      body: {
        reasonCode: 'not_our_duty',
        reason: '所提事项主要职责在其他部门，建议调整主办单位。',
        suggestedUnitIds: [],
      },
    });
    return;
  }
  for (const [index, unit] of plan.units.entries()) {
    await act(`${unit.key}-receiver`, acceptAssignment, {
      params: { proposalId, assignmentId: idOf(index) },
      body: {},
    });
  }
  if (plan.stage === 'accepted') return;
  wait(8);
  const handler = `${lead.key}-handler`;
  await act(handler, recordContact, {
    params,
    body: {
      ...contacts[plan.pace % contacts.length]!,
      happenedAt: demo.clock.now().toISOString(),
      withWhom: '第一提案人',
    },
  });
  for (const [index, unit] of plan.units.entries()) {
    if (index === 0) continue;
    await act(`${unit.key}-handler`, giveOpinion, {
      params: { proposalId, assignmentId: idOf(index) },
      body: { opinion: '赞同提案所提建议，涉及我单位职责的部分将配合主办单位落实。' },
    });
  }
  wait(14 + plan.pace);
  await reply(demo, plan, params, idOf);
  if (plan.stage === 'drafted' || plan.stage === 'checking') return;
  wait(2);
  await issue(demo, lead, params);
  if (!until('closed')) return;
  wait(5);
  await rateAll(demo, plan, proposalId, see, plan.rating);
  // Of those sent back for rework, every other one has been done again by now.
  if ((await see('clerk')).state !== 'reworking' || plan.pace % 2 === 1) return;
  wait(9);
  await reply(demo, plan, params, idOf);
  wait(2);
  await issue(demo, lead, params);
  wait(3);
  await rateAll(demo, plan, proposalId, see, 'satisfied');
}

/** Checked, signed and sent to the proposers. */
async function issue(
  { act }: DemoActor,
  lead: LifePlan['units'][number],
  params: { proposalId: string; assignmentId: string },
): Promise<void> {
  await act(`${lead.side}-office`, passCheck, { params, body: { note: '' } });
  await act(`${lead.key}-signer`, signReply, { params, body: { signerName: '签发人（演示）' } });
  await act(`${lead.key}-handler`, issueReply, { params, body: {} });
}

async function reply(
  { act, clock }: DemoActor,
  plan: LifePlan,
  params: { proposalId: string; assignmentId: string },
  idOf: (index: number) => string,
): Promise<void> {
  const lead = plan.units[0]!;
  const handler = `${lead.key}-handler`;
  const body = `您提出的《${plan.content.subject}》收悉，感谢您对有关工作的关心。现答复如下：\n${plan.topic.reply}\n下一步，我们将继续听取您的意见，把办理成果落到实处。`;
  await act(handler, draftReply, {
    params,
    body: {
      class: plan.topic.replyClass,
      body,
      letterNumber: '',
      contactName: '承办处室',
      contactPhone: '',
      signerName: '',
    },
  });
  if (plan.stage === 'drafted') return;
  if (plan.units.length > 1) {
    await act(handler, askCosign, { params, body: {} });
    for (const [index, unit] of plan.units.entries()) {
      if (index > 0)
        await act(`${unit.key}-handler`, answerCosign, {
          params: { ...params, assignmentId: idOf(index) },
          body: { agree: true, note: '' },
        });
    }
  }
  if (plan.topic.replyClass === 'B') {
    const dueOn = new Date(clock.now().getTime() + 200 * DAY).toISOString().slice(0, 10);
    await act(handler, addPromise, { params, body: { text: `落实“${plan.topic.suggestions[0]}”`, dueOn } });
  }
  await act(handler, submitCheck, { params, body: {} });
}

async function rateAll(
  { act }: DemoActor,
  plan: LifePlan,
  proposalId: string,
  see: See,
  overall: Satisfaction,
): Promise<void> {
  for (const [index, who] of [plan.proposer, ...plan.cosigners.map((item) => item.login)].entries()) {
    const detail = await see(who);
    if (detail.state !== 'rating') return;
    const mine = detail.proposers.find((item) => item.mine)!;
    const rating = formFor(plan.rules, index === 0 ? overall : 'satisfied');
    await act(who, rateReply, {
      params: { proposalId },
      body: {
        replyId: detail.replies.find((item) => item.round === detail.replyRound)!.replyId,
        proposerId: mine.proposerId,
        rating,
        comment: index === 0 && overall !== 'satisfied' ? '希望进一步明确完成时间。' : '',
      },
    });
  }
}
