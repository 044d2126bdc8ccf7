/** What needs me now, most urgent first; a row opens the proposal. */
import { useQuery } from '@tanstack/react-query';
import { Flex, Segmented, Table } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { useLines } from '../../../../web/staff/keys.ts';
import type { InboxItem } from '../../contract/reading.ts';
import { proposalEndpoints } from '../../contract.ts';
import { Clock, Loaded, proposalPath, State } from './shared.tsx';

/** Where a task is done when that is not the proposal's own page. */
function pathOf(code: string, item: InboxItem): string {
  if (item.task === 'finish_draft' || item.task === 'revise') return `/desk/${code}/write/${item.proposalId}`;
  return proposalPath(code, item.proposalId);
}

function Tasks({ items }: { items: InboxItem[] }) {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const navigate = useNavigate();
  const lines = useLines(items.length, (index) => void navigate(pathOf(code, items[index]!)));
  return (
    <Table
      className="d-cards"
      size="middle"
      rowKey={(item) => `${item.task}${item.proposalId}${item.assignmentId ?? ''}`}
      dataSource={items}
      pagination={items.length > 50 ? { pageSize: 50 } : false}
      rowClassName={(_, index) => lines.rowClass(index)}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('staff.col.task'),
          width: 180,
          render: (_, item) => <strong>{t(`proposals.task.${item.task}`)}</strong>,
        },
        {
          title: t('staff.col.subject'),
          className: 'd-subject',
          render: (_, item) => (
            <Link to={pathOf(code, item)}>
              {item.number !== null && <span className="d-number">{item.number}</span>}
              {item.subject || t('shared.untitled')}
            </Link>
          ),
        },
        { title: t('staff.col.who'), width: 170, render: (_, item) => item.unitName ?? item.who },
        { title: t('staff.col.state'), width: 120, render: (_, item) => <State state={item.state} /> },
        {
          title: t('staff.col.clock'),
          width: 230,
          render: (_, item) =>
            item.clock ? (
              <Clock clock={item.clock} />
            ) : (
              <span className="d-muted">{t('staff.since', { day: date(item.since) })}</span>
            ),
        },
      ]}
    />
  );
}

export function InboxScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const [task, setTask] = useState('all');
  const query = useQuery({ queryKey: ['inbox', code], queryFn: () => call(proposalEndpoints.getInbox, code) });
  return (
    <>
      <h1>{t('staff.menu.inbox')}</h1>
      <Loaded query={query} empty={(data) => data.items.length === 0 && t('staff.inboxEmpty')}>
        {(data) => {
          const kinds = Object.entries(data.counts).filter(([, count]) => count > 0);
          const shown = task === 'all' ? data.items : data.items.filter((item) => item.task === task);
          return (
            <>
              {kinds.length > 1 && (
                <Flex className="d-gap d-scroll">
                  <Segmented
                    value={task}
                    onChange={setTask}
                    options={[
                      { value: 'all', label: `${t('staff.all')} ${data.items.length}` },
                      ...kinds.map(([kind, count]) => ({
                        value: kind,
                        label: `${t(`proposals.task.${kind}`)} ${count}`,
                      })),
                    ]}
                  />
                </Flex>
              )}
              <Tasks key={task} items={shown} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}
