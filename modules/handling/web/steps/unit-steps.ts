/** Forms of what a unit does before it answers, and of the offices' answers to it. */
import { type Field, instantOf, minuteNow, textOf } from '../../../../web/staff/steps/fields.ts';
import {
  askedExtension,
  assignmentIn,
  type HandledDetail,
  type HandlingFront,
  type HandlingSpecs,
  type HandlingStep,
  take,
} from '../parts/host.ts';

const reason: Field = { kind: 'area', name: 'reason', required: true, rows: 4, most: 2000 };
const note: Field = { kind: 'area', name: 'note', rows: 3, most: 4000 };

const handlers = (context: HandlingStep, required: boolean): Field => ({
  kind: 'choice',
  name: 'handlerId',
  required,
  choices: context.options.handlers
    .filter((person) => person.unitId === assignmentIn(context).unitId)
    .map((person) => ({ value: person.accountId, label: person.name })),
});

const LATER = 'later';

export const unitSteps = <D extends HandledDetail>(front: HandlingFront<D>): HandlingSpecs<D> => ({
  accept: {
    follows: true,
    fields: (context, t) => {
      const people = handlers(context, true) as Field & { kind: 'choice' };
      const later = { value: LATER, label: t('staff.later') };
      return people.choices.length === 0 ? [] : [{ ...people, choices: [...people.choices, later] }];
    },
    run: (context, values) => {
      const handlerId = textOf(values, 'handlerId');
      return take(front, 'acceptAssignment', context, {
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
      take(front, 'bounceAssignment', context, {
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
      take(front, 'handOn', context, {
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
        initial: front.addressee(detail),
      },
      { kind: 'area', name: 'note', word: 'contactNote', required: true, rows: 4, most: 2000 },
    ],
    run: (context, values) =>
      take(front, 'recordContact', context, {
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
      take(front, 'askExtension', context, {
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
      take(front, 'answerExtension', context, {
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
    run: (context, values) => take(front, 'giveOpinion', context, { body: { opinion: textOf(values, 'opinion') } }),
  },
});
