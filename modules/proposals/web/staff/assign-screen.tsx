/** Assignment desk of the committee and the supervision offices: proposed units to confirm, many at once. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Flex, Modal, Table, Tabs } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { useLines } from '../../../../web/staff/keys.ts';
import type { InboxItem } from '../../contract/reading.ts';
import { proposalEndpoints } from '../../contract.ts';
import { Clock, Loaded, proposalPath, Refusal, SubjectLink } from './shared.tsx';

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
          items: chosen.map((item) => ({ proposalId: item.proposalId, assignmentId: item.assignmentId! })),
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
            <li key={item.assignmentId}>
              {item.number} {item.subject} → {item.unitName}
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

const keyOf = (item: InboxItem) => item.assignmentId ?? item.proposalId;

function Waiting({ task, items }: { task: string; items: InboxItem[] }) {
  const { assembly, t, date } = useSession();
  const navigate = useNavigate();
  const [keys, setKeys] = useState<React.Key[]>([]);
  const bulk = task === 'confirm_assignment';
  const toggle = (key: string) =>
    setKeys((now) => (now.includes(key) ? now.filter((other) => other !== key) : [...now, key]));
  const lines = useLines(
    items.length,
    (index) => void navigate(proposalPath(assembly!.code, items[index]!.proposalId)),
    bulk ? (index) => toggle(keyOf(items[index]!)) : undefined,
  );
  return (
    <section>
      {bulk && (
        <Flex justify="end" className="d-gap">
          <Confirm chosen={items.filter((item) => keys.includes(keyOf(item)))} onDone={() => setKeys([])} />
        </Flex>
      )}
      <Table
        className="d-cards"
        size="small"
        rowKey={keyOf}
        dataSource={items}
        pagination={items.length > 20 ? { pageSize: 20 } : false}
        rowClassName={(_, index) => lines.rowClass(index)}
        rowSelection={bulk ? { selectedRowKeys: keys, onChange: setKeys } : undefined}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('staff.col.number'), width: 72, dataIndex: 'number' },
          { title: t('staff.col.subject'), className: 'd-subject', render: (_, item) => <SubjectLink line={item} /> },
          { title: t('staff.col.unit'), width: 200, render: (_, item) => item.unitName ?? item.who },
          {
            title: t('staff.col.clock'),
            width: 230,
            render: (_, item) =>
              item.clock ? <Clock clock={item.clock} /> : t('staff.since', { day: date(item.since) }),
          },
        ]}
      />
    </section>
  );
}

export function AssignScreen() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const query = useQuery({ queryKey: ['inbox', code], queryFn: () => call(proposalEndpoints.getInbox, code) });
  return (
    <>
      <h1>{t('staff.menu.assign')}</h1>
      <Loaded
        query={query}
        empty={(data) => !data.items.some((item) => tasks.includes(item.task)) && t('staff.assign.empty')}
      >
        {(data) => (
          <Tabs
            destroyOnHidden
            items={tasks
              .map((task) => ({ task, items: data.items.filter((item) => item.task === task) }))
              .filter(({ items }) => items.length > 0)
              .map(({ task, items }) => ({
                key: task,
                label: `${t(`proposals.task.${task}`)} ${items.length}`,
                children: <Waiting task={task} items={items} />,
              }))}
          />
        )}
      </Loaded>
    </>
  );
}
