/** Forms of the screening: taken in, sent back, declined, passed on, turned into a proposal; publicity and objections. */
import { call } from '../../../../../web/client.ts';
import { type Field, textOf, type Values } from '../../../../../web/staff/steps/fields.ts';
import { type bulkActs, bulkCalls } from '../../../contract/bulk.ts';
import type { Decision } from '../../../contract/screening.ts';
import { suggestionEndpoints as api } from '../../../contract.ts';
import { dials } from '../dials.ts';
import { of, type SuggestionSpecs, type SuggestionStep, seen } from './context.ts';

const note: Field = { kind: 'area', name: 'note', rows: 3, most: 1000 };
const told: Field = { ...note, hint: 'toSender' } as Field;
const codes = (list: ReadonlyArray<{ code: string; label: string }>) =>
  list.map((item) => ({ value: item.code, label: item.label }));
const reason = (list: ReadonlyArray<{ code: string; label: string }>): Field => ({
  kind: 'choice',
  name: 'code',
  required: true,
  choices: codes(list),
});

/** Those that say the same and wait with it. */
const together = ({ detail }: SuggestionStep): Field[] =>
  detail.sameText > 1 ? [{ kind: 'switch', name: 'sameText', hint: 'sameText' }] : [];

/** One decision: for this one alone, or for all that say the same. */
function decide(context: SuggestionStep, values: Values, decision: Decision): Promise<unknown> {
  if (values.sameText === true)
    return call(api.screenSameText, context.code, { params: of(context), body: { decision } });
  const { decision: way, ...rest } = decision;
  const endpoint = {
    accept: api.acceptSuggestion,
    return: api.returnSuggestion,
    decline: api.declineSuggestion,
    pass_on: api.passOnSuggestion,
  }[way];
  return call(endpoint, context.code, { params: of(context), body: { ...seen(context), ...rest } as never });
}

/** Of all that say the same: it is taken back for some minutes. */
const undoable =
  (act: keyof typeof bulkActs): NonNullable<SuggestionSpecs[string]['undoable']> =>
  (answer, { code }, t) => {
    const { bulkId, undoUntil, done } = answer as { bulkId?: string | null; undoUntil: string; done: number };
    if (!bulkId) return null;
    const verb = t(`suggestions.many.did.${act}`);
    return { code, bulkId, until: undoUntil, endpoint: bulkCalls.undoBulk, verb, count: done };
  };

const coded = (values: Values) => ({ code: textOf(values, 'code'), note: textOf(values, 'note') });

export const screeningSteps: SuggestionSpecs = {
  admit: {
    undoable: undoable('admit'),
    wide: true,
    about: ['finds', 'same'],
    follows: true,
    fields: (context, t) => [
      {
        kind: 'choice',
        name: 'category',
        required: true,
        choices: codes(context.options.categories),
        initial: context.detail.category ?? undefined,
      },
      {
        kind: 'choice',
        name: 'publicity',
        required: true,
        radio: true,
        choices: dials.map((value) => ({ value, label: t(`suggestions.publicity.${value}`) })),
      },
      {
        kind: 'area',
        name: 'publicityReason',
        required: true,
        rows: 2,
        most: 500,
        when: (values) => values.publicity !== undefined && values.publicity !== 'public',
      },
      note,
      ...together(context),
    ],
    run: (context, values) =>
      decide(context, values, {
        decision: 'accept',
        category: textOf(values, 'category') || undefined,
        publicity: values.publicity as (typeof dials)[number],
        publicityReason: values.publicity === 'public' ? '' : textOf(values, 'publicityReason'),
        note: textOf(values, 'note'),
      }),
  },
  return: {
    undoable: undoable('return'),
    follows: true,
    about: ['same'],
    fields: (context) => [
      reason(context.options.returnReasons),
      { ...told, required: true } as Field,
      ...together(context),
    ],
    run: (context, values) => decide(context, values, { decision: 'return', ...coded(values) }),
  },
  decline: {
    undoable: undoable('decline'),
    danger: true,
    follows: true,
    about: ['same'],
    fields: (context) => [reason(context.options.declineReasons), told, ...together(context)],
    run: (context, values) => decide(context, values, { decision: 'decline', ...coded(values) }),
  },
  pass_on: {
    undoable: undoable('pass_on'),
    follows: true,
    about: ['same'],
    fields: (context) => [
      { ...reason(context.options.passOnChannels), word: 'channel' } as Field,
      told,
      ...together(context),
    ],
    run: (context, values) => decide(context, values, { decision: 'pass_on', ...coded(values) }),
  },
  convert: {
    follows: true,
    fields: () => [{ kind: 'own', input: 'member', name: 'memberId', hint: 'convertTo' }, note],
    run: (context, values) =>
      call(api.convertSuggestion, context.code, {
        params: of(context),
        body: {
          ...seen(context),
          ...(textOf(values, 'memberId') ? { memberId: textOf(values, 'memberId') } : {}),
          note: textOf(values, 'note'),
        },
      }),
  },
  categorise: {
    fields: ({ options, detail }) => [
      {
        kind: 'choice',
        name: 'category',
        required: true,
        choices: codes(options.categories),
        initial: detail.category ?? undefined,
      },
    ],
    run: (context, values) =>
      call(api.categoriseSuggestion, context.code, {
        params: of(context),
        body: { ...seen(context), category: textOf(values, 'category') },
      }),
  },
  decide_publicity: {
    about: ['finds'],
    follows: true,
    fields: (_context, t) => [
      {
        kind: 'choice',
        name: 'decision',
        required: true,
        radio: true,
        choices: dials.map((value) => ({ value, label: t(`suggestions.publicity.${value}`) })),
      },
      { kind: 'switch', name: 'acceptFinds', when: (values) => values.decision !== 'internal' },
      {
        kind: 'area',
        name: 'reason',
        rows: 2,
        most: 500,
        when: (values) => values.decision !== 'public' || values.acceptFinds === true,
      },
    ],
    run: (context, values) =>
      call(api.decideSuggestionPublicity, context.code, {
        params: of(context),
        body: {
          ...seen(context),
          decision: values.decision as (typeof dials)[number],
          reason: textOf(values, 'reason'),
          ...(values.acceptFinds ? { acceptFinds: true } : {}),
        },
      }),
  },
  hide: {
    danger: true,
    follows: true,
    fields: ({ options }) => [reason(options.hideReasons), told],
    run: (context, values) =>
      call(api.hideSuggestion, context.code, { params: of(context), body: { ...seen(context), ...coded(values) } }),
  },
  show: {
    follows: true,
    fields: () => [note],
    run: (context, values) =>
      call(api.showSuggestion, context.code, {
        params: of(context),
        body: { ...seen(context), note: textOf(values, 'note') },
      }),
  },
  answer_objection: {
    about: ['objection'],
    verdicts: { field: 'upheld', yes: 'uphold', no: 'dismiss' },
    follows: true,
    fields: () => [{ kind: 'area', name: 'answer', required: true, rows: 4, most: 2000, hint: 'toSender' }],
    run: (context, values) =>
      call(api.answerObjection, context.code, {
        params: of(context),
        body: { ...seen(context), upheld: values.upheld === true, answer: textOf(values, 'answer') },
      }),
  },
  show_case: {
    follows: true,
    fields: () => [],
    run: (context) =>
      call(api.showSuggestionCase, context.code, {
        params: of(context),
        body: { ...seen(context), shown: !context.detail.isCase },
      }),
  },
};
