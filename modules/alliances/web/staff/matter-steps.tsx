/** The steps of a matter of an alliance as the desk shows their forms. */
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
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
  today,
} from '../../../../web/staff/steps/fields.ts';
import type { MatterDetail } from '../../contract/reading.ts';
import { allianceEndpoints as api } from '../../contract.ts';
import { type FileLabel, fileLabels } from '../../life.ts';

export type MatterStep = StepContext<MatterDetail, null>;

const of = ({ matterId }: MatterStep) => ({ matterId });
const seen = ({ detail }: MatterStep) => ({ expectedVersion: detail.version });
const reason: Field = { kind: 'area', name: 'reason', required: true, rows: 3, most: 500, hint: 'reason' };
type Plain = 'agreeAllianceMatter' | 'handInAlliancePart' | 'takeBackAlliancePart';
const plain = (endpoint: Plain): StepSpec<MatterStep> => ({
  follows: true,
  fields: () => [],
  run: (context) => call(api[endpoint], context.code, { params: of(context), body: seen(context) }),
});
const because = (endpoint: 'refuseAllianceMatter' | 'dropAllianceMatter'): StepSpec<MatterStep> => ({
  danger: true,
  follows: true,
  fields: () => [reason],
  run: (context, values) =>
    call(api[endpoint], context.code, {
      params: of(context),
      body: { ...seen(context), reason: textOf(values, 'reason') },
    }),
});

/** Kinds an assembly shares of its own. */
const shared = ['proposal', 'suggestion'] as const;

/** Found by words among what the reader may read. */
function SharedInput({ id, value, onChange, context }: OwnInputProps<MatterStep>) {
  const { t } = useSession();
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['alliance-share', context.code, words],
    queryFn: () => call(searchEndpoints.search, context.code, { query: { words, size: 10 } as never }),
    enabled: words !== '',
    placeholderData: (before) => before,
  });
  const groups = (data?.groups ?? []).filter((group) => shared.some((kind) => kind === group.kind));
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      loading={isFetching}
      showSearch={{ onSearch: setTyped, filterOption: false }}
      placeholder={t('alliances.findShared')}
      options={groups.map((group) => ({
        label: group.label,
        options: group.items.map((hit) => ({
          value: `${group.kind} ${hit.matterId}`,
          label: `${hit.title} · ${hit.line}`,
        })),
      }))}
    />
  );
}

const specs: Readonly<Record<string, StepSpec<MatterStep>>> = {
  agree: plain('agreeAllianceMatter'),
  refuse: because('refuseAllianceMatter'),
  drop: because('dropAllianceMatter'),
  hand_in: plain('handInAlliancePart'),
  take_back: plain('takeBackAlliancePart'),
  write: {
    wide: true,
    fields: ({ detail }) => [
      {
        kind: 'area',
        name: 'text',
        word: 'partText',
        required: true,
        rows: 10,
        most: 3000,
        initial: detail.parts.find((part) => part.own)?.text ?? '',
      },
    ],
    edition: ({ detail }) => detail.version,
    run: (context, values) =>
      call(api.writeAlliancePart, context.code, {
        params: of(context),
        body: { ...seen(context), text: textOf(values, 'text') },
      }),
  },
  edit: {
    wide: true,
    fields: ({ detail }) => [
      { kind: 'text', name: 'title', required: true, initial: detail.title },
      { kind: 'area', name: 'text', required: true, rows: 8, most: 5000, initial: detail.text },
      {
        kind: 'choice',
        name: 'leadAssemblyId',
        required: true,
        radio: true,
        initial: detail.lead.assemblyId,
        choices: detail.joined.map((each) => ({ value: each.assemblyId, label: each.name })),
      },
    ],
    edition: ({ detail }) => detail.version,
    run: (context, values) =>
      call(api.saveAllianceMatter, context.code, {
        params: of(context),
        body: {
          ...seen(context),
          title: textOf(values, 'title'),
          text: textOf(values, 'text'),
          leadAssemblyId: textOf(values, 'leadAssemblyId'),
        },
      }),
  },
  add_minutes: {
    wide: true,
    fields: () => [
      { kind: 'date', name: 'heldOn', required: true, initial: today() },
      { kind: 'area', name: 'text', word: 'minutesText', required: true, rows: 8, most: 5000 },
    ],
    run: (context, values) =>
      call(api.addAllianceMinutes, context.code, {
        params: of(context),
        body: { ...seen(context), heldOn: textOf(values, 'heldOn'), text: textOf(values, 'text') },
      }),
  },
  add_file: {
    fields: (_context, t) => [
      { kind: 'file', name: 'fileId', required: true },
      { kind: 'text', name: 'title', word: 'fileTitle', required: true },
      {
        kind: 'choice',
        name: 'label',
        required: true,
        radio: true,
        hint: 'label',
        choices: fileLabels.map((value) => ({ value, label: t(`alliances.label.${value}`) })),
      },
    ],
    run: (context, values) =>
      call(api.addAllianceFile, context.code, {
        params: of(context),
        body: {
          fileId: textOf(values, 'fileId'),
          title: textOf(values, 'title'),
          label: values.label as FileLabel,
        },
      }),
  },
  share: {
    follows: true,
    fields: () => [{ kind: 'own', input: 'shared', name: 'shared', required: true }],
    run(context, values) {
      const [kind, sharedId] = textOf(values, 'shared').split(' ');
      const body = { kind: kind as (typeof shared)[number], sharedId: sharedId ?? '' };
      return call(api.shareIntoAlliance, context.code, { params: of(context), body });
    },
  },
  conclude: {
    wide: true,
    follows: true,
    fields: () => [{ kind: 'area', name: 'outcome', required: true, rows: 6, most: 3000 }],
    run: (context, values) =>
      call(api.concludeAllianceMatter, context.code, {
        params: of(context),
        body: { ...seen(context), outcome: textOf(values, 'outcome') },
      }),
  },
};

export const matterDesk: StepDesk<MatterStep> = {
  room: 'alliances',
  kept: 'alliance-matter-step',
  steps: specs,
  about: {},
  inputs: { shared: { Input: SharedInput } },
  Text: ({ context }) => <p className="d-pre">{context.detail.text}</p>,
};

/** In the order of its life; the first the reader may take leads on. */
export const matterOrder = [
  'agree',
  'refuse',
  'write',
  'hand_in',
  'take_back',
  'add_minutes',
  'conclude',
  'add_file',
  'share',
  'edit',
  'drop',
] as const;
