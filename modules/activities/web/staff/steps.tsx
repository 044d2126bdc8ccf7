/** The steps of activities as the desk shows their forms. */
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Input, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { searchEndpoints } from '../../../../platform/search/contract.ts';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import {
  type Field,
  type OwnInputProps,
  type StepContext,
  type StepDesk,
  type StepSpec,
  textOf,
} from '../../../../web/staff/steps/fields.ts';
import { memberEndpoints } from '../../../members/contract.ts';
import type { ActivityDetail } from '../../contract/reading.ts';
import { activityEndpoints as api } from '../../contract.ts';
import { type GuestKind, guestKinds } from '../../life.ts';
import { Programme, When } from '../parts.tsx';
import { useOptions } from './options.ts';

export type ActivityStep = StepContext<ActivityDetail, null>;

const of = ({ matterId }: ActivityStep) => ({ activityId: matterId });
const seen = ({ detail }: ActivityStep) => ({ expectedVersion: detail.version });
const reason: Field = { kind: 'area', name: 'reason', required: true, rows: 3, most: 500, hint: 'toInvited' };
type Plain = 'announceActivity' | 'beginActivity' | 'endActivity' | 'archiveActivity' | 'remindInvited';
const plain = (endpoint: Plain): StepSpec<ActivityStep> => ({
  follows: true,
  fields: () => [],
  run: (context) => call(api[endpoint], context.code, { params: of(context), body: seen(context) }),
});

interface GuestTyped {
  name: string;
  kind: GuestKind;
  detail: string;
}

/** Found by name; several. */
function MembersInput({ id, value, onChange, context }: OwnInputProps<ActivityStep>) {
  const { t } = useSession();
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['members', context.code, words],
    queryFn: () =>
      call(memberEndpoints.listMembers, context.code, { query: { search: words || undefined, size: 30 } as never }),
    placeholderData: (before) => before,
  });
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      mode="multiple"
      allowClear
      loading={isFetching}
      showSearch={{ onSearch: setTyped, filterOption: false }}
      placeholder={t('activities.desk.findMember')}
      options={(data?.members ?? []).map((member) => ({
        value: member.id,
        label: [member.name, member.sector?.name].filter(Boolean).join(' · '),
      }))}
    />
  );
}

function BodiesInput({ id, value, onChange }: OwnInputProps<ActivityStep>) {
  const { t } = useSession();
  const { data } = useOptions();
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      mode="multiple"
      allowClear
      placeholder={t('activities.desk.chooseBodies')}
      options={(data?.bodies ?? []).map((body) => ({ value: body.id, label: body.name }))}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}

/** Guests from outside, one line each. */
function GuestsInput({ value = [], onChange }: OwnInputProps<ActivityStep>) {
  const { t } = useSession();
  const guests = value as GuestTyped[];
  const put = (at: number, part: Partial<GuestTyped>) =>
    onChange?.(guests.map((guest, nth) => (nth === at ? { ...guest, ...part } : guest)));
  return (
    <Flex vertical gap={8}>
      {guests.map((guest, at) => (
        <Flex key={at} gap={8} wrap>
          <Input
            aria-label={t('activities.col.name')}
            placeholder={t('activities.col.name')}
            value={guest.name}
            maxLength={60}
            onChange={(event) => put(at, { name: event.target.value })}
          />
          <Select
            aria-label={t('activities.desk.guestKind')}
            value={guest.kind}
            onChange={(kind) => put(at, { kind })}
            options={guestKinds.map((kind) => ({ value: kind, label: t(`activities.guest.${kind}`) }))}
          />
          <Input
            aria-label={t('activities.col.detail')}
            placeholder={t('activities.col.detail')}
            value={guest.detail}
            maxLength={120}
            onChange={(event) => put(at, { detail: event.target.value })}
          />
          <Button onClick={() => onChange?.(guests.filter((_, nth) => nth !== at))}>{t('staff.remove')}</Button>
        </Flex>
      ))}
      <Button onClick={() => onChange?.([...guests, { name: '', kind: 'other', detail: '' }])}>
        {t('activities.desk.addGuest')}
      </Button>
    </Flex>
  );
}

/** Members invited to the activity, found by name. */
function InvitedInput({ id, value, onChange, context }: OwnInputProps<ActivityStep>) {
  const { t } = useSession();
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  const { data } = useQuery({
    queryKey: ['activity', context.code, context.matterId, 'invited', words],
    queryFn: () =>
      call(api.listInvited, context.code, {
        params: { activityId: context.matterId },
        query: { words: words || undefined, size: 30 } as never,
      }),
    placeholderData: (before) => before,
  });
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      showSearch={{ onSearch: setTyped, filterOption: false }}
      placeholder={t('activities.desk.findMember')}
      options={(data?.items ?? [])
        .filter((line) => line.memberId !== null)
        .map((line) => ({ value: line.invitationId, label: line.name }))}
    />
  );
}

function LeaveReasonInput({ id, value, onChange, context }: OwnInputProps<ActivityStep>) {
  const { data } = useQuery({
    queryKey: ['activity', context.code, context.matterId, 'leaves'],
    queryFn: () => call(api.listLeaves, context.code, { params: { activityId: context.matterId } }),
  });
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      options={(data?.reasons ?? []).map((term) => ({ value: term.code, label: term.label }))}
    />
  );
}

/** A matter of any kind, found by the one search. */
function MatterInput({ id, value, onChange, context }: OwnInputProps<ActivityStep>) {
  const { t } = useSession();
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['search', context.code, words, 'linked'],
    queryFn: () => call(searchEndpoints.search, context.code, { query: { words, size: 8 } }),
    enabled: words !== '',
    placeholderData: (before) => before,
  });
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      loading={isFetching}
      showSearch={{ onSearch: setTyped, filterOption: false }}
      placeholder={t('activities.desk.findMatter')}
      options={(data?.groups ?? []).flatMap((group) =>
        group.items
          .filter((hit) => hit.matterId !== context.matterId)
          .map((hit) => ({ value: `${group.kind}:${hit.matterId}`, label: `${hit.title} · ${hit.line}` })),
      )}
    />
  );
}

const listOf = <V,>(value: unknown): V[] => (Array.isArray(value) ? value : []);

export const specs: Readonly<Record<string, StepSpec<ActivityStep>>> = {
  announce: plain('announceActivity'),
  begin: plain('beginActivity'),
  end: plain('endActivity'),
  archive: plain('archiveActivity'),
  remind: plain('remindInvited'),
  postpone: {
    follows: true,
    fields: () => [{ kind: 'number', name: 'days', required: true, least: 1, most: 365 }, reason],
    run: (context, values) =>
      call(api.postponeActivity, context.code, {
        params: of(context),
        body: { ...seen(context), days: Number(values.days), reason: textOf(values, 'reason') },
      }),
  },
  cancel: {
    danger: true,
    follows: true,
    fields: () => [reason],
    run: (context, values) =>
      call(api.cancelActivity, context.code, {
        params: of(context),
        body: { ...seen(context), reason: textOf(values, 'reason') },
      }),
  },
  invite: {
    wide: true,
    fields: () => [
      { kind: 'switch', name: 'whole' },
      { kind: 'own', input: 'bodies', name: 'bodyIds', when: (values) => values.whole !== true },
      { kind: 'own', input: 'members', name: 'memberIds', when: (values) => values.whole !== true },
      { kind: 'own', input: 'guests', name: 'guests', hint: 'guests' },
    ],
    run: (context, values) =>
      call(api.inviteToActivity, context.code, {
        params: of(context),
        body: {
          whole: values.whole === true,
          bodyIds: values.whole === true ? [] : listOf<string>(values.bodyIds),
          memberIds: values.whole === true ? [] : listOf<string>(values.memberIds),
          guests: listOf<GuestTyped>(values.guests).filter((guest) => guest.name.trim() !== ''),
        },
      }),
  },
  write_minutes: {
    wide: true,
    fields: ({ detail }) => [
      { kind: 'area', name: 'results', rows: 5, most: 5000, hint: 'results', initial: detail.results },
      { kind: 'area', name: 'minutes', rows: 14, most: 20_000, initial: detail.minutes },
    ],
    run: (context, values) =>
      call(api.saveActivityMinutes, context.code, {
        params: of(context),
        body: { ...seen(context), minutes: textOf(values, 'minutes'), results: textOf(values, 'results') },
      }),
  },
  link_result: {
    fields: () => [{ kind: 'own', input: 'matter', name: 'matter', required: true }],
    run: (context, values) => {
      const [kind = '', matterId = ''] = textOf(values, 'matter').split(':');
      return call(api.linkActivityResult, context.code, { params: of(context), body: { kind, matterId } });
    },
  },
  ask_leave_for: {
    fields: () => [
      { kind: 'own', input: 'invited', name: 'invitationId', required: true },
      { kind: 'own', input: 'leaveReason', name: 'reasonCode', required: true },
      { kind: 'area', name: 'leaveText', rows: 3, most: 500 },
      { kind: 'file', name: 'fileId', word: 'attachment' },
    ],
    run: (context, values) =>
      call(api.askLeave, context.code, {
        params: of(context),
        body: {
          invitationId: textOf(values, 'invitationId'),
          reasonCode: textOf(values, 'reasonCode'),
          reason: textOf(values, 'leaveText'),
          fileId: textOf(values, 'fileId') || null,
        },
      }),
  },
  add_paper: {
    fields: (_context, t) => [
      { kind: 'file', name: 'fileId', required: true },
      { kind: 'text', name: 'title', word: 'paperTitle', required: true },
      {
        kind: 'choice',
        name: 'stage',
        required: true,
        radio: true,
        choices: (['before', 'after'] as const).map((value) => ({ value, label: t(`activities.stage.${value}`) })),
      },
      {
        kind: 'choice',
        name: 'label',
        required: true,
        radio: true,
        hint: 'label',
        choices: (['public', 'internal', 'sensitive'] as const).map((value) => ({
          value,
          label: t(`activities.label.${value}`),
        })),
      },
    ],
    run: (context, values) =>
      call(api.addActivityPaper, context.code, {
        params: of(context),
        body: {
          fileId: textOf(values, 'fileId'),
          title: textOf(values, 'title'),
          label: values.label as 'public',
          stage: values.stage as 'before',
        },
      }),
  },
};

export const activityDesk: StepDesk<ActivityStep> = {
  room: 'activities',
  kept: 'activity-step',
  steps: specs,
  about: {},
  inputs: {
    members: { Input: MembersInput },
    bodies: { Input: BodiesInput },
    guests: { Input: GuestsInput },
    matter: { Input: MatterInput },
    invited: { Input: InvitedInput },
    leaveReason: { Input: LeaveReasonInput },
  },
  Text: ({ context }) => (
    <>
      <p>
        <When startsAt={context.detail.startsAt} endsAt={context.detail.endsAt} /> {context.detail.place}
      </p>
      <Programme data={context.detail} />
    </>
  ),
};

/** In the order of its life; the first the reader may take leads on. */
export const ordered = [
  'invite',
  'announce',
  'remind',
  'begin',
  'end',
  'ask_leave_for',
  'write_minutes',
  'link_result',
  'add_paper',
  'postpone',
  'archive',
  'cancel',
] as const;
