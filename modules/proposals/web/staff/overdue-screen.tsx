/** Every deadline that has passed or soon will; the list anybody can be shown. */
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Flex, Select, Table } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { CallOutput } from '../../../../platform/http/endpoint.ts';
import { addressOf, call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { labelled } from '../../../../web/staff/labelled.ts';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { TakeAway } from '../../../../web/staff/take-away.tsx';
import { proposalEndpoints } from '../../contract.ts';
import { UrgeMany } from './bulk/acts.tsx';
import { Clock, State, SubjectLink, useOptions } from './shared.tsx';

const SIZE = 30;
const kinds = [
  'cosign',
  'review',
  'accept',
  'first_contact',
  'opinion',
  'reply',
  'check',
  'rating',
  'rework',
  'look_back',
];

type Item = CallOutput<typeof proposalEndpoints.listOverdue>['items'][number];

const urgeable = (items: readonly Item[]) => items.filter((item) => item.mayUrge);

export function OverdueScreen() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const [search, setSearch] = useSearchParams();
  const { data: options } = useOptions();
  const asked = {
    kind: search.get('kind') ?? undefined,
    unitId: search.get('unitId') ?? undefined,
    within: Number(search.get('within') ?? 0),
    page: Number(search.get('page') ?? 1),
  };
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const mark = (id: string, on: boolean) =>
    setMarked((now) => new Set(on ? [...now, id] : [...now].filter((other) => other !== id)));
  const set = (key: string, value: string | undefined) =>
    setSearch((now) => {
      if (value) now.set(key, value);
      else now.delete(key);
      if (key !== 'page') now.delete('page');
      return now;
    });
  const query = useQuery({
    queryKey: ['overdue', code, asked],
    queryFn: () => call(proposalEndpoints.listOverdue, code, { query: { ...asked, size: SIZE } as never }),
  });
  return (
    <>
      <h1>{t('staff.menu.overdue')}</h1>
      <Flex gap={8} wrap className="d-gap">
        <Select
          className="d-filter"
          aria-label={t('staff.filter.within')}
          value={String(asked.within)}
          options={[0, 3, 5, 10, 20].map((days) => ({
            value: String(days),
            label: days === 0 ? t('staff.overdueOnly') : t('staff.withinDays', { days }),
          }))}
          onChange={(value) => set('within', value === '0' ? undefined : value)}
        />
        <Select
          allowClear
          className="d-filter"
          aria-label={t('staff.filter.clock')}
          placeholder={t('staff.filter.clock')}
          value={asked.kind}
          options={kinds.map((kind) => ({ value: kind, label: t(`proposals.clock.${kind}`) }))}
          onChange={(value) => set('kind', value)}
        />
        <Select
          allowClear
          className="d-filter"
          aria-label={t('staff.filter.unitId')}
          placeholder={t('staff.filter.unitId')}
          value={asked.unitId}
          options={options?.units.map((unit) => ({ value: unit.unitId, label: unit.name })) ?? []}
          onChange={(value) => set('unitId', value)}
        />
        <TakeAway
          label={t('staff.overdueExport')}
          hrefOf={(format) => {
            const { kind, unitId, within } = asked;
            return addressOf(
              proposalEndpoints.exportOverdue,
              code,
              {},
              { kind, unitId, within: String(within), format },
            );
          }}
        />
      </Flex>
      <Loaded query={query} empty={(data) => data.total === 0 && t('staff.overdueEmpty')}>
        {(data) => (
          <>
            <ul className="d-totals" aria-label={t('staff.overdueTotals')}>
              {data.totals.map((item) => (
                <li key={`${item.type}${item.name}`}>
                  {item.unitId ? (
                    <Button
                      type="link"
                      aria-pressed={asked.unitId === item.unitId}
                      onClick={() => set('unitId', asked.unitId === item.unitId ? undefined : item.unitId!)}
                    >
                      {item.name}
                    </Button>
                  ) : (
                    item.name
                  )}{' '}
                  <strong>{item.count}</strong>
                </li>
              ))}
            </ul>
            {urgeable(data.items).length > 0 && (
              <Flex gap={8} wrap className="d-gap">
                <Button onClick={() => setMarked(new Set(urgeable(data.items).map((item) => item.clock.clockId)))}>
                  {t('staff.chooseAll')}
                </Button>
                <UrgeMany
                  chosen={urgeable(data.items).filter((item) => marked.has(item.clock.clockId))}
                  onDone={() => setMarked(new Set())}
                />
              </Flex>
            )}
            <Table<Item>
              className="d-cards d-dense"
              size="small"
              rowKey={(item) => item.clock.clockId}
              dataSource={data.items}
              scroll={{ x: 'max-content' }}
              pagination={{
                current: asked.page,
                pageSize: SIZE,
                total: data.total,
                showSizeChanger: false,
                showTotal: (count) => t('staff.total', { count }),
                onChange: (page) => set('page', String(page)),
              }}
              columns={[
                ...(urgeable(data.items).length > 0
                  ? [
                      {
                        title: t('staff.choose'),
                        width: 64,
                        render: (_: unknown, item: Item) =>
                          item.mayUrge && (
                            <Checkbox
                              aria-label={t('staff.chooseOne', { subject: `${item.subject} ${item.waitsForName}` })}
                              checked={marked.has(item.clock.clockId)}
                              onChange={(event) => mark(item.clock.clockId, event.target.checked)}
                            />
                          ),
                      },
                    ]
                  : []),
                {
                  ...labelled(t('staff.col.clock')),
                  width: 440,
                  render: (_, item) => (
                    <>
                      <Clock clock={item.clock} short />
                      {item.clock.urged && (
                        <div className="d-muted">
                          {t('staff.urge.last', { day: date(item.clock.urged.at), by: item.clock.urged.by })}
                        </div>
                      )}
                    </>
                  ),
                },
                { ...labelled(t('staff.col.number')), width: 72, dataIndex: 'number' },
                {
                  title: t('staff.col.subject'),
                  className: 'd-subject',
                  render: (_, item) => <SubjectLink line={item} />,
                },
                { ...labelled(t('staff.col.state')), width: 120, render: (_, item) => <State state={item.state} /> },
              ]}
            />
          </>
        )}
      </Loaded>
    </>
  );
}
