/** Forms of what follows a reply: publicity, ratings, promises, the look back. */
import { type Field, textOf, today, type Values } from '../../../../web/staff/steps/fields.ts';
import { ratingOf } from '../../contract.ts';
import { type HandledDetail, type HandlingFront, type HandlingSpecs, take, unrated } from '../parts/host.ts';

const reason: Field = { kind: 'area', name: 'reason', required: true, rows: 3, most: 500 };
const qualities = ['topic', 'research', 'analysis', 'feasibility', 'form'] as const;
const whole = (values: Values, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, Number(values[name])]));

export const afterwardsSteps = <D extends HandledDetail>(front: HandlingFront<D>): HandlingSpecs<D> => ({
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
      take(front, 'viewPublicity', context, {
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
      take(front, 'rateMatter', context, {
        body: { fields: whole(values, qualities) as never, comment: textOf(values, 'comment') },
      }),
  },
  add_promise: {
    fields: () => [
      { kind: 'area', name: 'text', word: 'promise', required: true, rows: 3, most: 1000, isPublic: true },
      { kind: 'date', name: 'dueOn', required: true },
    ],
    run: (context, values) =>
      take(front, 'addPromise', context, { body: { text: textOf(values, 'text'), dueOn: textOf(values, 'dueOn') } }),
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
      take(front, 'reportPromise', context, {
        params: { promiseId: textOf(values, 'promiseId') },
        body: { report: textOf(values, 'report') },
      }),
  },
  enter_paper_rating: {
    follows: true,
    about: ['letter'],
    fields: (context) => [
      { kind: 'choice', name: 'pair', word: 'ratedBy', required: true, choices: unrated(front, context.detail) },
      { kind: 'own', input: 'rating', name: 'rating', required: true },
      { kind: 'date', name: 'ratedOn', required: true, initial: today() },
      { kind: 'file', name: 'scanFileId', word: 'scan', required: true, hint: 'scan' },
      { kind: 'area', name: 'comment', rows: 3, most: 1000 },
    ],
    run: (context, values) => {
      const [replyId, proposerId] = textOf(values, 'pair').split(' ') as [string, string];
      return take(front, 'enterPaperRating', context, {
        body: {
          replyId,
          proposerId,
          rating: ratingOf(context.options.ratingForm, values.rating as Record<string, string>),
          ratedOn: textOf(values, 'ratedOn'),
          scanFileId: textOf(values, 'scanFileId'),
          comment: textOf(values, 'comment'),
        },
      });
    },
  },
  close_unrated: {
    about: ['unrated'],
    follows: true,
    fields: () => [reason],
    run: (context, values) => take(front, 'closeUnrated', context, { body: { reason: textOf(values, 'reason') } }),
  },
  look_back: {
    about: ['promises'],
    fields: ({ detail, options }, t) => [
      {
        kind: 'choice',
        name: 'promiseId',
        word: 'promise',
        required: true,
        choices: detail.promises
          .filter((item) => item.status === 'open')
          .map((item) => ({ value: item.promiseId, label: item.text || t(`handling.promiseKind.${item.kind}`) })),
      },
      {
        kind: 'choice',
        name: 'status',
        required: true,
        radio: true,
        choices: (['kept', 'partly', 'broken'] as const).map((value) => ({
          value,
          label: t(`handling.promiseStatus.${value}`),
        })),
      },
      { kind: 'area', name: 'note', word: 'found', required: true, rows: 4, most: 2000, isPublic: true },
      {
        kind: 'choice',
        name: 'classAfter',
        choices: options.classes.map((item) => ({ value: item.code, label: `${item.code} ${item.label}` })),
      },
      { kind: 'date', name: 'lookAgainOn' },
    ],
    run: (context, values) =>
      take(front, 'lookBack', context, {
        params: { promiseId: textOf(values, 'promiseId') },
        body: {
          status: values.status as 'kept',
          note: textOf(values, 'note'),
          classAfter: textOf(values, 'classAfter') || undefined,
          lookAgainOn: textOf(values, 'lookAgainOn') || undefined,
        },
      }),
  },
});
