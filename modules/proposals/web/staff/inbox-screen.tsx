/** What needs me now: what is due, what is new, the rest, looking back last; filters in the address. */

import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Flex, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type InboxItem, inboxEndpoints } from '../../../../platform/inbox/contract.ts';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { type AddressFilters, useAddressFilters } from '../../../../web/staff/address-filters.ts';
import { useLines } from '../../../../web/staff/keys.ts';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { inboxOrders, narrow, sectionOf, sections } from './inbox/sections.ts';
import { TakeInMany } from './inbox/take-in-many.tsx';
import { keyOf, Tasks } from './inbox/tasks.tsx';
import { UnitDesk } from './unit-desk.tsx';
import { WatchDesk } from './watch-desk.tsx';

type Counts = Record<string, number>;

function Filters({ filters, items, counts }: { filters: AddressFilters; items: InboxItem[]; counts: Counts }) {
  const { t } = useSession();
  const kinds = Object.entries(counts).filter(([, count]) => count > 0);
  const roomOf = (task: string) => items.find((item) => item.task === task)?.room ?? '';
  const units = [...new Set(items.flatMap((item) => item.unitName ?? []))].sort((a, b) => a.localeCompare(b, 'zh-CN'));
  const all = kinds.reduce((sum, [, count]) => sum + count, 0);
  const narrowed = ['task', 'unit', 'words', 'late', 'sort'].some((key) => filters.get(key));
  return (
    <>
      {kinds.length > 1 && (
        <Flex className="d-gap d-scroll">
          <Segmented
            aria-label={t('staff.col.task')}
            value={filters.get('task') ?? 'all'}
            onChange={(task) => filters.set({ task: task === 'all' ? undefined : task })}
            options={[
              { value: 'all', label: `${t('staff.all')} ${all}` },
              ...kinds.map(([kind, count]) => ({
                value: kind,
                label: `${t(`${roomOf(kind)}.task.${kind}`)} ${count}`,
              })),
            ]}
          />
        </Flex>
      )}
      <Flex gap={8} wrap className="d-gap" align="center">
        <Input.Search
          key={filters.get('words') ?? ''}
          className="d-search"
          allowClear
          aria-label={t('staff.filter.inboxWords')}
          placeholder={t('staff.filter.inboxWords')}
          defaultValue={filters.get('words')}
          onSearch={(words) => filters.set({ words: words || undefined })}
        />
        {units.length > 1 && (
          <Select
            allowClear
            showSearch
            className="d-filter"
            aria-label={t('staff.filter.unitId')}
            placeholder={t('staff.filter.unitId')}
            value={filters.get('unit')}
            options={units.map((unit) => ({ value: unit, label: unit }))}
            onChange={(unit?: string) => filters.set({ unit })}
          />
        )}
        <Select
          className="d-filter"
          aria-label={t('staff.filter.sort')}
          value={filters.get('sort') ?? 'pressing'}
          options={['pressing', ...inboxOrders].map((value) => ({ value, label: t(`staff.inboxSort.${value}`) }))}
          onChange={(sort) => filters.set({ sort: sort === 'pressing' ? undefined : sort })}
        />
        <Checkbox
          checked={filters.get('late') === 'true'}
          onChange={(event) => filters.set({ late: event.target.checked ? 'true' : undefined })}
        >
          {t('staff.overdueOnly')}
        </Checkbox>
        {narrowed && (
          <Button
            type="text"
            onClick={() =>
              filters.set({ task: undefined, unit: undefined, words: undefined, late: undefined, sort: undefined })
            }
          >
            {t('staff.filter.clear')}
          </Button>
        )}
      </Flex>
    </>
  );
}

function Work({ items, counts }: { items: InboxItem[]; counts: Counts }) {
  const { t } = useSession();
  const navigate = useNavigate();
  const filters = useAddressFilters();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const sort = filters.get('sort');
  const shown = narrow(items, {
    task: filters.get('task'),
    unit: filters.get('unit'),
    words: filters.get('words'),
    late: filters.get('late') === 'true',
    sort,
  });
  const mark = (item: InboxItem, on: boolean) =>
    setMarked((now) => new Set(on ? [...now, keyOf(item)] : [...now].filter((key) => key !== keyOf(item))));
  const trail = { back: filters.address, items: [...new Set(shown.map((item) => item.link.desk))] };
  const lines = useLines(
    shown.length,
    (index) => void navigate(shown[index]!.link.desk, { state: { trail } }),
    (index) => shown[index]!.task === 'take_in' && mark(shown[index]!, !marked.has(keyOf(shown[index]!))),
  );
  const parts = sort
    ? [{ key: 'all', items: shown }]
    : sections.map((key) => ({ key, items: shown.filter((item) => sectionOf(item) === key) }));
  const arrivals = shown.filter((item) => item.task === 'take_in');
  return (
    <>
      <Filters filters={filters} items={items} counts={counts} />
      {arrivals.length > 1 && (
        <Flex gap={8} wrap className="d-gap">
          <Button onClick={() => setMarked(new Set(arrivals.map(keyOf)))}>{t('staff.takeIn.all')}</Button>
          <TakeInMany chosen={arrivals.filter((item) => marked.has(keyOf(item)))} onDone={() => setMarked(new Set())} />
        </Flex>
      )}
      {shown.length === 0 && <p className="d-nothing">{t('staff.inboxNarrowed')}</p>}
      {parts
        .filter((part) => part.items.length > 0)
        .map((part) => (
          <section key={part.key}>
            {part.key !== 'all' && (
              <h2>
                {t(`staff.section.${part.key}`)} <span className="d-count">{part.items.length}</span>
              </h2>
            )}
            <Tasks
              items={part.items}
              trail={trail}
              marked={marked}
              onMark={mark}
              rowClass={(item) => lines.rowClass(shown.indexOf(item))}
            />
          </section>
        ))}
    </>
  );
}

export function InboxScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const query = useQuery({ queryKey: ['inbox', code], queryFn: () => call(inboxEndpoints.getInbox, code) });
  return (
    <>
      <h1>{t('staff.menu.inbox')}</h1>
      <Loaded query={query}>
        {(data) => (data.items.length === 0 ? <p className="d-muted">{t('staff.inboxEmpty')}</p> : <Work {...data} />)}
      </Loaded>
      <UnitDesk />
      <WatchDesk />
    </>
  );
}
