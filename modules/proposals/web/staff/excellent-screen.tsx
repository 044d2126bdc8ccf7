/** Selection of excellent proposals: nominations with reasons, points by judges with their spread, the decision. */

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Checkbox, Flex, Form, Input, InputNumber, Modal, Select, Table } from 'antd';
import { useState } from 'react';
import { bracketed } from '../../../../platform/i18n/lists.ts';
import { call } from '../../../../web/client.ts';
import { KeptLine } from '../../../../web/shared/kept-line.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { useKeptForm } from '../../../../web/staff/kept-form.ts';
import { Loaded, Refusal } from '../../../../web/staff/loaded.tsx';
import { proposalEndpoints } from '../../contract.ts';
import { SubjectLink, useOptions, useRoles } from './shared.tsx';

const qualities = ['topic', 'research', 'analysis', 'feasibility', 'form'] as const;

/** One step of the selection, then everything read again. */
function useStep<V>(run: (values: V) => Promise<unknown>, done?: () => void) {
  const { t } = useSession();
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    async onSuccess() {
      message.success(t('shared.done'));
      done?.();
      await client.invalidateQueries();
    },
  });
}

function Open() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm();
  const { data: options } = useOptions();
  const step = useStep(
    (values: { sessionId: string; title: string; quota: number }) =>
      call(proposalEndpoints.openSelection, code, { body: values }),
    () => setOpen(false),
  );
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('staff.excellent.open')}
      </Button>
      <Modal
        open={open}
        title={t('staff.excellent.open')}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        okText={t('staff.excellent.open')}
        confirmLoading={step.isPending}
      >
        <Form form={form} layout="vertical" onFinish={(values) => step.mutate(values)} initialValues={{ quota: 10 }}>
          <Form.Item
            name="sessionId"
            label={t('staff.filter.sessionId')}
            rules={[{ required: true, message: t('staff.needed', { label: t('staff.filter.sessionId') }) }]}
          >
            <Select options={options?.sessions.map((item) => ({ value: item.sessionId, label: item.label })) ?? []} />
          </Form.Item>
          <Form.Item
            name="title"
            label={t('staff.excellent.title')}
            rules={[{ required: true, message: t('staff.needed', { label: t('staff.excellent.title') }) }]}
          >
            <Input />
          </Form.Item>
          <Form.Item name="quota" label={t('staff.excellent.quota')}>
            <InputNumber min={1} max={500} />
          </Form.Item>
        </Form>
        <Refusal error={step.error} />
      </Modal>
    </>
  );
}

function Nominate({ selectionId }: { selectionId: string }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const [open, setOpen] = useState(false);
  const { form, kept, props } = useKeptForm<{ proposalId: string; reason: string }>(`nominate:${selectionId}`, {});
  const [words, setWords] = useState('');
  const { data } = useQuery({
    queryKey: ['nominate', code, words],
    queryFn: () =>
      call(proposalEndpoints.listProposals, code, {
        query: { words: words || undefined, state: 'closed,tracked,archived', size: 20 } as never,
      }),
    enabled: open,
  });
  const step = useStep(
    (body: { proposalId: string; reason: string }) =>
      call(proposalEndpoints.nominateExcellent, code, { params: { selectionId }, body }),
    () => {
      void kept.clear();
      setOpen(false);
    },
  );
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('proposals.action.nominate_excellent')}</Button>
      <Modal
        open={open}
        title={t('proposals.action.nominate_excellent')}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        okText={t('proposals.action.nominate_excellent')}
        confirmLoading={step.isPending}
      >
        <Form {...props} layout="vertical" onFinish={(values) => step.mutate(values)}>
          <Form.Item
            name="proposalId"
            label={t('staff.col.subject')}
            rules={[{ required: true, message: t('staff.needed', { label: t('staff.col.subject') }) }]}
          >
            <Select
              showSearch={{ onSearch: setWords, filterOption: false }}
              options={
                data?.items.map((line) => ({
                  value: line.proposalId,
                  label: `${line.number ?? ''} ${line.subject}`,
                })) ?? []
              }
            />
          </Form.Item>
          <Form.Item
            name="reason"
            label={t('staff.field.reason')}
            rules={[{ required: true, message: t('staff.needed', { label: t('staff.field.reason') }) }]}
          >
            <Input.TextArea rows={4} maxLength={1000} showCount />
          </Form.Item>
        </Form>
        <KeptLine kept={kept} />
        <Refusal error={step.error} />
      </Modal>
    </>
  );
}

function Score({ nominationId }: { nominationId: string }) {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm();
  const step = useStep(
    (body: Record<(typeof qualities)[number], number>) =>
      call(proposalEndpoints.scoreNomination, code, { params: { nominationId }, body }),
    () => setOpen(false),
  );
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('staff.excellent.score')}
      </Button>
      <Modal
        open={open}
        title={t('staff.excellent.score')}
        onCancel={() => setOpen(false)}
        onOk={() => form.submit()}
        okText={t('staff.excellent.score')}
        confirmLoading={step.isPending}
      >
        <Form form={form} layout="horizontal" labelCol={{ span: 8 }} onFinish={(values) => step.mutate(values)}>
          {qualities.map((name) => (
            <Form.Item
              key={name}
              name={name}
              label={t(`staff.field.quality.${name}`)}
              rules={[{ required: true, message: t('staff.needed', { label: t(`staff.field.quality.${name}`) }) }]}
            >
              <InputNumber min={0} max={20} suffix="/ 20" />
            </Form.Item>
          ))}
        </Form>
        <Refusal error={step.error} />
      </Modal>
    </>
  );
}

export function ExcellentScreen() {
  const { assembly, t, locale } = useSession();
  const code = assembly!.code;
  const holds = useRoles();
  const [chosen, setChosen] = useState<string[]>([]);
  const query = useQuery({
    queryKey: ['excellent', code],
    queryFn: () => call(proposalEndpoints.listSelections, code),
  });
  const decide = useStep(
    ({ selectionId, ids }: { selectionId: string; ids: string[] }) =>
      call(proposalEndpoints.decideSelection, code, { params: { selectionId }, body: { chosen: ids } }),
    () => setChosen([]),
  );
  return (
    <>
      <Flex justify="space-between" align="baseline" wrap>
        <h1>{t('staff.menu.excellent')}</h1>
        {holds('clerk') && <Open />}
      </Flex>
      <p className="d-muted">{t('staff.excellent.lead')}</p>
      <Loaded
        query={query}
        empty={(data) =>
          data.items.length === 0 && t(holds('clerk') ? 'staff.excellent.begin' : 'staff.excellent.empty')
        }
      >
        {(data) =>
          data.items.map((selection) => {
            const mine = chosen.filter((id) => selection.nominations.some((item) => item.nominationId === id));
            const open = selection.status === 'open';
            return (
              <Card
                key={selection.selectionId}
                className="d-gap"
                title={bracketed(selection.title, selection.sessionLabel, locale)}
                extra={t('staff.excellent.places', { quota: selection.quota })}
              >
                <Table
                  size="small"
                  rowKey="nominationId"
                  pagination={false}
                  dataSource={selection.nominations}
                  scroll={{ x: 'max-content' }}
                  locale={{ emptyText: t('staff.excellent.noNominations') }}
                  columns={[
                    ...(open && holds('clerk')
                      ? [
                          {
                            title: t('staff.excellent.chosen'),
                            width: 80,
                            render: (_: unknown, row: (typeof selection.nominations)[number]) => (
                              <Checkbox
                                aria-label={row.subject}
                                checked={chosen.includes(row.nominationId)}
                                onChange={(event) =>
                                  setChosen((list) =>
                                    event.target.checked
                                      ? [...list, row.nominationId]
                                      : list.filter((id) => id !== row.nominationId),
                                  )
                                }
                              />
                            ),
                          },
                        ]
                      : []),
                    { title: t('staff.col.number'), width: 72, dataIndex: 'number' },
                    {
                      title: t('staff.col.subject'),
                      className: 'd-subject',
                      render: (_, row) => <SubjectLink line={row} />,
                    },
                    { title: t('staff.field.reason'), width: 260, dataIndex: 'reason' },
                    { title: t('staff.excellent.judges'), width: 90, dataIndex: 'judges' },
                    {
                      title: t('staff.excellent.points'),
                      width: 170,
                      render: (_, row) =>
                        row.mean === null
                          ? '—'
                          : t('staff.excellent.spread', {
                              mean: row.mean.toFixed(1),
                              lowest: row.lowest,
                              highest: row.highest,
                            }),
                    },
                    {
                      title: t('staff.col.actions'),
                      width: 110,
                      render: (_, row) =>
                        open && holds('evaluator') ? (
                          <Score nominationId={row.nominationId} />
                        ) : (
                          row.chosen && t('staff.excellent.mark')
                        ),
                    },
                  ]}
                />
                {open && (
                  <Flex gap={8} className="d-gap">
                    {holds('clerk', 'evaluator') && <Nominate selectionId={selection.selectionId} />}
                    {holds('clerk') && (
                      <Button
                        type="primary"
                        disabled={mine.length === 0 || mine.length > selection.quota}
                        loading={decide.isPending}
                        onClick={() => decide.mutate({ selectionId: selection.selectionId, ids: mine })}
                      >
                        {t('staff.excellent.decide', { count: mine.length })}
                      </Button>
                    )}
                  </Flex>
                )}
                <Refusal error={decide.error} />
              </Card>
            );
          })
        }
      </Loaded>
    </>
  );
}
