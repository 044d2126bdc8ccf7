/** Inputs of steps on proposals alone: another proposal, whether each reply is public. */
import { useQuery } from '@tanstack/react-query';
import { Flex, Radio, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { call } from '../../../../../web/client.ts';
import { useSession } from '../../../../../web/shared/session.tsx';
import type { OwnInputProps } from '../../../../../web/staff/steps/fields.ts';
import { proposalEndpoints } from '../../../contract.ts';
import type { ProposalStep } from './context.ts';

/** Another proposal of the assembly, found by words or number. */
export function ProposalInput({
  id,
  value,
  onChange,
  context,
}: Omit<OwnInputProps, 'context'> & { context: Pick<ProposalStep, 'code' | 'matterId'> }) {
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
  const listed = (data?.items ?? []).filter((line) => line.proposalId !== context.matterId);
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

type Dial = { assignmentId: string; publicity: 'public' | 'internal' };

/** Public or not, for the reply of each unit. */
export function ReplyDialsInput({ value, onChange, context }: OwnInputProps<ProposalStep>) {
  const { t } = useSession();
  const assignments = context.detail.assignments.filter(
    (item) => item.role !== 'assisting' && item.state !== 'replaced',
  );
  const chosen = (id: string) =>
    (value as Dial[] | undefined)?.find((item) => item.assignmentId === id)?.publicity ??
    assignments.find((item) => item.assignmentId === id)?.replyPublicity ??
    undefined;
  const put = (assignmentId: string, publicity: Dial['publicity']) =>
    onChange?.([
      ...((value ?? []) as Dial[]).filter((item) => item.assignmentId !== assignmentId),
      { assignmentId, publicity },
    ]);
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
