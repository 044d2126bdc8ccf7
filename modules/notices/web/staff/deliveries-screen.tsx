/** That messages go, for the administrator: what is stuck first, then each message without its content. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Flex, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import { type Channel, channelNames, type DeliveryState, deliveryStates } from '../../../../platform/notices/topics.ts';
import { call } from '../../../../web/client.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import { useTold } from '../../../../web/shared/told.ts';
import { labelled } from '../../../../web/staff/labelled.ts';
import { type Delivery, noticeEndpoints } from '../../contract.ts';

const SIZE = 30;
const colours: Record<DeliveryState, string> = { waiting: 'blue', failed: 'orange', sent: 'green', given_up: 'red' };

function StuckEvents() {
  const { assembly, t } = useSession();
  const code = assembly!.code;
  const { message } = App.useApp();
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ['stuck-events', code],
    queryFn: () => call(noticeEndpoints.listStuckEvents, code),
  });
  const retry = useMutation({
    mutationFn: () => call(noticeEndpoints.retryStuckEvents, code, { body: {} }),
    onSuccess({ retried }) {
      message.success(t('notices.deliveries.retried', { count: retried }));
      return client.invalidateQueries({ queryKey: ['stuck-events', code] });
    },
    onError: useTold(),
  });
  if (!data || data.events.length === 0) return null;
  return (
    <Alert
      type="warning"
      className="d-gap"
      title={t('notices.deliveries.stuck', { count: data.events.length })}
      action={
        <Button loading={retry.isPending} onClick={() => retry.mutate()}>
          {t('notices.deliveries.retry')}
        </Button>
      }
      description={
        <>
          <p>{t('notices.deliveries.stuckWhat')}</p>
          <ul>
            {data.events.map((item) => (
              <li key={`${item.event}/${item.handler}`}>
                {t('notices.deliveries.stuckLine', {
                  name: item.name,
                  handler: item.handler,
                  count: item.attempts,
                  behind: item.behind,
                })}
                <div className="d-muted">{item.lastError}</div>
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}

export function DeliveriesScreen() {
  const { assembly, t, date } = useSession();
  const code = assembly!.code;
  const [page, setPage] = useState(1);
  const [state, setState] = useState<DeliveryState>();
  const [channel, setChannel] = useState<Channel>();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['deliveries', code, page, state, channel],
    queryFn: () => call(noticeEndpoints.listDeliveries, code, { query: { page, size: SIZE, state, channel } }),
    placeholderData: (before) => before,
  });
  const column = (name: string) => t(`notices.deliveries.column.${name}`);
  function why({ lastError, attempts, state: now }: Delivery): string {
    const [word, number] = (lastError ?? '').split(' ');
    const said = word ? t(`notices.deliveries.why.${word}`, { number }) : '';
    const tried = now === 'failed' || now === 'given_up' ? t('notices.deliveries.attempts', { count: attempts }) : '';
    return [said, tried].filter(Boolean).join(' · ');
  }
  return (
    <>
      <h1>{t('notices.deliveries.title')}</h1>
      <p className="d-muted">{t('notices.deliveries.lead')}</p>
      <StuckEvents />
      <Flex gap="small" wrap className="d-gap">
        <Select<DeliveryState>
          allowClear
          className="d-filter"
          aria-label={column('state')}
          placeholder={column('state')}
          value={state}
          options={deliveryStates.map((value) => ({ value, label: t(`notices.deliveries.state.${value}`) }))}
          onChange={(value) => {
            setState(value);
            setPage(1);
          }}
        />
        <Select<Channel>
          allowClear
          className="d-filter"
          aria-label={column('channel')}
          placeholder={column('channel')}
          value={channel}
          options={channelNames.map((value) => ({ value, label: t(`notices.channel.${value}`) }))}
          onChange={(value) => {
            setChannel(value);
            setPage(1);
          }}
        />
      </Flex>
      {error && !data ? (
        <Alert
          type="error"
          role="alert"
          title={t('shared.failed')}
          description={error.message}
          action={<Button onClick={() => void refetch()}>{t('shared.retry')}</Button>}
        />
      ) : (
        <Table<Delivery>
          rowKey="deliveryId"
          size="small"
          loading={isFetching}
          className="d-cards"
          dataSource={data?.deliveries ?? []}
          locale={{ emptyText: t('notices.deliveries.empty') }}
          pagination={{
            current: page,
            pageSize: SIZE,
            total: data?.total ?? 0,
            showSizeChanger: false,
            onChange: setPage,
            hideOnSinglePage: true,
          }}
          columns={[
            { ...labelled(column('when')), render: (_, row) => date(row.sentAt ?? row.createdAt, true) },
            { ...labelled(column('who')), render: (_, row) => [row.name, row.shown].filter(Boolean).join(' · ') },
            { ...labelled(column('channel')), render: (_, row) => t(`notices.channel.${row.channel}`) },
            {
              ...labelled(column('topic')),
              render: (_, row) =>
                [t(`notices.topic.${row.topic ?? 'code'}`), row.digest ? t('notices.deliveries.digest') : '']
                  .filter(Boolean)
                  .join(' · '),
            },
            {
              ...labelled(column('state')),
              render: (_, row) => <Tag color={colours[row.state]}>{t(`notices.deliveries.state.${row.state}`)}</Tag>,
            },
            { ...labelled(column('why')), render: (_, row) => why(row) },
          ]}
        />
      )}
    </>
  );
}
