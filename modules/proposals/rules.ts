/**
 * What an assembly may set for its proposals: data with a start date, never constants in code. A proposal remembers the
 * version it runs under. Presets follow published regulations; the figures in use are listed in docs/rules.md.
 */
import { z } from 'zod';
import { span, term } from '../../platform/rules/shapes.ts';
import { bounceReasons, answerClasses as classes, escalationRule, handlingRules } from '../handling/contract.ts';

export const proposalRules = z.object({
  limits: z.object({
    subject: z.number().int().min(10).max(200),
    text: z.number().int().min(200).max(20_000),
    cosigners: z.number().int().min(0).max(500),
    attachments: z.number().int().min(0).max(50),
  }),
  evidence: z.object({
    /** A proposal without evidence cannot be submitted. */
    required: z.boolean(),
    minimum: z.number().int().min(1).max(10),
  }),
  cosign: span,
  /** Kinds that may be filed only while the plenary is open (sector and group proposals in some places). */
  plenaryOnlyBodies: z.array(z.enum(['sector', 'group', 'party', 'organisation', 'committee'])),
  review: z.object({
    rounds: z.number().int().min(1).max(3),
    span,
    declineReasons: z.array(term).min(1),
    /** For so long a merge can be taken back; 0: never. Versions from before it could be set keep the default. */
    undoMinutes: z.number().int().min(0).max(60).default(10),
  }),
  categories: z.array(term).min(1),
  assignment: handlingRules.assignment,
  handling: handlingRules.handling,
  classes: handlingRules.classes,
  rating: handlingRules.rating,
  publicity: z.object({ delay: span, defaultDecision: z.enum(['public', 'title_only', 'internal']) }),
  lookBack: handlingRules.lookBack,
  escalation: escalationRule,
});

export type ProposalRules = z.infer<typeof proposalRules>;

/** For how many minutes a merge can be taken back, also under versions that do not name it. */
export const undoMinutes = ({ review }: Pick<ProposalRules, 'review'>): number =>
  proposalRules.shape.review.shape.undoMinutes.parse(review.undoMinutes);

const categories = [
  ['economy', '经济发展', 'Economy'],
  ['agriculture', '农业农村', 'Agriculture and countryside'],
  ['transport', '交通运输', 'Transport'],
  ['construction', '城乡建设', 'Building and housing'],
  ['water', '水利与环境', 'Water and environment'],
  ['education', '教育', 'Education'],
  ['science', '科技', 'Science and technology'],
  ['culture', '文化体育旅游', 'Culture, sport and travel'],
  ['health', '医药卫生', 'Health'],
  ['welfare', '社会保障与养老', 'Welfare and care for the old'],
  ['law', '法治与社会治理', 'Law and public order'],
  ['united_front', '统战联谊', 'United front and liaison'],
] as const;

/** The ten grounds of the national regulation for not filing. */
const nationalDeclineReasons = [
  ['state_secret', '涉及党和国家秘密的', 'touches party or state secrets'],
  ['forbidden', '国家明文规定不得公开议论或禁止的', 'expressly forbidden by the state'],
  ['inner_party', '中共党员对党内有关组织、人事安排等方面有意见的', 'a party member on matters inside the party'],
  [
    'inner_democratic_party',
    '民主党派成员反映本组织内部问题的',
    'a democratic party member on matters inside that party',
  ],
  ['litigation', '进入民事、刑事、行政诉讼和仲裁程序的', 'in litigation or arbitration'],
  ['academic', '属于学术研讨的', 'academic discussion'],
  ['personal', '为本人或亲属解决个人问题的', 'for oneself or relatives'],
  ['promotion', '宣传、推介具体作品、产品的', 'promotes a work or a product'],
  ['accusation', '指名举报的', 'accuses somebody by name'],
  ['empty', '内容空泛、没有具体建议的', 'empty of content, no concrete suggestion'],
] as const;

const words = (list: ReadonlyArray<readonly [string, string, string]>) =>
  list.map(([code, zh, en]) => ({ code, zh, en }));

const reasonsToGiveBack = [
  ...bounceReasons,
  { code: 'duplicate', zh: '与已交办提案重复', en: 'repeats a proposal assigned before' },
];

const days = (count: number) => ({ count, unit: 'working_day' as const });
const months = (count: number) => ({ count, unit: 'month' as const });

/** National preset: three-level form, reply within three months, six at most. */
const national: ProposalRules = {
  limits: { subject: 100, text: 1500, cosigners: 100, attachments: 10 },
  evidence: { required: true, minimum: 1 },
  cosign: { count: 7, unit: 'day' },
  plenaryOnlyBodies: [],
  review: { rounds: 2, span: days(10), declineReasons: words(nationalDeclineReasons), undoMinutes: 10 },
  categories: words(categories),
  assignment: { confirmedBy: 'supervision', accept: days(10), bounceReasons: reasonsToGiveBack },
  handling: {
    firstContact: days(15),
    opinion: months(1),
    reply: months(3),
    replyAtMost: months(6),
    check: days(5),
    checkRequired: true,
    contactRequired: false,
  },
  classes,
  rating: { form: 'three_level', span: days(15), reworkWhen: ['unsatisfied'], rework: months(1), reworks: 1 },
  publicity: { delay: { count: 15, unit: 'day' }, defaultDecision: 'public' },
  lookBack: months(12),
  escalation: { supervision: 5, leader: 15 },
};

/** Province preset: three rounds, bounce within 5 working days, reply within 3 months, 6 at most; seven-field rating. */
const province: ProposalRules = {
  ...national,
  limits: { ...national.limits, text: 2500 },
  review: { ...national.review, rounds: 3, span: days(7) },
  assignment: { ...national.assignment, accept: days(5) },
  handling: { ...national.handling, contactRequired: true },
  rating: { ...national.rating, form: 'seven_fields', reworkWhen: ['unsatisfied'] },
  escalation: { supervision: 3, leader: 10 },
};

/** County preset: one round, committee confirms, reply within 2 months, 3 at most; redo also when only basically satisfied. */
const county: ProposalRules = {
  ...national,
  review: {
    ...national.review,
    rounds: 1,
    span: days(7),
    declineReasons: [
      ...words(nationalDeclineReasons),
      { code: 'higher_level', zh: '超出本县事权且不宜转报的', en: 'beyond the county and not fit to be passed on' },
      { code: 'already_solved', zh: '所提问题已经解决的', en: 'already solved' },
    ],
  },
  assignment: { ...national.assignment, confirmedBy: 'committee', accept: days(7) },
  handling: { ...national.handling, reply: months(2), replyAtMost: months(3), checkRequired: true },
  classes: [
    ...classes,
    {
      code: 'D',
      zh: '所提问题不可行或不属本级职权',
      en: 'not feasible, or not a matter of this level',
      tracked: false,
    },
  ],
  rating: { ...national.rating, form: 'attitude_effect', reworkWhen: ['unsatisfied', 'basically'] },
};

export const presets = { national, province, county } as const;
export type PresetName = keyof typeof presets;
