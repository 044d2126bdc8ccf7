/** Forms of the reply: drafted, co-signed, checked, signed, issued; each decided with the letter on screen. */
import { decisiveIn } from '../../../../platform/privacy/find-personal.ts';
import { type Field, type StepSpec, textOf } from '../../../../web/staff/steps/fields.ts';
import {
  cosignAsked,
  type HandledDetail,
  type HandlingFront,
  type HandlingSpecs,
  type HandlingStep,
  replyOf,
  take,
} from '../parts/host.ts';

const reason: Field = { kind: 'area', name: 'reason', required: true, rows: 4, most: 2000 };
const note: Field = { kind: 'area', name: 'note', rows: 3, most: 4000 };
const seen = ({ detail }: Pick<HandlingStep, 'detail'>) => ({ expectedVersion: detail.version });

const classes = ({ options }: HandlingStep) =>
  options.classes.map((item) => ({ value: item.code, label: `${item.code} ${item.label}` }));

const confirmOnly = <D extends HandledDetail>(
  front: HandlingFront<D>,
  name: 'askCosign' | 'submitCheck' | 'issueReply',
): StepSpec<HandlingStep<D>> => ({
  wide: true,
  about: ['letter'],
  follows: true,
  fields: () => [],
  run: (context) => take(front, name, context, { body: seen(context) }),
});

export const letterSteps = <D extends HandledDetail>(front: HandlingFront<D>): HandlingSpecs<D> => ({
  draft_reply: {
    wide: true,
    about: ['sentBack', 'ratings', 'opinions', 'earlier'],
    sheet: 'letter',
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
          kind: 'own',
          input: 'reply',
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
      take(front, 'draftReply', context, {
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
  ask_cosign: confirmOnly(front, 'askCosign'),
  answer_cosign: {
    wide: true,
    about: ['letter'],
    verdicts: { field: 'agree', yes: 'agree', no: 'object' },
    blocked: (context) => (cosignAsked(context) ? undefined : 'noCosign'),
    fields: () => [{ ...note, neededFor: false, hint: 'agree' } as Field],
    run: (context, values) =>
      take(front, 'answerCosign', context, { body: { agree: values.agree === true, note: textOf(values, 'note') } }),
  },
  submit_check: {
    ...confirmOnly(front, 'submitCheck'),
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
      take(front, 'submitCheck', context, {
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
      take(front, 'passCheck', context, {
        body: { class: textOf(values, 'class') || undefined, note: textOf(values, 'note') },
      }),
  },
  send_back_reply: {
    wide: true,
    about: ['letter'],
    danger: true,
    follows: true,
    fields: () => [reason],
    run: (context, values) => take(front, 'sendBackReply', context, { body: { reason: textOf(values, 'reason') } }),
  },
  sign_reply: {
    wide: true,
    about: ['letter'],
    follows: true,
    fields: (context) => [
      { kind: 'text', name: 'signerName', required: true, initial: replyOf(context)?.signerName || context.me },
    ],
    run: (context, values) => take(front, 'signReply', context, { body: { signerName: textOf(values, 'signerName') } }),
  },
  refuse_sign: {
    wide: true,
    about: ['letter'],
    danger: true,
    follows: true,
    fields: () => [reason],
    run: (context, values) => take(front, 'refuseSign', context, { body: { reason: textOf(values, 'reason') } }),
  },
  issue_reply: confirmOnly(front, 'issueReply'),
});
