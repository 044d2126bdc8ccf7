/** The work list: filters kept in the address, list and detail side by side on wide screens. */
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Flex, Input, Popover, Select, Table, type TableColumnType } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { useLines } from '../../../../web/staff/keys.ts';
import type { ProposalLine } from '../../contract/reading.ts';
import { proposalEndpoints } from '../../contract.ts';
import { proposalStates } from '../../workflow.ts';
import { ProposalDetailView } from './detail-screen.tsx';
import { Clock, Loaded, Marks, proposalPath, State, SubjectLink, useOptions } from './shared.tsx';

const SIZE = 25;
const hideable = ['category', 'firstProposer', 'units', 'class', 'clock', 'updated'] as const;
const wide = window.matchMedia('(min-width: 1280px)');

/** Filters in the address, so that a list can be sent to a colleague. */
function useFilters() {
  const [search, setSearch] = useSearchParams();
  const set = (part: Record<string, string | undefined>) =>
    setSearch(
      (now) => {
        const next = new URLSearchParams(now);
        if (!('page' in part) && !('open' in part)) next.delete('page');
        for (const [key, value] of Object.entries(part)) {
          if (value) next.set(key, value);
          else next.delete(key);
        }
        return next;
      },
      { replace: true },
    );
  return { get: (key: string) => search.get(key) ?? undefined, set };
}

/** Columns a person has hidden, remembered on this computer. */
function useHidden(): [string[], (hidden: string[]) => void] {
  const [hidden, setHidden] = useState<string[]>(() => {
    try {
      return JSON.parse(localStorage.getItem('yt-hidden-columns') ?? '[]') as string[];
    } catch {
      return [];
    }
  });
  useEffect(() => localStorage.setItem('yt-hidden-columns', JSON.stringify(hidden)), [hidden]);
  return [hidden, setHidden];
}

function Filters({ get, set }: ReturnType<typeof useFilters>) {
  const { t } = useSession();
  const { data: options } = useOptions();
  const choose = (name: string, choices: Array<{ value: string; label: string }>, many = false) => (
    <Select
      allowClear
      aria-label={t(`staff.filter.${name}`)}
      placeholder={t(`staff.filter.${name}`)}
      mode={many ? 'multiple' : undefined}
      maxTagCount={1}
      className="d-filter"
      showSearch={{ optionFilterProp: 'label' }}
      value={many ? (get(name)?.split(',') ?? []) : get(name)}
      onChange={(value: string | string[] | undefined) =>
        set({ [name]: Array.isArray(value) ? value.join(',') : value })
      }
      options={choices}
    />
  );
  return (
    <Flex gap={8} wrap className="d-gap">
      <Input.Search
        key={get('words') ?? ''}
        className="d-search"
        allowClear
        aria-label={t('staff.filter.words')}
        placeholder={t('staff.filter.words')}
        defaultValue={get('words')}
        onSearch={(words) => set({ words: words || undefined })}
      />
      {choose('sessionId', options?.sessions.map((item) => ({ value: item.sessionId, label: item.label })) ?? [])}
      {choose(
        'state',
        proposalStates.map((state) => ({ value: state, label: t(`proposals.state.${state}`) })),
        true,
      )}
      {choose('category', options?.categories.map((item) => ({ value: item.code, label: item.label })) ?? [])}
      {choose('unitId', options?.units.map((item) => ({ value: item.unitId, label: item.name })) ?? [])}
      {choose(
        'class',
        options?.classes.map((item) => ({ value: item.code, label: `${item.code} ${item.label}` })) ?? [],
      )}
      {choose(
        'sort',
        (['updated', 'number', 'due', 'submitted'] as const).map((value) => ({
          value,
          label: t(`staff.sort.${value}`),
        })),
      )}
      <Checkbox
        checked={get('key') === 'true'}
        onChange={(event) => set({ key: event.target.checked ? 'true' : undefined })}
      >
        {t('staff.filter.key')}
      </Checkbox>
    </Flex>
  );
}

function useColumns(hidden: string[], narrow: boolean): TableColumnType<ProposalLine>[] {
  const { t, date } = useSession();
  const all: Array<TableColumnType<ProposalLine> & { key: string }> = [
    { key: 'number', title: t('staff.col.number'), width: 72, render: (_, line) => line.number ?? '' },
    {
      key: 'subject',
      title: t('staff.col.subject'),
      className: 'd-subject',
      render: (_, line) => (
        <>
          <SubjectLink line={line} /> <Marks line={line} />
        </>
      ),
    },
    { key: 'state', title: t('staff.col.state'), width: 112, render: (_, line) => <State state={line.state} /> },
    {
      key: 'firstProposer',
      title: t('staff.col.who'),
      width: 130,
      render: (_, line) =>
        line.proposerCount > 1
          ? t('staff.andOthers', { name: line.firstProposer, count: line.proposerCount })
          : line.firstProposer,
    },
    { key: 'category', title: t('staff.fact.category'), width: 120, render: (_, line) => line.categoryLabel },
    { key: 'units', title: t('staff.col.unit'), width: 150, render: (_, line) => line.leadUnits.join('、') },
    { key: 'class', title: t('staff.col.class'), width: 64, render: (_, line) => line.replyClass },
    {
      key: 'clock',
      title: t('staff.col.clock'),
      width: 210,
      render: (_, line) => line.clock && <Clock clock={line.clock} />,
    },
    { key: 'updated', title: t('staff.col.updated'), width: 120, render: (_, line) => date(line.updatedAt) },
  ];
  const kept = narrow ? ['number', 'subject', 'state'] : all.map((column) => column.key);
  return all.filter((column) => kept.includes(column.key) && !hidden.includes(column.key));
}

export function ListScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const navigate = useNavigate();
  const filters = useFilters();
  const [hidden, setHidden] = useHidden();
  const page = Number(filters.get('page') ?? 1);
  const opened = filters.get('open');
  const columns = useColumns(hidden, opened !== undefined);
  const asked = Object.fromEntries(
    ['words', 'sessionId', 'state', 'category', 'unitId', 'class', 'sort', 'key'].map((key) => [key, filters.get(key)]),
  );
  const query = useQuery({
    queryKey: ['list', code, asked, page],
    queryFn: () => call(proposalEndpoints.listProposals, code, { query: { ...asked, page, size: SIZE } as never }),
    placeholderData: (before) => before,
  });
  const items = query.data?.items ?? [];
  const open = (line: ProposalLine) =>
    wide.matches ? filters.set({ open: line.proposalId }) : void navigate(proposalPath(code, line.proposalId));
  const lines = useLines(items.length, (index) => open(items[index]!));
  return (
    <>
      <Flex justify="space-between" align="baseline" wrap>
        <h1>{t('staff.menu.proposals')}</h1>
        <Popover
          trigger="click"
          content={
            <Checkbox.Group
              className="d-radios"
              value={hideable.filter((key) => !hidden.includes(key))}
              options={hideable.map((key) => ({ value: key, label: t(`staff.column.${key}`) }))}
              onChange={(shown) => setHidden(hideable.filter((key) => !shown.includes(key)))}
            />
          }
        >
          <Button size="small">{t('staff.columns')}</Button>
        </Popover>
      </Flex>
      <Filters {...filters} />
      <div className="d-split" data-open={opened ? '' : undefined}>
        <Loaded query={query} empty={(data) => data.total === 0 && t('staff.listEmpty')}>
          {(data) => (
            <Table
              className="d-cards"
              size="small"
              rowKey="proposalId"
              dataSource={data.items}
              loading={query.isPlaceholderData}
              columns={columns}
              scroll={{ x: 'max-content' }}
              rowClassName={(line, index) =>
                `${lines.rowClass(index)} ${line.proposalId === opened ? 'd-row-open' : ''}`
              }
              onRow={(line) => ({ onDoubleClick: () => open(line) })}
              pagination={{
                current: page,
                pageSize: SIZE,
                total: data.total,
                showSizeChanger: false,
                showTotal: (total) => t('staff.total', { count: total }),
                onChange: (next) => filters.set({ page: String(next) }),
              }}
            />
          )}
        </Loaded>
        {opened && (
          <div className="d-pane">
            <Flex justify="end" gap={8}>
              <Button size="small" onClick={() => void navigate(proposalPath(code, opened))}>
                {t('staff.wholePage')}
              </Button>
              <Button size="small" onClick={() => filters.set({ open: undefined })}>
                {t('staff.close')}
              </Button>
            </Flex>
            <ProposalDetailView key={opened} proposalId={opened} />
          </div>
        )}
      </div>
    </>
  );
}
