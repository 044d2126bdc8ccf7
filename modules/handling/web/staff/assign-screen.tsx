/** Assignment desk of the committee and the supervision offices, for matters of every kind: units to propose and confirm, many at once. */
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Flex, Table } from 'antd';
import { Suspense, useRef, useState } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { type InboxItem, inboxEndpoints } from '../../../../platform/inbox/contract.ts';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { useBulkActs } from '../../../../web/staff/desk-fronts.tsx';
import { taskWord } from '../../../../web/staff/inbox/task-word.ts';
import { useKeys, useLines } from '../../../../web/staff/keys.ts';
import { labelled } from '../../../../web/staff/labelled.ts';
import { Loaded } from '../../../../web/staff/loaded.tsx';
import { Clock } from '../../../../web/staff/matter-parts.tsx';
import { Tabs } from '../../../../web/staff/tabs.tsx';

const tasks = ['propose_assignment', 'answer_bounce', 'confirm_assignment', 'answer_extension', 'check_reply'];

const keyOf = (item: InboxItem) => item.partId ?? item.matterId;

function Waiting({ task, items }: { task: string; items: InboxItem[] }) {
  const { t, date } = useSession();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const trail = {
    back: `${pathname}${search}`,
    items: [...new Set(items.map((item) => item.link.desk))],
  };
  const [keys, setKeys] = useState<string[]>([]);
  const acts = useBulkActs();
  const kinds = [...new Set(items.map((item) => item.kind))].filter((kind) => acts(kind, task).length > 0);
  const bulk = kinds.length > 0;
  const chosen = items.filter((item) => keys.includes(keyOf(item)));
  // Buttons of the kinds that are chosen; those of one kind say that there is something to choose.
  const offered =
    chosen.length > 0 ? kinds.filter((kind) => chosen.some((item) => item.kind === kind)) : kinds.slice(0, 1);
  const toggle = (key: string) =>
    setKeys((now) => (now.includes(key) ? now.filter((other) => other !== key) : [...now, key]));
  const group = useRef<HTMLDivElement>(null);
  const all = () => setKeys(keys.length === items.length ? [] : items.map(keyOf));
  useKeys(
    bulk
      ? { a: all, b: () => group.current?.querySelector<HTMLElement>('button:enabled ~ button:enabled')?.focus() }
      : {},
  );
  const lines = useLines(
    items.length,
    (index) => void navigate(items[index]!.link.desk, { state: { trail } }),
    bulk ? (index) => toggle(keyOf(items[index]!)) : undefined,
  );
  return (
    <section>
      {bulk && (
        <Flex ref={group} justify="end" gap={8} className="d-gap">
          <Button onClick={all} aria-keyshortcuts="a">
            {t(keys.length === items.length ? 'staff.chooseNone' : 'staff.chooseAll')}
          </Button>
          <Suspense>
            {offered.flatMap((kind) =>
              acts(kind, task).map((Act, at) => (
                <Act
                  key={`${kind}${at}`}
                  chosen={chosen.filter((item) => item.kind === kind)}
                  onDone={() => setKeys([])}
                />
              )),
            )}
          </Suspense>
        </Flex>
      )}
      <Table
        className="d-cards d-dense"
        size="small"
        tableLayout="fixed"
        rowKey={keyOf}
        dataSource={items}
        pagination={items.length > 20 ? { pageSize: 20 } : false}
        rowClassName={(_, index) => lines.rowClass(index)}
        scroll={{ x: 900 }}
        columns={[
          ...(bulk
            ? [
                {
                  title: t('staff.choose'),
                  width: 64,
                  render: (_: unknown, item: InboxItem) => (
                    <Checkbox
                      aria-label={t('staff.chooseOne', { subject: `${item.subject} ${item.unitName ?? ''}` })}
                      checked={keys.includes(keyOf(item))}
                      onChange={() => toggle(keyOf(item))}
                    />
                  ),
                },
              ]
            : []),
          { ...labelled(t('staff.col.number')), width: 76, dataIndex: 'number' },
          {
            ...labelled(t('staff.col.subject')),
            className: 'd-subject',
            ellipsis: true,
            render: (_, item) => (
              <span className="d-line" title={item.subject}>
                <Link to={item.link.desk} state={{ trail }}>
                  {item.subject}
                </Link>
              </span>
            ),
          },
          // Before units are proposed there is only who asks; a proposer is never shown as a unit.
          ...(items.some((item) => item.unitName)
            ? [
                {
                  ...labelled(t('staff.col.unit')),
                  width: 220,
                  ellipsis: true,
                  render: (_: unknown, item: InboxItem) => item.unitName,
                },
              ]
            : []),
          { ...labelled(t('staff.column.firstProposer')), width: 140, ellipsis: true, dataIndex: 'who' },
          {
            ...labelled(t('staff.col.clock')),
            width: 264,
            render: (_, item) =>
              item.clock ? (
                <Clock clock={item.clock} room={item.room} short />
              ) : (
                t('staff.since', { day: date(item.since) })
              ),
          },
        ]}
      />
    </section>
  );
}

export function AssignScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const [search, setSearch] = useSearchParams();
  const query = useQuery({ queryKey: ['inbox', code], queryFn: () => call(inboxEndpoints.getInbox, code) });
  return (
    <>
      <h1>{t('staff.menu.assign')}</h1>
      <Loaded
        query={query}
        empty={(data) => !data.items.some((item) => tasks.includes(item.task)) && t('staff.assign.empty')}
      >
        {(data) => {
          const waiting = tasks
            .map((task) => ({ task, items: data.items.filter((item) => item.task === task) }))
            .filter(({ items }) => items.length > 0);
          const chosen = waiting.find(({ task }) => task === search.get('task')) ?? waiting[0]!;
          return (
            <Tabs
              label={t('staff.menu.assign')}
              active={chosen.task}
              onChange={(task) => setSearch({ task }, { replace: true })}
              items={waiting.map(({ task, items }) => ({
                key: task,
                label: `${t(taskWord(items[0]!))} ${items.length}`,
                children: <Waiting key={task} task={task} items={items} />,
              }))}
            />
          );
        }}
      </Loaded>
    </>
  );
}
