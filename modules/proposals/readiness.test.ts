/** No button that can only refuse: along whole lives every step offered to anybody is taken by its command. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../platform/http/problem.ts';
import { commands } from './commands/all.ts';
import type { ProposalDetail } from './contract/detail.ts';
import { getOptions } from './queries/get-options.ts';
import { openProposalHarness, type ProposalHarness, sampleContent } from './testing.ts';
import { answerBy, assignUnits, contactBy, draftBy, handledBy, seeAs } from './testing-life.ts';
import { liveWholeLife } from './testing-whole-life.ts';

let h: ProposalHarness;
beforeAll(async () => {
  h = await openProposalHarness('province');
});
afterAll(() => h?.close());

const people = ['member1', 'member2', 'member3', 'member5', 'former'];
const unitPeople = ['receiver1', 'handler1', 'signer1', 'handler2'];
const officePeople = ['clerk', 'reviewer1', 'reviewer3', 'assigner', 'government-office', 'leader', 'evaluator'];
const everybody = [...people, ...unitPeople, ...officePeople];
const dayAhead = (days: number) => new Date(h.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

type Unit = ProposalDetail['assignments'][number];
/** The command of an action and a fit input; null where the input is another matter's (a merge needs a second proposal). */
const fit: Readonly<
  Record<
    string,
    (seen: ProposalDetail, unit: Unit | undefined) => readonly [operation: string, body: object, params?: object] | null
  >
> = {
  edit_draft: (seen) => ['saveDraft', { ...sampleContent(), baseVersion: seen.version }],
  delete_draft: () => ['deleteDraft', {}],
  invite_cosigners: () => ['inviteCosigners', { memberIds: [h.world.members[5]!.id], bodyIds: [] }],
  answer_invitation: (seen) => [
    'answerInvitation',
    { proposerId: seen.proposers.find((item) => item.mine && item.status === 'invited')!.proposerId, accept: true },
  ],
  withdraw_invitation: (seen) => [
    'withdrawInvitation',
    { proposerId: seen.invitations.find((item) => item.status === 'invited')!.proposerId },
  ],
  reopen_draft: () => ['reopenDraft', {}],
  submit: () => ['submitProposal', {}],
  support: () => ['supportProposal', {}],
  withdraw: () => ['withdrawProposal', { reason: '情况有变' }],
  take_in: () => ['takeIn', {}],
  return_for_revision: () => ['returnForRevision', { reason: '请补充' }],
  recommend: () => ['recommend', { outcome: 'file', note: '' }],
  send_back_round: () => ['sendBackRound', { note: '请再看' }],
  file: () => ['fileProposal', { note: '' }],
  merge: () => null,
  undo_merge: () => ['undoMerge', {}],
  convert: () => ['convertProposal', { convertTo: 'suggestion', reason: '一事一议' }],
  decline: () => ['declineProposal', { reasonCode: 'empty', notice: '内容空泛', note: '' }],
  categorise: () => ['categorise', { category: 'water', committeeId: null }],
  propose_assignment: (seen) => {
    const atWork = seen.assignments.filter((item) => !['proposed', 'bounced', 'replaced'].includes(item.state));
    const units = atWork.map(({ unitId, role }) => ({ unitId, role }));
    if (!units.some((item) => item.role === 'lead')) units.unshift({ unitId: h.world.units[2].id, role: 'lead' });
    else units.push({ unitId: h.world.units[2].id, role: 'assisting' });
    return ['proposeAssignment', { units, note: '' }];
  },
  rate: (seen) => {
    const rated = (replyId: string, proposerId: string) =>
      seen.ratings.some((item) => item.replyId === replyId && item.proposerId === proposerId);
    for (const reply of seen.replies.filter((item) => item.round === seen.replyRound && item.issuedAt !== null)) {
      const own = seen.proposers.find((item) => item.mine && !rated(reply.replyId, item.proposerId));
      if (own) return ['rateReply', { replyId: reply.replyId, proposerId: own.proposerId, rating: form, comment: '' }];
    }
    throw new Error('nothing to rate');
  },
  enter_paper_rating: () => null,
  close_unrated: () => ['closeUnrated', { reason: '逾期' }],
  record_meeting: () => ['recordMeeting', { ...meeting, kind: 'handling_consultation' }],
  record_consultation: () => ['recordMeeting', { ...meeting, kind: 'face_to_face' }],
  look_back: (seen) => [
    'lookBack',
    { status: 'kept', note: '已看' },
    { promiseId: seen.promises.find((item) => item.status === 'open')!.promiseId },
  ],
  archive: () => ['archiveProposal', {}],
  mark_key: () => ['markKey', { key: true, leader: '示例主席' }],
  record_instruction: () => ['recordInstruction', { leader: '示例主席', text: '请办', givenOn: '2026-01-20' }],
  nominate_excellent: () => null,
  wish_publicity: () => ['wishPublicity', { wish: 'public', reason: '' }],
  decide_publicity: () => ['decidePublicity', { decision: 'title_only', reason: '依规', replies: [] }],
  redact: () => ['redactPassages', { redactions: [] }],
  attach: () => null,
  confirm_assignment: () => ['confirmAssignment', { note: '' }],
  accept: () => ['acceptAssignment', {}],
  bounce: () => ['bounceAssignment', { reasonCode: 'not_our_duty', reason: '不属本单位', suggestedUnitIds: [] }],
  refuse_bounce: () => ['refuseBounce', { note: '请办理' }],
  hand_on: () => null,
  record_contact: () => [
    'recordContact',
    { kind: 'phone', happenedAt: h.clock.now().toISOString(), withWhom: '提案人', note: '沟通' },
  ],
  ask_extension: () => ['askExtension', { until: dayAhead(100), reason: '会商' }],
  answer_extension: () => ['answerExtension', { grant: false, answer: '按期办理' }],
  give_opinion: () => ['giveOpinion', { opinion: '同意' }],
  draft_reply: () => ['draftReply', reply],
  ask_cosign: () => ['askCosign', {}],
  answer_cosign: () => ['answerCosign', { agree: true, note: '' }],
  submit_check: () => ['submitCheck', {}],
  pass_check: () => ['passCheck', { note: '' }],
  send_back_reply: () => ['sendBackReply', { reason: '重拟' }],
  sign_reply: () => ['signReply', { signerName: '签发人' }],
  refuse_sign: () => ['refuseSign', { reason: '再改' }],
  issue_reply: () => ['issueReply', {}],
  rate_proposal: () => [
    'rateProposal',
    { fields: { topic: 9, research: 9, analysis: 9, feasibility: 9, form: 9 }, comment: '' },
  ],
  score_handling: (seen) => [
    'scoreHandling',
    {
      proposerId: seen.proposers.find((item) => item.mine)!.proposerId,
      fields: { attitude: 9, timeliness: 9, quality: 9, effect: 9 },
      comment: '',
    },
  ],
  add_promise: () => ['addPromise', { text: '年底前完成', dueOn: dayAhead(60) }],
  report_promise: (seen, unit) => [
    'reportPromise',
    { report: '已完成' },
    {
      promiseId: seen.promises.find((item) => item.status === 'open' && item.assignmentId === unit!.assignmentId)!
        .promiseId,
    },
  ],
  view_publicity: () => ['viewPublicity', { view: 'public', reason: '' }],
};
const form = {
  form: 'seven_fields',
  visit: 'visited',
  hearing: 'before',
  attitude: 'satisfied',
  relevance: 'satisfied',
  answeredByLeader: true,
  overall: 'satisfied',
};
const reply = { class: 'A', body: '答复', letterNumber: '', contactName: '', contactPhone: '', signerName: '' };
const meeting = {
  title: '协商会',
  heldAt: '2026-01-20T02:00:00Z',
  place: '议事厅',
  chair: '',
  participants: '',
  minutes: '一致',
  minutesFileId: null,
};

class Undone extends Error {}

/** Takes a step and undoes it. @returns the code of a 409, else null */
async function tried(who: string, operationId: string, params: object, body: object): Promise<string | null> {
  const operation = commands.find((item) => item.operationId === operationId)!;
  const ctx = await h.contextOf(h.world.actorOf(who));
  try {
    await h.database.db.transaction().execute(async (trx) => {
      await operation.handle({ ...ctx, db: trx } as never, { params, query: undefined, body } as never);
      throw new Undone();
    });
  } catch (error) {
    if (error instanceof Undone) return null;
    if (error instanceof Problem) return error.status === 409 || error.status === 403 ? error.code : null;
    throw error;
  }
  return null;
}

const offered = new Set<string>();

/** Every step offered on the proposal to anybody, as `who action: code` where its command refuses. */
async function refusedOffers(proposalId: string): Promise<string[]> {
  const refused: string[] = [];
  const done = new Set<string>();
  for (const who of everybody) {
    const seen = await seeAs(h, who, proposalId).catch(() => null);
    if (!seen) continue;
    const steps = [
      ...seen.abilities.proposal.map((action) => ({ action, unit: undefined as Unit | undefined })),
      ...Object.entries(seen.abilities.assignments).flatMap(([id, actions]) =>
        actions.map((action) => ({ action, unit: seen.assignments.find((item) => item.assignmentId === id) })),
      ),
    ];
    for (const { action, unit } of steps) {
      offered.add(action);
      // Of several people in one part one is enough; proposers differ by what they have given.
      const key = `${action} ${unit?.assignmentId} ${who.startsWith('member') ? who : ''}`;
      if (done.has(key)) continue;
      done.add(key);
      const step = fit[action]!(seen, unit);
      if (!step) continue;
      const params = { proposalId, ...(unit ? { assignmentId: unit.assignmentId } : {}), ...step[2] };
      const code = await tried(who, step[0], params, step[1]);
      if (code) refused.push(`${seen.state} ${who} ${action}: ${code}`);
    }
  }
  return refused;
}

describe('abilities', () => {
  it('of a whole life are taken by their commands at every stage, whoever is offered them', async () => {
    const refused: string[] = [];
    const seen = new Set<string>();
    const run = h.run;
    let proposalId: string | undefined;
    h.run = (async (who, operation, input) => {
      const answer = await run(who, operation, input);
      if (operation.kind !== 'command') return answer;
      proposalId ??= (answer as { proposalId?: string }).proposalId;
      const row = await h.database.db
        .selectFrom('proposals')
        .select('state')
        .where('id', '=', proposalId!)
        .executeTakeFirstOrThrow();
      const units = await h.database.db
        .selectFrom('assignments')
        .select('state')
        .where('matter_id', '=', proposalId!)
        .orderBy('id')
        .execute();
      const key = JSON.stringify([row, units]);
      if (!seen.has(key) || ['askExtension', 'recommend', 'rateProposal'].includes(operation.operationId)) {
        seen.add(key);
        h.run = run;
        refused.push(...(await refusedOffers(proposalId!)));
        h.run = wrapped;
      }
      return answer;
    }) as typeof run;
    const wrapped = h.run;
    const life = await liveWholeLife(h);
    await life.archive();
    h.run = run;
    expect([...new Set(refused)]).toEqual([]);
    expect(offered.size).toBeGreaterThan(40);
  }, 300_000);

  it('say what must come first where a step of one’s own has to wait', async () => {
    const { proposalId, assignmentId, params } = await handledBy(h);
    await draftBy(h, proposalId, assignmentId, 1, 'B');
    const look = async (who: string) => {
      const { abilities } = await seeAs(h, who, proposalId);
      return { own: abilities.assignments[assignmentId] ?? [], blocked: abilities.blocked.map((item) => item.code) };
    };
    let handler = await look('handler1');
    expect(handler.own).not.toContain('submit_check');
    expect(handler.own).not.toContain('ask_cosign');
    expect(handler.blocked).toEqual(['contact_first']);
    expect((await look('government-office')).own).not.toContain('answer_extension');
    await contactBy(h, proposalId, assignmentId, 1);
    handler = await look('handler1');
    expect(handler.own).toContain('submit_check');
    expect(handler.blocked).toEqual([]);
    await answerBy(h, proposalId, assignmentId, 1, 'B');
    expect((await seeAs(h, 'clerk', proposalId)).abilities.blocked).toEqual([
      { action: 'close_unrated', assignmentId: null, code: 'rating_time_left' },
    ]);
    expect(params.assignmentId).toBe(assignmentId);
  });

  it('of a co-sign are the assisting unit’s only while it is asked', async () => {
    const proposalId = await h.filed();
    const ids = await assignUnits(h, proposalId, [
      [0, 'lead'],
      [1, 'assisting'],
    ]);
    const { abilities } = await seeAs(h, 'handler2', proposalId);
    expect(abilities.assignments[ids[h.world.units[1].id]!] ?? []).not.toContain('answer_cosign');
  });
});

describe('kinds one may write', () => {
  it('are told before a word is typed: none for former members, bodies’ alone for a contact', async () => {
    const kinds = async (who: string) => (await h.run(who, getOptions, {})).writableKinds;
    expect(await kinds('member1')).toEqual(['single', 'joint']);
    expect(await kinds('party-contact')).toEqual(['body', 'joint_bodies']);
    expect(await kinds('former')).toEqual([]);
    expect(await kinds('clerk')).toEqual(['single', 'joint', 'body', 'joint_bodies']);
  });
});
