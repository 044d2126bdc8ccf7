/** Whole lives for tests: every step a proposal can take, each text carrying a mark of its own that can be looked for. */

import {
  acceptAssignment,
  addPromise,
  answerCosign,
  answerExtension,
  askCosign,
  askExtension,
  bounceAssignment,
  confirmAssignment,
  draftReply,
  giveOpinion,
  handOn,
  issueReply,
  lookBack,
  passCheck,
  proposeAssignment,
  rateProposal,
  rateReply,
  recordContact,
  refuseBounce,
  refuseSign,
  reportPromise,
  scoreHandling,
  sendBackReply,
  signReply,
  submitCheck,
  viewPublicity,
} from './commands/handling.ts';
import { archiveProposal } from './commands/outcome/archive-proposal.ts';
import { decidePublicity } from './commands/outcome/decide-publicity.ts';
import { decideSelection, nominateExcellent, openSelection } from './commands/outcome/excellent.ts';
import { markKey } from './commands/outcome/mark-key.ts';
import { recordInstruction } from './commands/outcome/record-instruction.ts';
import { recordMeeting } from './commands/outcome/record-meeting.ts';
import { redactPassages } from './commands/outcome/redact-passages.ts';
import { categorise } from './commands/review/categorise.ts';
import { fileProposal } from './commands/review/file-proposal.ts';
import { mergeProposals } from './commands/review/merge-proposals.ts';
import { recommend } from './commands/review/recommend.ts';
import { returnForRevision } from './commands/review/return-for-revision.ts';
import { sendBackRound } from './commands/review/send-back-round.ts';
import { takeIn } from './commands/review/take-in.ts';
import { answerInvitation } from './commands/writing/answer-invitation.ts';
import { inviteCosigners } from './commands/writing/invite-cosigners.ts';
import { reopenDraft } from './commands/writing/reopen-draft.ts';
import { submitProposal } from './commands/writing/submit-proposal.ts';
import { supportProposal } from './commands/writing/support-proposal.ts';
import { wishPublicity } from './commands/writing/wish-publicity.ts';
import { type ProposalHarness, sampleContent } from './testing.ts';
import { seeAs } from './testing-life.ts';

/** The mark a text of this name carries: letters alone, so that no word search, file or address cuts it. */
export const mark = (name: string): string => `zz${name.replaceAll('-', '')}zz`;

const marked = (name: string): string => `${mark(name)}，这里是为查找而写的一句话。`;
const DAY = 86_400_000;

/** The world's life under the province preset, up to where it is tracked (or archived). Three rounds of examination. */
export interface WholeLife {
  proposalId: string;
  /** Merged into it; its wish is internal. */
  mergedId: string;
  leadId: string;
  assistingId: string;
  selectionId: string;
  replyIds: string[];
  /** Archives it: nothing can be done afterwards. */
  archive(): Promise<void>;
}

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

/** First proposer member1, co-signer member2, invited and never answering member4, supporter member5. */
async function write(h: ProposalHarness): Promise<string> {
  const content = sampleContent({
    subject: `关于整治山塘水渠的建议${mark('subject')}`,
    situation: `${marked('situation')}${sampleContent().situation}`,
    contactName: mark('contact-name'),
    contactPhone: mark('contact-phone'),
    evidence: [
      {
        kind: 'visit',
        title: mark('evidence-title'),
        detail: marked('evidence-detail'),
        happenedOn: '2025-11-03',
        link: '',
        fileId: null,
      },
    ],
  });
  const proposalId = await h.draft(content);
  const params = { proposalId };
  const [second, , fourth] = [1, 2, 3].map((at) => h.world.members[at]!.id) as [string, string, string];
  const accept = async () => {
    const detail = await seeAs(h, 'member2', proposalId);
    const { proposerId } = detail.proposers.find((item) => item.mine)!;
    await h.run('member2', answerInvitation, { params, body: { proposerId, accept: true } });
  };
  await h.run('member1', inviteCosigners, { params, body: { memberIds: [second, fourth], bodyIds: [] } });
  await accept();
  await h.run('member1', reopenDraft, { params });
  await h.run('member1', inviteCosigners, { params, body: { memberIds: [], bodyIds: [] } });
  await accept();
  await h.run('member1', submitProposal, { params, body: {} });
  await h.run('member5', supportProposal, { params });
  await h.run('member1', wishPublicity, { params, body: { wish: 'public', reason: marked('wish-reason') } });
  return proposalId;
}

/** Returned once, sent back a round, filed; another one is merged into it. @returns the id of the merged one */
async function examine(h: ProposalHarness, proposalId: string): Promise<string> {
  const params = { proposalId };
  await h.run('clerk', takeIn, { params, body: {} });
  const say = (round: number, id = proposalId) =>
    h.run(`reviewer${round}`, recommend, {
      params: { proposalId: id },
      body: { outcome: 'file', note: marked(`recommend${round}`) },
    });
  await say(1);
  await h.run('reviewer2', sendBackRound, { params, body: { note: marked('send-back') } });
  await h.run('reviewer1', returnForRevision, { params, body: { reason: marked('return-reason') } });
  await h.run('member1', submitProposal, { params, body: {} });
  await h.run('clerk', takeIn, { params, body: {} });
  await say(1);
  await say(2);
  await h.run('reviewer3', fileProposal, { params, body: { note: marked('file-note') } });
  const mergedId = await h.submitted(
    {
      subject: `关于修复渠道的建议${mark('merged-subject')}`,
      publicityWish: 'internal',
      publicityWishReason: marked('merged-wish-reason'),
    },
    'member3',
  );
  await h.run('clerk', takeIn, { params: { proposalId: mergedId }, body: {} });
  await say(1, mergedId);
  await say(2, mergedId);
  await h.run('reviewer3', mergeProposals, {
    params: { proposalId: mergedId },
    body: { intoId: proposalId, note: marked('merge-note') },
  });
  await h.run('clerk', categorise, { params, body: { category: 'water', committeeId: null } });
  return mergedId;
}

/** Units 1 (lead) and 2 (assisting); the lead asks to give it back and is refused. */
async function assign(h: ProposalHarness, proposalId: string): Promise<{ leadId: string; assistingId: string }> {
  const params = { proposalId };
  const [first, second] = h.world.units;
  await h.run('assigner', proposeAssignment, {
    params,
    body: {
      units: [
        { unitId: first.id, role: 'lead' },
        { unitId: second.id, role: 'assisting' },
      ],
      note: marked('assignment-note'),
    },
  });
  const { assignments } = await seeAs(h, 'clerk', proposalId);
  const idOf = (unitId: string) => assignments.find((item) => item.unitId === unitId)!.assignmentId;
  const [leadId, assistingId] = [idOf(first.id), idOf(second.id)];
  for (const assignmentId of [leadId, assistingId]) {
    await h.run('government-office', confirmAssignment, {
      params: { proposalId, assignmentId },
      body: { note: marked('confirm-note') },
    });
  }
  const lead = { proposalId, assignmentId: leadId };
  await h.run('receiver1', bounceAssignment, {
    params: lead,
    body: { reasonCode: 'not_our_duty', reason: marked('bounce-reason'), suggestedUnitIds: [] },
  });
  await h.run('government-office', refuseBounce, { params: lead, body: { note: marked('bounce-refusal') } });
  await h.run('receiver1', acceptAssignment, { params: lead, body: {} });
  await h.run('receiver2', acceptAssignment, { params: { proposalId, assignmentId: assistingId }, body: {} });
  await h.run('receiver1', handOn, {
    params: lead,
    body: { handlerId: h.world.accounts.handler1!, note: marked('hand-on-note') },
  });
  return { leadId, assistingId };
}

async function answer(h: ProposalHarness, life: { proposalId: string; leadId: string; assistingId: string }) {
  const { proposalId } = life;
  const lead = { proposalId, assignmentId: life.leadId };
  const assisting = { proposalId, assignmentId: life.assistingId };
  const draft = (text: string) =>
    h.run('handler1', draftReply, {
      params: lead,
      body: {
        class: 'A',
        body: marked(text),
        letterNumber: '',
        contactName: mark('reply-contact'),
        contactPhone: mark('reply-phone'),
        signerName: '',
      },
    });
  const cosign = async (agree: boolean) => {
    await h.run('handler1', askCosign, { params: lead, body: {} });
    const note = marked(agree ? 'cosign-agreed' : 'cosign-objection');
    await h.run('handler2', answerCosign, { params: assisting, body: { agree, note } });
  };
  const check = () => h.run('handler1', submitCheck, { params: lead, body: {} });
  const pass = () =>
    h.run('government-office', passCheck, { params: lead, body: { class: 'B', note: marked('check-note') } });
  const send = async () => {
    await h.run('signer1', signReply, { params: lead, body: { signerName: mark('signer') } });
    await h.run('handler1', issueReply, { params: lead, body: {} });
  };
  return { lead, assisting, draft, cosign, check, pass, send };
}

/** Every step at work, to the issued first reply. */
async function handle(h: ProposalHarness, life: { proposalId: string; leadId: string; assistingId: string }) {
  const { lead, assisting, draft, cosign, check, pass, send } = await answer(h, life);
  await h.run('handler1', recordContact, {
    params: lead,
    body: {
      kind: 'visit',
      happenedAt: h.clock.now().toISOString(),
      withWhom: mark('contact-whom'),
      note: marked('contact-note'),
    },
  });
  const until = new Date(h.clock.now().getTime() + 120 * DAY).toISOString().slice(0, 10);
  await h.run('handler1', askExtension, { params: lead, body: { until, reason: marked('extension-reason') } });
  await h.run('government-office', answerExtension, {
    params: lead,
    body: { grant: true, answer: marked('extension-answer') },
  });
  await h.run('handler2', giveOpinion, { params: assisting, body: { opinion: marked('opinion') } });
  const dueOn = new Date(h.clock.now().getTime() + 200 * DAY).toISOString().slice(0, 10);
  await h.run('handler1', addPromise, { params: lead, body: { text: marked('promise-text'), dueOn } });
  await draft('draft-body');
  await cosign(false);
  await draft('draft-body');
  await cosign(true);
  await check();
  await h.run('government-office', sendBackReply, { params: lead, body: { reason: marked('check-reason') } });
  await draft('draft-body');
  await check();
  await pass();
  await h.run('signer1', refuseSign, { params: lead, body: { reason: marked('sign-refusal') } });
  await draft('reply-body');
  await check();
  await pass();
  await send();
  await h.run('handler1', viewPublicity, {
    params: lead,
    body: { view: 'public', reason: marked('unit-publicity-reason') },
  });
}

/** member1 unsatisfied, member2 and the merged member3 satisfied: a second reply, then all satisfied. */
async function rate(h: ProposalHarness, life: { proposalId: string; leadId: string; assistingId: string }) {
  const { proposalId } = life;
  const rateAs = async (who: string, round: number, overall: 'satisfied' | 'unsatisfied') => {
    const detail = await seeAs(h, who, proposalId);
    const { proposerId } = detail.proposers.find((item) => item.mine)!;
    const { replyId } = detail.replies.find((item) => item.round === round)!;
    const comment = marked(`rating-${who}-${round}`);
    await h.run(who, rateReply, {
      params: { proposalId },
      body: { replyId, proposerId, rating: seven(overall), comment },
    });
  };
  await rateAs('member1', 1, 'unsatisfied');
  await rateAs('member2', 1, 'satisfied');
  await rateAs('member3', 1, 'satisfied');
  const { draft, cosign, check, pass, send } = await answer(h, life);
  await draft('second-reply-body');
  await cosign(true);
  await check();
  await pass();
  await send();
  for (const who of ['member1', 'member2', 'member3']) await rateAs(who, 2, 'satisfied');
}

/** Blind scores, promises and look-back, key, meeting, instruction, publicity, redaction, excellent. */
async function outcome(h: ProposalHarness, life: { proposalId: string; leadId: string }): Promise<string> {
  const params = { proposalId: life.proposalId };
  const lead = { ...params, assignmentId: life.leadId };
  await h.run('handler1', rateProposal, {
    params: lead,
    body: {
      fields: { topic: 15, research: 15, analysis: 15, feasibility: 15, form: 17 },
      comment: marked('unit-rating-comment'),
    },
  });
  const first = await seeAs(h, 'member1', life.proposalId);
  await h.run('member1', scoreHandling, {
    params: lead,
    body: {
      proposerId: first.proposers.find((item) => item.mine)!.proposerId,
      fields: { attitude: 20, timeliness: 21, quality: 22, effect: 20 },
      comment: marked('handling-comment'),
    },
  });
  const promise = first.promises.find((item) => item.kind === 'promise')!;
  await h.run('handler1', reportPromise, {
    params: { ...lead, promiseId: promise.promiseId },
    body: { report: marked('promise-report') },
  });
  await h.run('clerk', lookBack, {
    params: { ...params, promiseId: promise.promiseId },
    body: { status: 'kept', note: marked('look-back-note') },
  });
  await h.run('clerk', markKey, { params, body: { key: true, leader: mark('key-leader') } });
  await h.run('clerk', recordMeeting, {
    params,
    body: {
      kind: 'key_oversight',
      title: mark('meeting-title'),
      heldAt: h.clock.now().toISOString(),
      place: mark('meeting-place'),
      chair: mark('meeting-chair'),
      participants: mark('meeting-participants'),
      minutes: marked('meeting-minutes'),
      minutesFileId: null,
    },
  });
  await h.run('leader', recordInstruction, {
    params,
    body: { leader: mark('instruction-leader'), text: marked('instruction'), givenOn: '2026-03-05' },
  });
  await h.run('clerk', decidePublicity, {
    params,
    body: { decision: 'public', reason: marked('decision-reason'), replies: [] },
  });
  await h.run('clerk', redactPassages, {
    params,
    body: {
      redactions: [{ field: 'situation', from: 0, to: marked('situation').length, reason: marked('redaction-reason') }],
    },
  });
  const { sessionId } = await seeAs(h, 'clerk', life.proposalId);
  const { selectionId } = await h.run('clerk', openSelection, {
    body: { sessionId, title: mark('selection-title'), quota: 1 },
  });
  await h.run('clerk', nominateExcellent, {
    params: { selectionId },
    body: { proposalId: life.proposalId, reason: marked('nomination-reason') },
  });
  return selectionId;
}

/** Lives a proposal through every step there is in one life; other ends have lives of their own. */
export async function liveWholeLife(h: ProposalHarness): Promise<WholeLife> {
  const proposalId = await write(h);
  const mergedId = await examine(h, proposalId);
  const ids = { proposalId, ...(await assign(h, proposalId)) };
  await handle(h, ids);
  await rate(h, ids);
  const selectionId = await outcome(h, ids);
  const detail = await seeAs(h, 'clerk', proposalId);
  return {
    ...ids,
    mergedId,
    selectionId,
    replyIds: detail.replies.map((item) => item.replyId),
    async archive() {
      const nominated = await h.database.db
        .selectFrom('excellent_nominations')
        .select('id')
        .where('selection_id', '=', selectionId)
        .execute();
      const chosen = nominated.map((item) => item.id);
      await h.run('clerk', decideSelection, { params: { selectionId }, body: { chosen } });
      const { promises } = await seeAs(h, 'clerk', proposalId);
      for (const { promiseId } of promises.filter((item) => item.status === 'open')) {
        await h.run('evaluator', lookBack, {
          params: { proposalId, promiseId },
          body: { status: 'kept', note: marked('second-look-back-note') },
        });
      }
      await h.run('clerk', archiveProposal, { params: { proposalId } });
    },
  };
}
