/** What needs me now: what is due, what is new, the rest, looking back last; filters in the address. */

import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Flex, Input, Segmented, Select } from 'antd';
import { Suspense, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { type InboxItem, inboxEndpoints } from '../../../platform/inbox/contract.ts';
import { call } from '../../client.ts';
import { useSession } from '../../shared/session.tsx';
import { type AddressFilters, useAddressFilters } from '../address-filters.ts';
import { useBulkActs, usePanels } from '../desk-fronts.tsx';
import { useKeys, useLines } from '../keys.ts';
import { Loaded } from '../loaded.tsx';
import { inboxOrders, narrow, sectionOf, sections } from './sections.ts';
import { taskWord } from './task-word.ts';
import { keyOf, Tasks } from './tasks.tsx';

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
                label: `${t(taskWord({ room: roomOf(kind), task: kind }))} ${count}`,
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

interface BulkProps {
  items: InboxItem[];
  marked: ReadonlySet<string>;
  choose(marked: ReadonlySet<string>): void;
}

/** Acts on what is chosen: each takes those of its own kind and task. */
function Bulk({ items, marked, choose }: BulkProps) {
  const { t } = useSession();
  const acts = useBulkActs();
  const sorts = new Map(items.map((item) => [`${item.kind} ${item.task}`, item]));
  const chosen = items.filter((item) => marked.has(keyOf(item)));
  const group = useRef<HTMLDivElement>(null);
  const all = () => choose(new Set(chosen.length === items.length ? [] : items.map(keyOf)));
  useKeys({ a: all, b: () => group.current?.querySelector<HTMLElement>('button:enabled ~ button:enabled')?.focus() });
  if (items.length < 2) return null;
  return (
    <Flex ref={group} gap={8} wrap className="d-gap" role="group" aria-label={t('staff.bulk.label')}>
      <Button onClick={all} aria-keyshortcuts="a">
        {t(
          chosen.length === items.length
            ? 'staff.chooseNone'
            : sorts.size === 1
              ? [`${items[0]!.room}.many.all.${items[0]!.task}`, 'staff.chooseAll']
              : 'staff.chooseAll',
        )}
      </Button>
      <Suspense>
        {[...sorts.values()].flatMap(({ kind, task }) =>
          acts(kind, task).map((Act, at) => (
            <Act
              key={`${kind}${task}${at}`}
              chosen={chosen.filter((item) => item.kind === kind && item.task === task)}
              onDone={() => choose(new Set())}
            />
          )),
        )}
      </Suspense>
    </Flex>
  );
}

function Work({ items, counts }: { items: InboxItem[]; counts: Counts }) {
  const { t } = useSession();
  const navigate = useNavigate();
  const filters = useAddressFilters();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const acts = useBulkActs();
  const markable = (item: InboxItem) => acts(item.kind, item.task).length > 0;
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
    (index) => markable(shown[index]!) && mark(shown[index]!, !marked.has(keyOf(shown[index]!))),
  );
  const parts = sort
    ? [{ key: 'all', items: shown }]
    : sections.map((key) => ({ key, items: shown.filter((item) => sectionOf(item) === key) }));
  return (
    <>
      <Filters filters={filters} items={items} counts={counts} />
      <Bulk items={shown.filter(markable)} marked={marked} choose={setMarked} />
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
              markable={markable}
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
  const panels = usePanels();
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const query = useQuery({ queryKey: ['inbox', code], queryFn: () => call(inboxEndpoints.getInbox, code) });
  return (
    <>
      <h1>{t('staff.menu.inbox')}</h1>
      <Loaded query={query}>
        {(data) => (data.items.length === 0 ? <p className="d-muted">{t('staff.inboxEmpty')}</p> : <Work {...data} />)}
      </Loaded>
      <Suspense>
        {panels.map((Panel, at) => (
          <Panel key={at} />
        ))}
      </Suspense>
    </>
  );
}
