/** Assignment desk of the committee and the supervision offices: proposed units to confirm, many at once. */

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Flex, Modal, Table } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { type InboxItem, inboxEndpoints } from '../../../../platform/inbox/contract.ts';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { useLines } from '../../../../web/staff/keys.ts';
import { labelled } from '../../../../web/staff/labelled.ts';
import { Loaded, Refusal } from '../../../../web/staff/loaded.tsx';
import { Tabs } from '../../../../web/staff/tabs.tsx';
import { proposalEndpoints } from '../../contract.ts';
import { Clock, proposalPath } from './shared.tsx';

const tasks = ['propose_assignment', 'answer_bounce', 'confirm_assignment', 'answer_extension', 'check_reply'];

function Confirm({ chosen, onDone }: { chosen: InboxItem[]; onDone: () => void }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { message } = App.useApp();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const confirm = useMutation({
    mutationFn: () =>
      call(proposalEndpoints.bulkConfirm, code, {
        body: {
          items: chosen.map((item) => ({ proposalId: item.matterId, assignmentId: item.partId! })),
          note: '',
        },
      }),
    async onSuccess(answer) {
      message.success(t('staff.assign.done', { count: answer.done.length }));
      await client.invalidateQueries();
      if (answer.refused.length === 0) {
        setOpen(false);
        onDone();
      }
    },
  });
  return (
    <>
      <Button type="primary" disabled={chosen.length === 0} onClick={() => setOpen(true)}>
        {t('staff.assign.confirmMany', { count: chosen.length })}
      </Button>
      <Modal
        open={open}
        title={t('staff.assign.confirmMany', { count: chosen.length })}
        okText={t('proposals.action.confirm_assignment')}
        confirmLoading={confirm.isPending}
        onOk={() => confirm.mutate()}
        onCancel={() => setOpen(false)}
      >
        <p>{t('staff.assign.preview')}</p>
        <ul className="d-list">
          {chosen.map((item) => (
            <li key={item.partId}>
              {item.number} {item.subject} → <strong>{item.unitName}</strong>
            </li>
          ))}
        </ul>
        {confirm.data?.refused.map((item) => (
          <Alert key={item.assignmentId} type="error" title={item.message} />
        ))}
        <Refusal error={confirm.error} />
      </Modal>
    </>
  );
}

const keyOf = (item: InboxItem) => item.partId ?? item.matterId;

function Waiting({ task, items }: { task: string; items: InboxItem[] }) {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const trail = {
    back: `${pathname}${search}`,
    items: [...new Set(items.map((item) => proposalPath(code, item.matterId)))],
  };
  const [keys, setKeys] = useState<string[]>([]);
  const bulk = task === 'confirm_assignment';
  const toggle = (key: string) =>
    setKeys((now) => (now.includes(key) ? now.filter((other) => other !== key) : [...now, key]));
  const lines = useLines(
    items.length,
    (index) => void navigate(proposalPath(code, items[index]!.matterId), { state: { trail } }),
    bulk ? (index) => toggle(keyOf(items[index]!)) : undefined,
  );
  return (
    <section>
      {bulk && (
        <Flex justify="end" gap={8} className="d-gap">
          <Button onClick={() => setKeys(keys.length === items.length ? [] : items.map(keyOf))}>
            {t(keys.length === items.length ? 'staff.chooseNone' : 'staff.chooseAll')}
          </Button>
          <Confirm chosen={items.filter((item) => keys.includes(keyOf(item)))} onDone={() => setKeys([])} />
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
                <Link to={proposalPath(code, item.matterId)} state={{ trail }}>
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
              item.clock ? <Clock clock={item.clock} short /> : t('staff.since', { day: date(item.since) }),
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
                label: `${t(`proposals.task.${task}`)} ${items.length}`,
                children: <Waiting key={task} task={task} items={items} />,
              }))}
            />
          );
        }}
      </Loaded>
    </>
  );
}
