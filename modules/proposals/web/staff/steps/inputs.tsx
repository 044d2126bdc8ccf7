/** Inputs of steps that antd does not have: units with roles, another proposal, a file, a paper rating, reply dials. */

import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Progress, Radio, Select, Upload } from 'antd';
import { useDeferredValue, useState } from 'react';
import { bracketed } from '../../../../../platform/i18n/lists.ts';
import { ApiProblem, call, upload } from '../../../../../web/client.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import { levels, questions } from '../../../../handling/contract.ts';
import { proposalEndpoints } from '../../../contract.ts';
import type { StepContext } from './fields.ts';

interface Input<V> {
  id?: string;
  value?: V;
  onChange?: (value: V) => void;
  context: StepContext;
}

type UnitRow = { unitId?: string; role: 'lead' | 'assisting' | 'separate' };

/** One lead with those assisting, or separate units. */
export function UnitsInput({ id, value = [], onChange, context }: Input<UnitRow[]>) {
  const { t, locale } = useSession();
  const rows: UnitRow[] = value.length > 0 ? value : [{ role: 'lead' }];
  const suggested = context.detail.suggestedUnitIds;
  const { data } = useQuery({
    queryKey: ['unit-loads', context.code, context.detail.proposalId],
    queryFn: () => call(proposalEndpoints.unitLoads, context.code, { params: context.detail }),
  });
  const loads = new Map(data?.items.map((item) => [item.unitId, item]));
  const weight = (unitId: string) => (suggested.includes(unitId) ? 1000 : 0) + (loads.get(unitId)?.answered ?? 0);
  const load = (unitId: string | undefined) => {
    const found = unitId ? loads.get(unitId) : undefined;
    return found && t(found.late > 0 ? 'staff.assign.loadLate' : 'staff.assign.load', { ...found });
  };
  // Those the proposers suggest and those who have answered the most of the category come first.
  const units = context.options.units
    .map((unit) => ({
      value: unit.unitId,
      label: suggested.includes(unit.unitId) ? bracketed(unit.name, t('staff.assign.suggested'), locale) : unit.name,
    }))
    .sort((a, b) => weight(b.value) - weight(a.value));
  const put = (index: number, part: Partial<UnitRow>) =>
    onChange?.(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  return (
    <Flex vertical gap={8} id={id}>
      {rows.map((row, index) => (
        <div key={index} className="d-unit-row">
          <Select
            aria-label={t('staff.assign.unit', { number: index + 1 })}
            showSearch={{ optionFilterProp: 'label' }}
            value={row.unitId}
            placeholder={t('staff.assign.choose')}
            options={units}
            optionRender={({ label, value: unitId }) => (
              <>
                {label}
                <br />
                <small className="d-muted">{load(unitId as string)}</small>
              </>
            )}
            onChange={(unitId) => put(index, { unitId })}
          />
          <Select
            aria-label={t('staff.assign.role', { number: index + 1 })}
            value={row.role}
            options={(['lead', 'assisting', 'separate'] as const).map((role) => ({
              value: role,
              label: t(`handling.assignmentRole.${role}`),
            }))}
            onChange={(role) => put(index, { role })}
          />
          <Button onClick={() => onChange?.(rows.filter((_, at) => at !== index))} disabled={rows.length === 1}>
            {t('staff.remove')}
          </Button>
          {load(row.unitId) && <small className="d-muted d-unit-load">{load(row.unitId)}</small>}
        </div>
      ))}
      <Button
        type="dashed"
        onClick={() => onChange?.([...rows, { role: rows[0]?.role === 'separate' ? 'separate' : 'assisting' }])}
      >
        {t('staff.assign.add')}
      </Button>
    </Flex>
  );
}

/** Another proposal of the assembly, found by words or number. */
export function ProposalInput({
  id,
  value,
  onChange,
  context,
}: Omit<Input<string>, 'context'> & { context: Pick<StepContext, 'code' | 'detail'> }) {
  const { t } = useSession();
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['pick', context.code, words],
    queryFn: () =>
      call(proposalEndpoints.listProposals, context.code, {
        query: { words: words || undefined, size: 20, sort: 'updated' } as never,
      }),
  });
  const listed = (data?.items ?? []).filter((line) => line.proposalId !== context.detail.proposalId);
  // What was chosen before, as a kept form has it, may not be among those found now.
  const { data: chosen } = useQuery({
    queryKey: ['proposal', context.code, value],
    queryFn: () => call(proposalEndpoints.getProposal, context.code, { params: { proposalId: value! } }),
    enabled: Boolean(value) && data !== undefined && !listed.some((line) => line.proposalId === value),
  });
  const named = (line: { number: number | null; subject: string; state: string }, first: string) =>
    `${line.number === null ? '' : `${line.number}  `}${line.subject} · ${first} · ${t(`proposals.state.${line.state}`)}`;
  const options = [
    ...listed.map((line) => ({ value: line.proposalId, label: named(line, line.firstProposer) })),
    ...(chosen && !listed.some((line) => line.proposalId === value)
      ? [{ value: chosen.proposalId, label: named(chosen, chosen.proposers[0]?.name ?? '') }]
      : []),
  ];
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      showSearch={{ onSearch: setTyped, filterOption: false }}
      loading={isFetching}
      options={options}
      placeholder={t('staff.pickProposal')}
    />
  );
}

/** A file sent at once; its value is the id. */
export function FileInput({ id, value, onChange, context }: Input<string>) {
  const { t } = useSession();
  const [share, setShare] = useState<number | null>(null);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  async function send(file: File) {
    setProblem('');
    setShare(0);
    try {
      const sent = await upload(context.code, file, setShare);
      setName(sent.name);
      onChange?.(sent.fileId);
    } catch (error) {
      setProblem(error instanceof ApiProblem && error.status > 0 ? error.message : t('shared.offline.step'));
    }
    setShare(null);
  }
  return (
    <Flex vertical gap={4}>
      <Upload
        id={id}
        showUploadList={false}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <Button>{t(value ? 'staff.file.other' : 'staff.file.choose')}</Button>
      </Upload>
      {share !== null && <Progress percent={Math.round(share * 100)} size="small" />}
      {value && <span>{name || t('staff.file.sent')}</span>}
      {problem && <span className="d-error">{problem}</span>}
    </Flex>
  );
}

/** The form on paper, copied: answers by question. */
export function RatingInput({ value = {}, onChange, context }: Input<Record<string, string>>) {
  const { t } = useSession();
  const form = context.options.ratingForm;
  return (
    <Flex vertical gap={8}>
      {questions[form].map(([name, values]) => (
        <Flex key={name} gap={12} wrap align="center">
          <span className="d-question">{t(`handling.ratingField.${name}`)}</span>
          <Radio.Group
            aria-label={t(`handling.ratingField.${name}`)}
            value={value[name]}
            options={values.map((one) => ({
              value: one,
              label: t(values === levels ? `handling.satisfaction.${one}` : `handling.ratingValue.${one}`),
            }))}
            onChange={(event) => onChange?.({ ...value, [name]: event.target.value as string })}
          />
        </Flex>
      ))}
    </Flex>
  );
}

type Dial = { assignmentId: string; publicity: 'public' | 'internal' };

/** Public or not, for the reply of each unit. */
export function ReplyDialsInput({ value, onChange, context }: Input<Dial[]>) {
  const { t } = useSession();
  const assignments = context.detail.assignments.filter(
    (item) => item.role !== 'assisting' && item.state !== 'replaced',
  );
  const chosen = (id: string) =>
    value?.find((item) => item.assignmentId === id)?.publicity ??
    assignments.find((item) => item.assignmentId === id)?.replyPublicity ??
    undefined;
  const put = (assignmentId: string, publicity: Dial['publicity']) =>
    onChange?.([...(value ?? []).filter((item) => item.assignmentId !== assignmentId), { assignmentId, publicity }]);
  return (
    <Flex vertical gap={8}>
      {assignments.map((item) => (
        <Flex key={item.assignmentId} gap={12} align="center" wrap>
          <span className="d-question">
            {item.unitName}
            {item.unitPublicity && (
              <small className="d-muted">
                {' '}
                {t('staff.publicity.unitSays', { view: t(`proposals.publicity.${item.unitPublicity}`) })}{' '}
                {item.unitPublicityReason}
              </small>
            )}
          </span>
          <Radio.Group
            aria-label={item.unitName}
            value={chosen(item.assignmentId)}
            options={(['public', 'internal'] as const).map((one) => ({
              value: one,
              label: t(`staff.publicity.reply.${one}`),
            }))}
            onChange={(event) => put(item.assignmentId, event.target.value as Dial['publicity'])}
          />
        </Flex>
      ))}
    </Flex>
  );
}
