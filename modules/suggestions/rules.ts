/**
 * What an assembly may set for suggestions: data with a start date. A suggestion keeps the version it was sent under. Figures of
 * the presets are listed in docs/rules.md.
 */
import { z } from 'zod';
import { span, type Term, term } from '../../platform/rules/shapes.ts';
import { answerClasses, bounceReasons, escalationRule, handlingRules } from '../handling/contract.ts';

export const suggestionRules = z.object({
  /** How much is asked of a sender: nothing, an address confirmed by a code, a seat in the assembly. */
  identity: z.enum(['none', 'confirmed', 'member']),
  limits: z.object({
    textLeast: z.number().int().min(1).max(100),
    text: z.number().int().min(100).max(5000),
    photos: z.number().int().min(0).max(9),
  }),
  categories: z.array(term).min(1),
  screening: z.object({
    span,
    returnReasons: z.array(term).min(1),
    declineReasons: z.array(term).min(1),
    hideReasons: z.array(term).min(1),
    /** Where what is no matter of this house is passed on to. */
    channels: z.array(term).min(1),
    /** An objection is answered within. */
    objection: span,
  }),
  takeUp: z.object({
    /** Who may take one up by themselves. */
    by: z.enum(['members', 'committees', 'both']),
    /** Answered within, from taking up. */
    answer: span,
  }),
  assignment: handlingRules.assignment,
  handling: handlingRules.handling,
  classes: handlingRules.classes,
  rating: handlingRules.rating,
  lookBack: handlingRules.lookBack,
  /** Units that let a deadline pass: after how many working days whom above them is told. */
  escalation: escalationRule,
  publicity: z.object({
    /** When one decided as public is shown. */
    from: z.enum(['accepted', 'answered']),
    /** Places are shown to the public rounded to so many metres. */
    placeMetres: z.number().int().min(10).max(5000),
    /** Who may join one. */
    joining: z.enum(['anyone', 'confirmed', 'members']),
  }),
  contact: z.object({
    /** Days after its end for which a sender's address is kept. */
    keptDays: z.number().int().min(1).max(1000),
  }),
});
export type SuggestionRules = z.infer<typeof suggestionRules>;

const terms = (list: ReadonlyArray<readonly [string, string, string]>): Term[] =>
  list.map(([code, zh, en]) => ({ code, zh, en }));
const days = (count: number) => ({ count, unit: 'working_day' as const });
const months = (count: number) => ({ count, unit: 'month' as const });

const categories = terms([
  ['street', '道路与照明', 'Streets and lighting'],
  ['transit', '公交出行', 'Buses and getting about'],
  ['greens', '公园与绿化', 'Parks and green spaces'],
  ['clean', '环境卫生', 'Cleanliness'],
  ['market', '市场与物价', 'Markets and prices'],
  ['school', '教育与托管', 'Schools and child care'],
  ['health', '看病与健康', 'Health'],
  ['old_age', '养老与助残', 'Care for the old and the disabled'],
  ['culture', '文化体育', 'Culture and sport'],
  ['village', '乡村建设', 'Villages'],
  ['service', '办事服务', 'Public services'],
  ['other', '其他', 'Other'],
]);

/** National preset: anyone, with a confirmed address; screened in five days, answered in a month. */
const national: SuggestionRules = {
  identity: 'confirmed',
  limits: { textLeast: 5, text: 2000, photos: 4 },
  categories,
  screening: {
    span: days(5),
    returnReasons: terms([
      ['unclear', '内容不够清楚，请补充', 'not clear enough; please add to it'],
      ['no_place', '缺少地点或时间', 'place or time is missing'],
      ['personal', '含有他人个人信息，请删去', 'holds personal data of others; please take it out'],
    ]),
    declineReasons: terms([
      ['empty', '没有具体建议', 'no concrete suggestion'],
      ['litigation', '正在诉讼、仲裁或者信访程序中', 'before a court, in arbitration or petition'],
      ['private', '只涉及个人之间的纠纷', 'a quarrel between private persons'],
      ['advertising', '推销商品或者服务', 'advertises goods or services'],
      ['insulting', '侮辱、诽谤他人', 'insults somebody'],
      ['repeated', '本人已就同一事项提出', 'the same sender has said the same before'],
    ]),
    hideReasons: terms([
      ['personal', '含有个人信息', 'holds personal data'],
      ['mistaken', '经核实与事实不符', 'found not to be so'],
      ['harm', '公开可能造成伤害', 'could do harm'],
    ]),
    channels: terms([
      ['hotline', '政务服务便民热线', 'Government service hotline'],
      ['emergency', '应急与公共安全部门', 'Emergency services'],
      ['petition', '信访部门', 'Petition office'],
      ['mailbox', '领导信箱', 'Leaders’ mailbox'],
    ]),
    objection: days(10),
  },
  takeUp: { by: 'both', answer: months(1) },
  assignment: {
    confirmedBy: 'supervision',
    accept: days(3),
    bounceReasons: [...bounceReasons, ...terms([['already_done', '所提事项已经办结', 'has been done already']])],
  },
  handling: {
    firstContact: days(10),
    opinion: days(10),
    reply: months(1),
    replyAtMost: months(2),
    check: days(3),
    checkRequired: true,
    contactRequired: false,
  },
  classes: answerClasses,
  rating: { form: 'three_level', span: days(15), reworkWhen: ['unsatisfied'], rework: days(15), reworks: 1 },
  lookBack: months(6),
  escalation: { supervision: 0, leader: 0 },
  publicity: { from: 'accepted', placeMetres: 100, joining: 'anyone' },
  contact: { keptDays: 180 },
};

/** Province preset: more is sent, screened in three days. */
const province: SuggestionRules = { ...national, screening: { ...national.screening, span: days(3) } };

/** County preset: nothing is asked of a sender; the committee confirms, no check, answered in fifteen working days. */
const county: SuggestionRules = {
  ...national,
  identity: 'none',
  assignment: { ...national.assignment, confirmedBy: 'committee' },
  handling: { ...national.handling, reply: days(15), replyAtMost: days(30), checkRequired: false },
  takeUp: { by: 'both', answer: days(15) },
};

export const presets = { national, province, county } as const;
export type PresetName = keyof typeof presets;
