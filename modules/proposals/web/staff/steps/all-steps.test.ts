import { describe, expect, it } from 'vitest';
import { createWords } from '../../../../../web/words.ts';
import type { ProposalDetail } from '../../../contract/detail.ts';
import type { Options } from '../shared.tsx';
import { followsOf, returnAnswered, stepSpecs } from './all-steps.ts';
import type { ProposalStep } from './context.ts';

const unit = (part: Partial<ProposalDetail['assignments'][number]>) =>
  ({
    assignmentId: 'a',
    unitId: 'u',
    unitName: '省交通运输厅',
    role: 'lead',
    extensions: [],
    clocks: [],
    ...part,
  }) as ProposalDetail['assignments'][number];

function contextOf(part: Partial<ProposalDetail> = {}): ProposalStep {
  const detail = {
    proposalId: 'p',
    version: 1,
    subject: '案由',
    replyRound: 1,
    isKey: false,
    keyLeader: null,
    category: null,
    committeeId: null,
    publicity: { wish: 'public', decision: null },
    proposers: [],
    assignments: [unit({})],
    replies: [],
    ratings: [],
    promises: [],
    history: [],
    ...part,
  } as unknown as ProposalDetail;
  const options = {
    categories: [],
    committees: [],
    declineReasons: [],
    bounceReasons: [],
    classes: [{ code: 'A', label: '已解决', tracked: false }],
    ratingForm: 'three_level',
    units: [],
    handlers: [{ accountId: 'h', name: '承办人甲', unitId: 'u' }],
  } as unknown as Options;
  return { code: 'c', matterId: 'p', detail, options, assignmentId: 'a', me: '卢例言' };
}

const words = { 'zh-CN': createWords('zh-CN'), en: createWords('en') };
const t = (key: string) => key;
const fieldsOf = (action: string, context = contextOf()) => stepSpecs[action]!.fields(context, t);
const field = (action: string, name: string, context?: ProposalStep) =>
  fieldsOf(action, context).find((item) => item.name === name);

const reply = (round: number, body: string) =>
  ({ replyId: `r${round}`, assignmentId: 'a', round, body, class: 'B', cosigns: [], signerName: '' }) as never;

describe('the steps of the desk', () => {
  it('preselect nothing that decides', () => {
    const preselected = Object.keys(stepSpecs).flatMap((action) =>
      fieldsOf(action)
        .filter((item) => item.kind === 'switch' || (item.kind === 'choice' && item.initial))
        // The only kind of meeting there is, and a box that is empty until it is ticked.
        .filter((item) => item.name !== 'acceptFinds' && !(item.kind === 'choice' && item.choices.length === 1))
        .map((item) => `${action}.${item.name}`),
    );
    expect(preselected).toEqual([]);
  });

  it.each(['zh-CN', 'en'] as const)('say what follows in %s, and name every field', (locale) => {
    const said = (key: string) => words[locale].exists(key);
    for (const [action, spec] of Object.entries(stepSpecs)) {
      if (spec.follows) expect(said(`staff.follows.${action}`), action).toBe(true);
      if (spec.verdicts)
        for (const key of [spec.verdicts.yes, spec.verdicts.no]) expect(said(`staff.verdict.${key}`)).toBe(true);
      for (const item of fieldsOf(action)) {
        expect(said(`staff.field.${item.word ?? item.name}`), `${action}.${item.name}`).toBe(true);
        if (item.hint) expect(said(`staff.hint.${item.hint}`), `${action}.${item.name}`).toBe(true);
      }
    }
  });

  it('name who decides on a return by the rules of the proposal', () => {
    const said = (locale: 'zh-CN' | 'en', confirmedBy: ProposalDetail['confirmedBy']) => {
      const say = (key: string, params = {}) => words[locale].t(key, params) as string;
      return followsOf('bounce', { confirmedBy }, say) + returnAnswered({ confirmedBy }, say);
    };
    expect(said('zh-CN', 'committee')).not.toContain('督查室');
    expect(said('zh-CN', 'committee').split('提案委员会')).toHaveLength(3);
    expect(said('zh-CN', 'supervision').split('督查室')).toHaveLength(3);
    expect(said('en', 'committee')).not.toContain('supervision');
    expect(said('en', 'supervision').split('supervision office')).toHaveLength(3);
  });

  it('show the letter to whoever checks, co-signs, signs or issues it', () => {
    for (const action of ['pass_check', 'send_back_reply', 'answer_cosign', 'sign_reply', 'refuse_sign', 'issue_reply'])
      expect(stepSpecs[action]!.about, action).toContain('letter');
  });

  it('ask for a reason when a reviewer recommends anything but filing', () => {
    const reason = field('recommend', 'why')!;
    expect([reason.required, reason.when!({ outcome: 'decline' }), reason.when!({ outcome: 'file' })]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('offer an answer to an extension only when one was asked, beginning from the day asked for', () => {
    const asked = contextOf({
      assignments: [unit({ extensions: [{ extensionId: 'e', status: 'asked', askedUntil: '2026-12-30' } as never] })],
    });
    expect(stepSpecs.answer_extension!.blocked!(contextOf())).toBe('noExtension');
    expect(stepSpecs.answer_extension!.blocked!(asked)).toBeUndefined();
    expect(field('answer_extension', 'until', asked)!.initial).toBe('2026-12-30');
  });

  it('begin the second reply from the first, without its class', () => {
    const again = contextOf({ replyRound: 2, replies: [reply(1, '第一次的正文')] });
    expect(field('draft_reply', 'body', again)!.initial).toBe('第一次的正文');
    expect(field('draft_reply', 'class', again)!.initial).toBeUndefined();
    expect(stepSpecs.draft_reply!.edition!(again)).toBe(2);
  });

  it('put the name of whoever signs into the signature, and ask who handles at acceptance', () => {
    expect(field('sign_reply', 'signerName')!.initial).toBe('卢例言');
    const handler = field('accept', 'handlerId')!;
    expect([handler.required, handler.initial]).toEqual([true, undefined]);
  });
});
