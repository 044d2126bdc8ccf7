/** The steps of an alliance as the desk shows their forms. */
import { Select } from 'antd';
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
import type { AllianceDetail } from '../../contract/reading.ts';
import { allianceEndpoints as api } from '../../contract.ts';
import { type PersonRole, personRoles, type Rule, rules } from '../../life.ts';
import { useOptions } from './options.ts';

export type AllianceStep = StepContext<AllianceDetail, null>;

const of = ({ matterId }: AllianceStep) => ({ allianceId: matterId });
const seen = ({ detail }: AllianceStep) => ({ expectedVersion: detail.version });
const reason: Field = { kind: 'area', name: 'reason', required: true, rows: 3, most: 500, hint: 'reason' };
const because = (endpoint: 'declineAlliance' | 'leaveAlliance' | 'dissolveAlliance'): StepSpec<AllianceStep> => ({
  danger: true,
  follows: true,
  fields: () => [reason],
  run: (context, values) =>
    call(api[endpoint], context.code, {
      params: of(context),
      body: { ...seen(context), reason: textOf(values, 'reason') },
    }),
});

/** Assemblies of the installation that do not sit in it yet. */
function AssembliesInput({ id, value, onChange, context }: OwnInputProps<AllianceStep>) {
  const { data, isLoading } = useOptions();
  const { t } = useSession();
  const sits = new Set(
    context.detail.seats
      .filter(({ state }) => state === 'joined' || state === 'invited')
      .map((seat) => seat.assemblyId),
  );
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      mode="multiple"
      loading={isLoading}
      placeholder={t('alliances.field.assemblyIds')}
      options={(data?.assemblies ?? [])
        .filter((each) => !sits.has(each.assemblyId))
        .map((each) => ({ value: each.assemblyId, label: each.name }))}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}

function PersonInput({ id, value, onChange }: OwnInputProps<AllianceStep>) {
  const { data, isLoading } = useOptions();
  const { t } = useSession();
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      loading={isLoading}
      placeholder={t('alliances.field.accountId')}
      options={(data?.people ?? []).map((each) => ({ value: each.accountId, label: each.name }))}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}

const specs: Readonly<Record<string, StepSpec<AllianceStep>>> = {
  accept: {
    follows: true,
    fields: () => [],
    run: (context) => call(api.acceptAlliance, context.code, { params: of(context), body: seen(context) }),
  },
  decline: because('declineAlliance'),
  leave: because('leaveAlliance'),
  dissolve: because('dissolveAlliance'),
  edit: {
    fields: ({ detail }, t) => [
      { kind: 'text', name: 'name', required: true, initial: detail.name },
      { kind: 'area', name: 'purpose', required: true, rows: 4, most: 2000, initial: detail.purpose },
      { kind: 'date', name: 'since', required: true, initial: detail.since },
      {
        kind: 'choice',
        name: 'rule',
        required: true,
        radio: true,
        initial: detail.rule,
        choices: rules.map((value) => ({ value, label: t(`alliances.rule.${value}`) })),
      },
    ],
    run: (context, values) =>
      call(api.saveAlliance, context.code, {
        params: of(context),
        body: {
          ...seen(context),
          name: textOf(values, 'name'),
          purpose: textOf(values, 'purpose'),
          since: textOf(values, 'since'),
          rule: values.rule as Rule,
        },
      }),
  },
  invite: {
    follows: true,
    fields: () => [{ kind: 'own', input: 'assemblies', name: 'assemblyIds', required: true }],
    run: (context, values) =>
      call(api.inviteAssemblies, context.code, {
        params: of(context),
        body: { ...seen(context), assemblyIds: values.assemblyIds as string[] },
      }),
  },
  name_person: {
    fields: (_context, t) => [
      { kind: 'own', input: 'person', name: 'accountId', required: true },
      {
        kind: 'choice',
        name: 'role',
        required: true,
        radio: true,
        hint: 'role',
        choices: personRoles.map((value) => ({ value, label: t(`alliances.role.${value}`) })),
      },
      { kind: 'text', name: 'duty' },
    ],
    run: (context, values) =>
      call(api.nameAlliancePerson, context.code, {
        params: of(context),
        body: {
          accountId: textOf(values, 'accountId'),
          role: values.role as PersonRole,
          duty: textOf(values, 'duty'),
        },
      }),
  },
  pass_chair: {
    follows: true,
    fields: ({ detail }) => [
      {
        kind: 'choice',
        name: 'assemblyId',
        required: true,
        radio: true,
        choices: detail.seats
          .filter((seat) => seat.state === 'joined' && seat.assemblyId !== detail.chair.assemblyId)
          .map((seat) => ({ value: seat.assemblyId, label: seat.name })),
      },
    ],
    run: (context, values) =>
      call(api.passAllianceChair, context.code, {
        params: of(context),
        body: { ...seen(context), assemblyId: textOf(values, 'assemblyId') },
      }),
  },
};

export const allianceDesk: StepDesk<AllianceStep> = {
  room: 'alliances',
  kept: 'alliance-step',
  steps: specs,
  about: {},
  inputs: { assemblies: { Input: AssembliesInput }, person: { Input: PersonInput } },
  Text: ({ context }) => <p className="d-pre">{context.detail.purpose}</p>,
};

/** In the order of its life; the first the reader may take leads on. */
export const allianceOrder = [
  'accept',
  'decline',
  'invite',
  'name_person',
  'edit',
  'pass_chair',
  'leave',
  'dissolve',
] as const;
