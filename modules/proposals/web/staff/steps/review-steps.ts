/** Forms of the examination: from taking in to the decision, and the way to the units. */
import { call } from '../../../../../web/client.ts';
import { type Field, textOf, type Values } from '../../../../../web/staff/steps/fields.ts';
import { proposalEndpoints as api } from '../../../contract.ts';
import type { ProposalSpecs, ProposalStep } from './context.ts';

const of = ({ detail }: ProposalStep) => ({ proposalId: detail.proposalId });
const seen = ({ detail }: ProposalStep) => ({ expectedVersion: detail.version });
const note: Field = { kind: 'area', name: 'note', rows: 3, most: 4000 };
const reason: Field = { kind: 'area', name: 'reason', required: true, rows: 4, most: 2000 };
const codes = (list: ReadonlyArray<{ code: string; label: string }>) =>
  list.map((item) => ({ value: item.code, label: item.label }));

const matter = ({ options, detail }: ProposalStep): Field[] => [
  { kind: 'choice', name: 'category', required: true, choices: codes(options.categories), initial: detail.category },
  {
    kind: 'choice',
    name: 'committeeId',
    choices: options.committees.map((body) => ({ value: body.bodyId, label: body.name })),
    initial: detail.committeeId ?? undefined,
  },
];

const conversion = (t: (key: string) => string): Field => ({
  kind: 'choice',
  name: 'convertTo',
  required: true,
  radio: true,
  choices: (['suggestion', 'opinion'] as const).map((value) => ({ value, label: t(`proposals.convertedTo.${value}`) })),
});

const declineReason = ({ options }: ProposalStep): Field => ({
  kind: 'choice',
  name: 'reasonCode',
  required: true,
  choices: codes(options.declineReasons),
});

export const reviewSteps: ProposalSpecs = {
  take_in: {
    fields: matter,
    run: (context, values) =>
      call(api.takeIn, context.code, {
        params: of(context),
        body: {
          ...seen(context),
          category: textOf(values, 'category') || undefined,
          committeeId: textOf(values, 'committeeId') || undefined,
        },
      }),
  },
  categorise: {
    fields: matter,
    run: (context, values) =>
      call(api.categorise, context.code, {
        params: of(context),
        body: { category: textOf(values, 'category'), committeeId: textOf(values, 'committeeId') || null },
      }),
  },
  return_for_revision: {
    follows: true,
    fields: () => [{ ...reason, hint: 'toProposer' } as Field],
    run: (context, values) =>
      call(api.returnForRevision, context.code, {
        params: of(context),
        body: { ...seen(context), reason: textOf(values, 'reason') },
      }),
  },
  recommend: {
    follows: true,
    fields: (context, t) => [
      {
        kind: 'choice',
        name: 'outcome',
        required: true,
        radio: true,
        choices: (['file', 'merge', 'convert', 'decline'] as const).map((value) => ({
          value,
          label: t(`proposals.outcome.${value}`),
        })),
      },
      {
        kind: 'own',
        input: 'proposal',
        name: 'targetId',
        word: 'mergeInto',
        required: true,
        when: (v) => v.outcome === 'merge',
      },
      { ...conversion(t), when: (v: Values) => v.outcome === 'convert' },
      { ...declineReason(context), when: (v: Values) => v.outcome === 'decline' },
      { ...note, when: (v: Values) => v.outcome === undefined || v.outcome === 'file' } as Field,
      {
        ...note,
        name: 'why',
        required: true,
        when: (v: Values) => v.outcome !== undefined && v.outcome !== 'file',
      } as Field,
    ],
    run: (context, values) =>
      call(api.recommend, context.code, {
        params: of(context),
        body: {
          ...seen(context),
          outcome: values.outcome as 'file',
          note: textOf(values, values.outcome === 'file' ? 'note' : 'why'),
          ...(values.outcome === 'merge' ? { targetId: textOf(values, 'targetId') } : {}),
          ...(values.outcome === 'convert' ? { convertTo: values.convertTo as 'suggestion' } : {}),
          ...(values.outcome === 'decline' ? { reasonCode: textOf(values, 'reasonCode') } : {}),
        },
      }),
  },
  send_back_round: {
    fields: () => [{ ...note, required: true } as Field],
    run: (context, values) =>
      call(api.sendBackRound, context.code, {
        params: of(context),
        body: { ...seen(context), note: textOf(values, 'note') },
      }),
  },
  file: {
    follows: true,
    fields: () => [note],
    run: (context, values) =>
      call(api.fileProposal, context.code, {
        params: of(context),
        body: { ...seen(context), note: textOf(values, 'note') },
      }),
  },
  merge: {
    follows: true,
    danger: true,
    fields: () => [
      { kind: 'own', input: 'proposal', name: 'intoId', word: 'mergeInto', required: true, hint: 'merge' },
      note,
    ],
    run: (context, values) =>
      call(api.mergeProposals, context.code, {
        params: of(context),
        body: { ...seen(context), intoId: textOf(values, 'intoId'), note: textOf(values, 'note') },
      }),
  },
  convert: {
    danger: true,
    follows: true,
    fields: (_context, t) => [conversion(t), reason],
    run: (context, values) =>
      call(api.convertProposal, context.code, {
        params: of(context),
        body: {
          ...seen(context),
          convertTo: values.convertTo as 'suggestion',
          reason: textOf(values, 'reason'),
          note: '',
        },
      }),
  },
  decline: {
    danger: true,
    follows: true,
    fields: (context) => [
      declineReason(context),
      { kind: 'area', name: 'notice', required: true, rows: 4, most: 2000, hint: 'toProposer' },
      note,
    ],
    run: (context, values) =>
      call(api.declineProposal, context.code, {
        params: of(context),
        body: {
          ...seen(context),
          reasonCode: textOf(values, 'reasonCode'),
          notice: textOf(values, 'notice'),
          note: textOf(values, 'note'),
        },
      }),
  },
};
