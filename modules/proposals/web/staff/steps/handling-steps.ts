/** Forms of the unit's work and of the supervision office's check. */

import { decisiveIn } from '../../../../../platform/privacy/find-personal.ts';
import { call } from '../../../../../web/client.ts';
import { proposalEndpoints as api } from '../../../contract.ts';
import { type Field, instantOf, minuteNow, type StepContext, type StepSpec, textOf } from './fields.ts';

const of = (context: StepContext) => ({
  proposalId: context.detail.proposalId,
  assignmentId: context.assignmentId!,
});
type About = Pick<StepContext, 'detail' | 'assignmentId'>;
const assignment = ({ detail, assignmentId }: About) =>
  detail.assignments.find((item) => item.assignmentId === assignmentId)!;
const seen = ({ detail }: StepContext) => ({ expectedVersion: detail.version });
const reason: Field = { kind: 'area', name: 'reason', required: true, rows: 4, most: 2000 };
const note: Field = { kind: 'area', name: 'note', rows: 3, most: 4000 };
const whole = (values: Record<string, unknown>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, Number(values[name])]));

const handlers = (context: StepContext, required: boolean): Field => ({
  kind: 'choice',
  name: 'handlerId',
  required,
  choices: context.options.handlers
    .filter((person) => person.unitId === assignment(context).unitId)
    .map((person) => ({ value: person.accountId, label: person.name })),
});

const LATER = 'later';

/** The unit's reply of a round; without one, of the round in hand. */
export const replyOf = ({ detail, assignmentId }: StepContext, round = detail.replyRound) =>
  detail.replies.find((item) => item.assignmentId === assignmentId && item.round === round);

/** What the unit has been asked and nobody has answered. */
export const askedExtension = (context: About) =>
  assignment(context).extensions.find((item) => item.status === 'asked');

const classes = ({ options }: StepContext) =>
  options.classes.map((item) => ({ value: item.code, label: `${item.code} ${item.label}` }));

/** The lead's draft this assisting unit has been asked to agree with. */
export const cosignAsked = ({ detail, assignmentId }: About) =>
  detail.replies.find((reply) =>
    reply.cosigns.some((cosign) => cosign.assignmentId === assignmentId && cosign.status === 'asked'),
  );

const qualities = ['topic', 'research', 'analysis', 'feasibility', 'form'] as const;
const confirmOnly = (endpoint: typeof api.askCosign | typeof api.submitCheck | typeof api.issueReply): StepSpec => ({
  wide: true,
  about: ['letter'],
  follows: true,
  fields: () => [],
  run: (context) => call(endpoint, context.code, { params: of(context), body: seen(context) }),
});

export const handlingSteps: Record<string, StepSpec> = {
  accept: {
    follows: true,
    fields: (context, t) => {
      const people = handlers(context, true) as Field & { kind: 'choice' };
      const later = { value: LATER, label: t('staff.later') };
      return people.choices.length === 0 ? [] : [{ ...people, choices: [...people.choices, later] }];
    },
    run: (context, values) => {
      const handlerId = textOf(values, 'handlerId');
      return call(api.acceptAssignment, context.code, {
        params: of(context),
        body: { handlerId: handlerId === LATER ? undefined : handlerId || undefined },
      });
    },
  },
  bounce: {
    follows: true,
    fields: ({ options }) => [
      {
        kind: 'choice',
        name: 'reasonCode',
        required: true,
        choices: options.bounceReasons.map((item) => ({ value: item.code, label: item.label })),
      },
      reason,
      {
        kind: 'choice',
        name: 'suggestedUnitIds',
        many: true,
        choices: options.units.map((unit) => ({ value: unit.unitId, label: unit.name })),
      },
    ],
    run: (context, values) =>
      call(api.bounceAssignment, context.code, {
        params: of(context),
        body: {
          reasonCode: textOf(values, 'reasonCode'),
          reason: textOf(values, 'reason'),
          suggestedUnitIds: (values.suggestedUnitIds as string[] | undefined) ?? [],
        },
      }),
  },
  hand_on: {
    fields: (context) => [handlers(context, true), note],
    run: (context, values) =>
      call(api.handOn, context.code, {
        params: of(context),
        body: { handlerId: textOf(values, 'handlerId'), note: textOf(values, 'note') },
      }),
  },
  record_contact: {
    fields: ({ detail }, t) => [
      {
        kind: 'choice',
        name: 'kind',
        word: 'contactKind',
        required: true,
        radio: true,
        choices: (['visit', 'phone', 'meeting', 'letter'] as const).map((value) => ({
          value,
          label: t(`handling.contact.${value}`),
        })),
      },
      { kind: 'minute', name: 'happenedAt', required: true, initial: minuteNow() },
      {
        kind: 'text',
        name: 'withWhom',
        required: true,
        initial: detail.proposers.find((item) => item.role === 'first')?.name,
      },
      { kind: 'area', name: 'note', word: 'contactNote', required: true, rows: 4, most: 2000 },
    ],
    run: (context, values) =>
      call(api.recordContact, context.code, {
        params: of(context),
        body: {
          kind: values.kind as 'phone',
          happenedAt: instantOf(values, 'happenedAt'),
          withWhom: textOf(values, 'withWhom'),
          note: textOf(values, 'note'),
        },
      }),
  },
  ask_extension: {
    fields: () => [{ kind: 'date', name: 'until', required: true }, reason],
    run: (context, values) =>
      call(api.askExtension, context.code, {
        params: of(context),
        body: { until: textOf(values, 'until'), reason: textOf(values, 'reason') },
      }),
  },
  answer_extension: {
    about: ['extension'],
    verdicts: { field: 'grant', yes: 'grant', no: 'refuse' },
    blocked: (context) => (askedExtension(context) ? undefined : 'noExtension'),
    fields: (context) => [
      {
        kind: 'date',
        name: 'until',
        word: 'grantUntil',
        neededFor: true,
        initial: askedExtension(context)?.askedUntil,
      },
      { kind: 'area', name: 'answer', neededFor: false, rows: 3, most: 1000, hint: 'refuseWhy' },
    ],
    run: (context, values) =>
      call(api.answerExtension, context.code, {
        params: of(context),
        body: {
          grant: values.grant === true,
          until: values.grant === true ? textOf(values, 'until') || undefined : undefined,
          answer: textOf(values, 'answer'),
        },
      }),
  },
  give_opinion: {
    wide: true,
    fields: () => [{ kind: 'area', name: 'opinion', required: true, rows: 12, most: 10_000 }],
    run: (context, values) =>
      call(api.giveOpinion, context.code, { params: of(context), body: { opinion: textOf(values, 'opinion') } }),
  },
  draft_reply: {
    wide: true,
    about: ['sentBack', 'ratings', 'opinions'],
    edition: ({ detail }) => detail.replyRound,
    fields: (context) => {
      const reply = replyOf(context);
      const before = replyOf(context, context.detail.replyRound - 1);
      return [
        {
          kind: 'choice',
          name: 'class',
          required: true,
          radio: true,
          choices: classes(context),
          initial: reply?.class,
        },
        { kind: 'text', name: 'letterNumber', initial: reply?.letterNumber, hint: 'letterNumber' },
        {
          kind: 'reply',
          name: 'body',
          word: 'replyBody',
          required: true,
          rows: 18,
          most: 30_000,
          initial: reply?.body ?? before?.body,
          hint: 'replyBody',
        },
        { kind: 'text', name: 'contactName', initial: reply?.contactName ?? before?.contactName },
        { kind: 'text', name: 'contactPhone', initial: reply?.contactPhone ?? before?.contactPhone },
      ];
    },
    run: (context, values) =>
      call(api.draftReply, context.code, {
        params: of(context),
        body: {
          ...seen(context),
          class: textOf(values, 'class'),
          letterNumber: textOf(values, 'letterNumber'),
          body: textOf(values, 'body'),
          contactName: textOf(values, 'contactName'),
          contactPhone: textOf(values, 'contactPhone'),
          signerName: replyOf(context)?.signerName ?? '',
        },
      }),
  },
  ask_cosign: confirmOnly(api.askCosign),
  answer_cosign: {
    wide: true,
    about: ['letter'],
    verdicts: { field: 'agree', yes: 'agree', no: 'object' },
    blocked: (context) => (cosignAsked(context) ? undefined : 'noCosign'),
    fields: () => [{ ...note, neededFor: false, hint: 'agree' } as Field],
    run: (context, values) =>
      call(api.answerCosign, context.code, {
        params: of(context),
        body: { agree: values.agree === true, note: textOf(values, 'note') },
      }),
  },
  submit_check: {
    ...confirmOnly(api.submitCheck),
    fields: (context, t) =>
      decisiveIn(replyOf(context)?.body ?? '') > 0
        ? [
            {
              kind: 'choice',
              name: 'personal',
              word: 'personalInLetter',
              required: true,
              radio: true,
              hint: 'personalInLetter',
              choices: ['mask', 'needed'].map((value) => ({ value, label: t(`staff.personal.keep.${value}`) })),
            },
            {
              kind: 'area',
              name: 'personalReason',
              required: true,
              rows: 2,
              most: 500,
              when: (values) => values.personal === 'needed',
            },
          ]
        : [],
    run: (context, values) =>
      call(api.submitCheck, context.code, {
        params: of(context),
        body: {
          ...seen(context),
          personal: values.personal as 'mask' | 'needed' | undefined,
          personalReason: values.personal === 'needed' ? textOf(values, 'personalReason') : '',
        },
      }),
  },
  pass_check: {
    wide: true,
    about: ['letter'],
    follows: true,
    fields: (context) => [{ kind: 'choice', name: 'class', choices: classes(context), hint: 'changeClass' }, note],
    run: (context, values) =>
      call(api.passCheck, context.code, {
        params: of(context),
        body: { class: textOf(values, 'class') || undefined, note: textOf(values, 'note') },
      }),
  },
  send_back_reply: {
    wide: true,
    about: ['letter'],
    danger: true,
    follows: true,
    fields: () => [reason],
    run: (context, values) =>
      call(api.sendBackReply, context.code, { params: of(context), body: { reason: textOf(values, 'reason') } }),
  },
  sign_reply: {
    wide: true,
    about: ['letter'],
    follows: true,
    fields: (context) => [
      { kind: 'text', name: 'signerName', required: true, initial: replyOf(context)?.signerName || context.me },
    ],
    run: (context, values) =>
      call(api.signReply, context.code, { params: of(context), body: { signerName: textOf(values, 'signerName') } }),
  },
  refuse_sign: {
    wide: true,
    about: ['letter'],
    danger: true,
    follows: true,
    fields: () => [reason],
    run: (context, values) =>
      call(api.refuseSign, context.code, { params: of(context), body: { reason: textOf(values, 'reason') } }),
  },
  issue_reply: confirmOnly(api.issueReply),
  view_publicity: {
    fields: (_context, t) => [
      {
        kind: 'choice',
        name: 'view',
        required: true,
        radio: true,
        choices: (['public', 'title_only', 'internal'] as const).map((value) => ({
          value,
          label: t(`proposals.publicity.${value}`),
        })),
      },
      { kind: 'area', name: 'reason', rows: 2, most: 500, when: (values) => values.view !== 'public' },
    ],
    run: (context, values) =>
      call(api.viewPublicity, context.code, {
        params: of(context),
        body: { view: values.view as 'public', reason: textOf(values, 'reason') },
      }),
  },
  rate_proposal: {
    follows: true,
    fields: () => [
      ...qualities.map(
        (name): Field => ({ kind: 'number', name, word: `quality.${name}`, least: 0, most: 20, required: true }),
      ),
      { kind: 'area', name: 'comment', rows: 2, most: 1000, hint: 'blind' },
    ],
    run: (context, values) =>
      call(api.rateProposal, context.code, {
        params: of(context),
        body: { fields: whole(values, qualities) as never, comment: textOf(values, 'comment') },
      }),
  },
  add_promise: {
    fields: () => [
      { kind: 'area', name: 'text', word: 'promise', required: true, rows: 3, most: 1000, isPublic: true },
      { kind: 'date', name: 'dueOn', required: true },
    ],
    run: (context, values) =>
      call(api.addPromise, context.code, {
        params: of(context),
        body: { text: textOf(values, 'text'), dueOn: textOf(values, 'dueOn') },
      }),
  },
  report_promise: {
    about: ['promises'],
    fields: ({ detail, assignmentId }) => [
      {
        kind: 'choice',
        name: 'promiseId',
        word: 'promise',
        required: true,
        choices: detail.promises
          .filter((item) => item.assignmentId === assignmentId && item.status === 'open')
          .map((item) => ({ value: item.promiseId, label: item.text })),
      },
      { kind: 'area', name: 'report', required: true, rows: 5, most: 4000, isPublic: true },
    ],
    run: (context, values) =>
      call(api.reportPromise, context.code, {
        params: { ...of(context), promiseId: textOf(values, 'promiseId') },
        body: { report: textOf(values, 'report') },
      }),
  },
};
