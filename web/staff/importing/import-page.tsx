/** One import: how far it is, what came of every row, and the way back. */

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Flex, Form, Input, Modal, Progress, Segmented, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { labelled, listed } from '../../../platform/i18n/lists.ts';
import { useSession } from '../../shared/session.tsx';
import { Loaded, Refusal } from '../loaded.tsx';
import { ImportState } from './import-log.tsx';
import type { ImportRoom, ImportShown as Shown } from './room.ts';

type Outcome = Shown['rows'][number]['outcome'];

const outcomes = ['taken_in', 'known', 'left_out', 'refused', 'waiting'] as const;
const SIZE = 50;

function TakeBack({ room, data }: { room: ImportRoom; data: Shown }) {
  const { t } = useSession();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const takeBack = useMutation({
    mutationFn: (body: { reason: string }) => room.takeBack(data.importId, body),
    async onSuccess({ takenBack }) {
      setOpen(false);
      message.success(t('staff.import.takeBack.done', { count: takenBack }));
      await client.invalidateQueries();
    },
  });
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('staff.import.takeBack.button')}
      </Button>
      <Modal
        open={open}
        title={t('staff.import.takeBack.title')}
        okText={t('staff.import.takeBack.button')}
        okButtonProps={{ danger: true, loading: takeBack.isPending }}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <p>{t('staff.import.takeBack.lead', { count: data.done })}</p>
        <Refusal error={takeBack.error} />
        <Form form={form} layout="vertical" onFinish={(values) => takeBack.mutate(values)}>
          <Form.Item
            name="reason"
            label={t('staff.import.takeBack.reason')}
            rules={[{ required: true, whitespace: true, message: t('errors.field.required') }]}
          >
            <Input maxLength={400} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

function Rows({ room, data, turn }: { room: ImportRoom; data: Shown; turn: (page: number) => void }) {
  const { t, locale } = useSession();
  return (
    <Table
      size="small"
      rowKey={(row) => `${row.sheet}!${row.row}`}
      dataSource={data.rows}
      scroll={{ x: 'max-content' }}
      pagination={
        data.rowTotal > SIZE && {
          ...{ current: data.page, pageSize: SIZE, total: data.rowTotal, showSizeChanger: false },
          onChange: turn,
        }
      }
      columns={[
        {
          title: t('staff.import.row'),
          width: 80,
          render: (_, row) => [row.sheet, row.row].filter(Boolean).join(' '),
        },
        {
          title: t('staff.import.log.result'),
          width: 150,
          render: (_, row) => (
            <span className={row.outcome === 'refused' ? 'd-error' : row.outcome === 'known' ? 'd-muted' : ''}>
              {t(`staff.import.outcome.${row.outcome}`)}
            </span>
          ),
        },
        {
          title: room.titleName,
          className: 'd-subject',
          render: (_, row) => {
            const href = room.hrefOf(row);
            return href ? <Link to={href}>{row.subject}</Link> : row.subject;
          },
        },
        {
          title: t('staff.import.problems'),
          width: 420,
          render: (_, row) =>
            row.outcome !== 'known' &&
            row.problems.map((problem, index) => (
              <div key={index}>
                <strong>{labelled(problem.column, '', locale)}</strong>
                {problem.message}
              </div>
            )),
        },
      ]}
    />
  );
}

/** Columns the file did not show, and whether they were read. */
function HiddenTold({ columns }: { columns: Shown['hiddenColumns'] }) {
  const { t, locale } = useSession();
  return ([true, false] as const).map((read) => {
    const names = columns.filter((item) => item.read === read).map((item) => item.heading);
    if (names.length === 0) return null;
    const told = t(read ? 'staff.import.hidden.told' : 'staff.import.hidden.left', { names: listed(names, locale) });
    return <Alert key={String(read)} type={read ? 'warning' : 'info'} showIcon className="d-gap" title={told} />;
  });
}

function Standing({ data }: { data: Shown }) {
  const { t, date } = useSession();
  const working = data.state === 'waiting' || data.state === 'running';
  return (
    <>
      {working && (
        <div role="status" className="d-gap">
          <Progress percent={data.wanted === 0 ? 0 : Math.floor((100 * data.done) / data.wanted)} />
          <p className="d-muted">
            {t('staff.import.log.taken', { done: data.done, wanted: data.wanted })} {t('staff.import.leave')}
          </p>
        </div>
      )}
      <HiddenTold columns={data.hiddenColumns} />
      {data.problem && <Alert type="error" showIcon className="d-gap" title={data.problem} />}
      {data.takenBackAt && (
        <Alert
          type="info"
          className="d-gap"
          title={t('staff.import.log.took', { name: data.takenBackBy, date: date(data.takenBackAt, true) })}
        />
      )}
    </>
  );
}

/** @param back to the office's page */
interface PageProps {
  room: ImportRoom;
  importId: string;
  back: () => void;
}

export function ImportPage({ room, importId, back }: PageProps) {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const [outcome, setOutcome] = useState<Outcome | 'all'>('all');
  const [page, setPage] = useState(1);
  const shown = useQuery({
    queryKey: ['imports', room.key, code, 'one', importId, outcome, page],
    queryFn: () => room.shown(importId, { page, size: SIZE, ...(outcome === 'all' ? {} : { outcome }) }),
    placeholderData: (before) => before,
    refetchInterval: (query) => (['waiting', 'running'].includes(query.state.data?.state ?? '') ? 1_000 : false),
  });
  return (
    <Loaded query={shown}>
      {(data) => (
        <>
          <Flex justify="space-between" align="center" gap={12} wrap className="d-gap">
            <div>
              <Button className="d-gap" onClick={back}>
                {t('staff.import.log.back')}
              </Button>
              <h1>{data.fileName}</h1>
              <p className="d-muted">
                {data.startedBy} · {date(data.createdAt, true)}
                {data.finishedAt && ` · ${t('staff.import.log.finished', { date: date(data.finishedAt, true) })}`}
              </p>
              <ImportState state={data.state} />{' '}
              <span>{t('staff.import.log.counts', { done: data.done, total: data.total })}</span>
            </div>
            {(data.state === 'done' || data.state === 'failed') && data.done > 0 && (
              <TakeBack room={room} data={data} />
            )}
          </Flex>
          <Standing data={data} />
          <h2>{t('staff.import.log.rowsOf')}</h2>
          <Segmented
            className="d-gap"
            value={outcome}
            onChange={(value) => {
              setOutcome(value as Outcome | 'all');
              setPage(1);
            }}
            options={[
              { value: 'all', label: `${t('staff.import.total')} ${data.total}` },
              ...outcomes
                .filter((value) => data.counts[value] > 0)
                .map((value) => ({ value, label: `${t(`staff.import.outcome.${value}`)} ${data.counts[value]}` })),
            ]}
          />
          <Rows room={room} data={data} turn={setPage} />
        </>
      )}
    </Loaded>
  );
}
