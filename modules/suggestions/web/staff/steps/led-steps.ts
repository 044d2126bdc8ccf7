/** Forms of those who take a suggestion up: their team, visits and small consultations, the answer, the follow-up. */
import { call } from '../../../../../web/client.ts';
import { textOf, today } from '../../../../../web/staff/steps/fields.ts';
import { suggestionEndpoints as api } from '../../../contract.ts';
import { of, type SuggestionSpecs, seen } from './context.ts';

export const ledSteps: SuggestionSpecs = {
  take_up: {
    follows: true,
    fields: () => [
      { kind: 'own', input: 'ownBody', name: 'bodyId' },
      { kind: 'area', name: 'note', rows: 3, most: 1000 },
    ],
    run: (context, values) =>
      call(api.takeUpSuggestion, context.code, {
        params: of(context),
        body: {
          ...seen(context),
          ...(textOf(values, 'bodyId') ? { bodyId: textOf(values, 'bodyId') } : {}),
          note: textOf(values, 'note'),
        },
      }),
  },
  join_team: {
    fields: ({ detail }) => [
      {
        kind: 'own',
        input: 'members',
        name: 'memberIds',
        required: true,
        initial: detail.team.map((item) => item.memberId),
      },
    ],
    run: (context, values) =>
      call(api.joinSuggestionTeam, context.code, {
        params: of(context),
        body: { ...seen(context), memberIds: values.memberIds as string[] },
      }),
  },
  record_visit: {
    wide: true,
    fields: (_context, t) => [
      {
        kind: 'choice',
        name: 'kind',
        word: 'visitKind',
        required: true,
        radio: true,
        choices: (['visit', 'consultation', 'follow_up'] as const).map((value) => ({
          value,
          label: t(`suggestions.visitKind.${value}`),
        })),
      },
      { kind: 'date', name: 'happenedOn', required: true, initial: today() },
      { kind: 'text', name: 'place' },
      { kind: 'area', name: 'people', rows: 2, most: 500 },
      { kind: 'area', name: 'text', word: 'visitText', required: true, rows: 8, most: 4000, isPublic: true },
    ],
    run: (context, values) =>
      call(api.recordSuggestionVisit, context.code, {
        params: of(context),
        body: {
          ...seen(context),
          kind: values.kind as 'visit',
          happenedOn: textOf(values, 'happenedOn'),
          place: textOf(values, 'place'),
          people: textOf(values, 'people'),
          text: textOf(values, 'text'),
        },
      }),
  },
  give_back: {
    danger: true,
    follows: true,
    fields: () => [{ kind: 'area', name: 'reason', required: true, rows: 3, most: 1000 }],
    run: (context, values) =>
      call(api.giveBackSuggestion, context.code, {
        params: of(context),
        body: { ...seen(context), reason: textOf(values, 'reason') },
      }),
  },
  answer_led: {
    wide: true,
    about: ['visits'],
    follows: true,
    fields: ({ detail }) => [
      {
        kind: 'area',
        name: 'text',
        word: 'ledAnswer',
        required: true,
        rows: 14,
        most: 8000,
        isPublic: true,
        initial: detail.answer?.text,
      },
    ],
    run: (context, values) =>
      call(api.answerLedSuggestion, context.code, {
        params: of(context),
        body: { ...seen(context), text: textOf(values, 'text') },
      }),
  },
  close_led: {
    follows: true,
    fields: () => [{ kind: 'area', name: 'reason', required: true, rows: 3, most: 500 }],
    run: (context, values) =>
      call(api.closeLedSuggestion, context.code, {
        params: of(context),
        body: { ...seen(context), reason: textOf(values, 'reason') },
      }),
  },
};
