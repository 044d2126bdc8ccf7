/** How somebody at the desk is told beside the inbox. */
import { Alert, App, Button, Flex, Form, Input, Select, Skeleton, Table, Typography } from 'antd';
import { type Channel, type Topic, topics } from '../../../../platform/notices/topics.ts';
import { ApiProblem } from '../../../../web/client.ts';
import { canPush } from '../../../../web/shared/push-subscription.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import type { NoticeSettings } from '../../contract.ts';
import { useAllowDevice } from '../use-device.ts';
import { offeredBy, reachable, type Timing, timingOf, useAddress, useNoticeSettings } from '../use-settings.ts';

type Address = NoticeSettings['addresses'][number];
const sentence = (error: unknown) =>
  error instanceof ApiProblem ? (error.issues[0]?.message ?? error.message) : undefined;

interface PartProps {
  keep(settings: NoticeSettings): void;
  remove(addressId: string): void;
}

function AddressPart({
  channel,
  address,
  keep,
  remove,
}: PartProps & { channel: 'mail' | 'sms'; address?: Address | undefined }) {
  const { t } = useSession();
  const { add, confirm } = useAddress(channel, keep);
  const label = t(`notices.settings.${channel}Label`);
  const problem = sentence(add.error ?? confirm.error);
  return (
    <Form
      layout="vertical"
      className="d-narrow d-gap"
      key={address?.addressId}
      onFinish={(values: { address?: string; code?: string }) =>
        address && !address.confirmed
          ? confirm.mutate({ addressId: address.addressId, given: (values.code ?? '').trim() })
          : add.mutate(values.address ?? '')
      }
    >
      {address ? (
        <Form.Item label={label}>
          <Flex gap="small" align="center" wrap>
            <Typography.Text strong>{address.shown}</Typography.Text>
            <Typography.Text type="secondary">
              {t(`notices.settings.${address.confirmed ? 'confirmed' : 'unconfirmed'}`)}
            </Typography.Text>
            <Button size="small" onClick={() => remove(address.addressId)}>
              {t('notices.settings.remove')}
            </Button>
          </Flex>
        </Form.Item>
      ) : (
        <Form.Item name="address" label={label} rules={[{ required: true, message: t('staff.needed', { label }) }]}>
          <Input type={channel === 'mail' ? 'email' : 'tel'} autoComplete={channel === 'mail' ? 'email' : 'tel'} />
        </Form.Item>
      )}
      {address && !address.confirmed && (
        <Form.Item
          name="code"
          label={t('notices.settings.codeLabel')}
          extra={t('notices.settings.codeSent', { shown: address.shown })}
          rules={[
            {
              required: true,
              pattern: /^\s*\d{6}\s*$/,
              message: t('staff.needed', { label: t('notices.settings.codeLabel') }),
            },
          ]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
        </Form.Item>
      )}
      {problem && <Alert type="error" className="d-gap" title={problem} />}
      {!address?.confirmed && (
        <Button htmlType="submit" loading={add.isPending || confirm.isPending}>
          {t(`notices.settings.${address ? 'confirm' : 'sendCode'}`)}
        </Button>
      )}
    </Form>
  );
}

function Devices({ pushKey, devices, keep, remove }: PartProps & { pushKey: string; devices: Address[] }) {
  const { t } = useSession();
  const { allow, why } = useAllowDevice('/desk/', pushKey, keep);
  return (
    <>
      <h3>{t('notices.settings.devices')}</h3>
      {devices.map((device) => (
        <Flex key={device.addressId} gap="small" align="center">
          {device.shown}
          <Button size="small" onClick={() => remove(device.addressId)}>
            {t('notices.settings.remove')}
          </Button>
        </Flex>
      ))}
      {why && <Alert type="error" className="d-gap" title={why} />}
      {canPush() ? (
        <Button className="d-gap" loading={allow.isPending} onClick={() => allow.mutate()}>
          {t('notices.settings.allowDevice')}
        </Button>
      ) : (
        <p className="d-muted">{t('notices.settings.deviceUnable')}</p>
      )}
    </>
  );
}

function Choices({
  settings,
  choose,
}: {
  settings: NoticeSettings;
  choose(topic: Topic, channel: Channel, timing: Timing): void;
}) {
  const { t } = useSession();
  const timingOptions = (['off', 'now', 'digest'] as const).map((value) => ({
    value,
    label: t(`notices.timing.${value}`),
  }));
  return (
    <Table
      className="d-gap"
      rowKey="topic"
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={topics.map((topic) => ({ topic }))}
      columns={[
        {
          title: t('notices.deliveries.column.topic'),
          render: (_: unknown, { topic }) => (
            <>
              {t(`notices.topic.${topic}`)}
              <div className="d-muted">{t(`notices.topicWhat.${topic}`)}</div>
            </>
          ),
        },
        ...offeredBy(settings).map((channel) => ({
          title: t(`notices.channel.${channel}`),
          render: (_: unknown, { topic }: { topic: Topic }) =>
            reachable(settings, channel) ? (
              <Select
                className="d-filter"
                aria-label={`${t(`notices.topic.${topic}`)} ${t(`notices.channel.${channel}`)}`}
                value={timingOf(settings, topic, channel)}
                options={timingOptions}
                onChange={(timing: Timing) => choose(topic, channel, timing)}
              />
            ) : (
              <span className="d-muted">
                {t(`notices.settings.${channel === 'push' ? 'noDevice' : 'confirmFirst'}`)}
              </span>
            ),
        })),
      ]}
    />
  );
}

export function NoticeSettingsScreen() {
  const { t } = useSession();
  const { message } = App.useApp();
  const { data, error, choose, setDigestAt, remove, keep } = useNoticeSettings(
    () => void message.success(t('notices.settings.saved')),
  );
  if (!data)
    return (
      <>
        <h1>{t('notices.settings.title')}</h1>
        {error ? (
          <Alert type="error" title={t('shared.failed')} description={error.message} />
        ) : (
          <Skeleton active title={false} />
        )}
      </>
    );
  const channels = offeredBy(data);
  const part = { keep, remove: (id: string) => remove.mutate(id) };
  return (
    <>
      <h1>{t('notices.settings.title')}</h1>
      <p>{t(`notices.settings.${channels.length === 0 ? 'none' : 'lead'}`)}</p>
      {channels.length > 0 && (
        <>
          <h2>{t('notices.settings.addresses')}</h2>
          <p className="d-muted">{t('notices.settings.addressesWhat')}</p>
          {(['mail', 'sms'] as const)
            .filter((name) => channels.includes(name))
            .map((name) => (
              <AddressPart
                key={name}
                channel={name}
                address={data.addresses.find((item) => item.channel === name)}
                {...part}
              />
            ))}
          {data.offered.pushKey && (
            <Devices
              pushKey={data.offered.pushKey}
              devices={data.addresses.filter((item) => item.channel === 'push')}
              {...part}
            />
          )}
          <h2>{t('notices.settings.kinds')}</h2>
          <Choices settings={data} choose={choose} />
          {data.choices.some((item) => item.timing === 'digest') && (
            <Form layout="vertical" className="d-narrow">
              <Form.Item label={t('notices.settings.digestAt')} htmlFor="digest-at">
                <Input
                  id="digest-at"
                  key={data.digestAt}
                  type="time"
                  defaultValue={data.digestAt}
                  onBlur={(event) =>
                    event.target.value && event.target.value !== data.digestAt && setDigestAt(event.target.value)
                  }
                />
              </Form.Item>
            </Form>
          )}
        </>
      )}
    </>
  );
}
