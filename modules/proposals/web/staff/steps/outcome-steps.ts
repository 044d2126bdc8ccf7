/** Forms of what becomes of a proposal: ratings, meetings, tracking, key proposals, publicity. */
import { call } from '../../../../../web/client.ts';
import {
  type Field,
  instantOf,
  minuteNow,
  type StepSpec,
  textOf,
  today,
} from '../../../../../web/staff/steps/fields.ts';
import { proposalEndpoints as api } from '../../../contract.ts';
import type { ProposalSpecs, ProposalStep } from './context.ts';

const of = ({ detail }: ProposalStep) => ({ proposalId: detail.proposalId });
const reason: Field = { kind: 'area', name: 'reason', required: true, rows: 3, most: 500 };

const meeting = (kinds: readonly string[], more: Partial<StepSpec<ProposalStep>> = {}): StepSpec<ProposalStep> => ({
  ...more,
  wide: true,
  fields: ({ detail }, t) => [
    {
      kind: 'choice',
      name: 'kind',
      word: 'meetingKind',
      required: true,
      radio: true,
      initial: kinds.length === 1 ? kinds[0] : undefined,
      choices: kinds.map((value) => ({ value, label: t(`proposals.meeting.${value}`) })),
    },
    { kind: 'text', name: 'title', word: 'meetingTitle', required: true, initial: detail.subject },
    { kind: 'minute', name: 'heldAt', required: true, initial: minuteNow() },
    { kind: 'text', name: 'place', required: true },
    { kind: 'text', name: 'chair' },
    { kind: 'area', name: 'participants', rows: 2, most: 2000 },
    { kind: 'area', name: 'minutes', required: true, rows: 10, most: 20_000 },
    { kind: 'file', name: 'minutesFileId', word: 'minutesFile' },
  ],
  run: (context, values) =>
    call(api.recordMeeting, context.code, {
      params: of(context),
      body: {
        kind: values.kind as 'face_to_face',
        title: textOf(values, 'title'),
        heldAt: instantOf(values, 'heldAt'),
        place: textOf(values, 'place'),
        chair: textOf(values, 'chair'),
        participants: textOf(values, 'participants'),
        minutes: textOf(values, 'minutes'),
        minutesFileId: textOf(values, 'minutesFileId') || null,
      },
    }),
});

export const outcomeSteps: ProposalSpecs = {
  record_meeting: meeting(['handling_consultation', 'key_oversight', 'face_to_face']),
  record_consultation: meeting(['face_to_face'], { about: ['ratings'], follows: true }),
  mark_key: {
    fields: ({ detail }) => (detail.isKey ? [] : [{ kind: 'text', name: 'leader', word: 'keyLeader' }]),
    run: (context, values) =>
      call(api.markKey, context.code, {
        params: of(context),
        body: { key: !context.detail.isKey, leader: textOf(values, 'leader') },
      }),
  },
  record_instruction: {
    fields: ({ detail }) => [
      { kind: 'text', name: 'leader', required: true, initial: detail.keyLeader ?? undefined },
      { kind: 'area', name: 'text', word: 'instruction', required: true, rows: 4, most: 2000 },
      { kind: 'date', name: 'givenOn', required: true, initial: today() },
    ],
    run: (context, values) =>
      call(api.recordInstruction, context.code, {
        params: of(context),
        body: { leader: textOf(values, 'leader'), text: textOf(values, 'text'), givenOn: textOf(values, 'givenOn') },
      }),
  },
  archive: {
    follows: true,
    fields: () => [],
    run: (context) => call(api.archiveProposal, context.code, { params: of(context), body: {} }),
  },
  decide_publicity: {
    about: ['publication'],
    wide: true,
    follows: true,
    fields: ({ detail }, t) => [
      {
        kind: 'choice',
        name: 'decision',
        required: true,
        radio: true,
        choices: (['public', 'title_only', 'internal'] as const).map((value) => ({
          value,
          label: t(`proposals.publicity.${value}`),
        })),
      },
      { kind: 'switch', name: 'acceptFinds', when: (values) => values.decision !== 'internal' },
      {
        kind: 'area',
        name: 'reason',
        rows: 2,
        most: 500,
        when: (values) => values.decision !== 'public' || values.acceptFinds === true,
      },
      ...(detail.assignments.some((item) => item.role !== 'assisting' && item.state !== 'replaced')
        ? [{ kind: 'own' as const, input: 'replyDials', name: 'replies' }]
        : []),
    ],
    run: (context, values) =>
      call(api.decidePublicity, context.code, {
        params: of(context),
        body: {
          decision: values.decision as 'public',
          reason: textOf(values, 'reason'),
          replies:
            (values.replies as Array<{ assignmentId: string; publicity: 'public' | 'internal' }> | undefined) ?? [],
          ...(values.acceptFinds ? { acceptFinds: true } : {}),
        },
      }),
  },
  withdraw: {
    danger: true,
    follows: true,
    fields: () => [reason],
    run: (context, values) =>
      call(api.withdrawProposal, context.code, { params: of(context), body: { reason: textOf(values, 'reason') } }),
  },
  submit: {
    follows: true,
    fields: () => [],
    run: (context) =>
      call(api.submitProposal, context.code, {
        params: of(context),
        body: { expectedVersion: context.detail.version },
      }),
  },
  reopen_draft: {
    follows: true,
    fields: () => [],
    run: (context) => call(api.reopenDraft, context.code, { params: of(context), body: {} }),
  },
};
