/** How a member is told beside the inbox: addresses first, then each kind of notice. */

import { useRef } from 'react';
import { topics } from '../../../../platform/notices/topics.ts';
import { Notice } from '../../../../web/kit/notice.tsx';
import { PageTitle, Section } from '../../../../web/kit/section.tsx';
import { Select } from '../../../../web/kit/select.tsx';
import { Skeleton } from '../../../../web/kit/states.tsx';
import { TextField } from '../../../../web/kit/text-field.tsx';
import { toasts } from '../../../../web/kit/toast.tsx';
import { Failure } from '../../../../web/shared/failure.tsx';
import { useSession } from '../../../../web/shared/session.tsx';
import { offeredBy, reachable, type Timing, timingOf, useNoticeSettings } from '../use-settings.ts';
import { AddressPart } from './address-part.tsx';
import { DevicesPart } from './devices-part.tsx';

export function NoticeSettingsScreen() {
  const { t } = useSession();
  const last = useRef<() => void>(undefined);
  const saved = () => {
    last.current?.();
    last.current = toasts.add({ text: t('notices.settings.saved'), tone: 'done' });
  };
  const { data, error, refetch, choose, setDigestAt, remove, keep } = useNoticeSettings(saved);
  if (error && !data) return <Failure error={error} again={() => void refetch()} />;
  if (!data) return <Skeleton shape="list" rows={6} />;
  const channels = offeredBy(data);
  if (channels.length === 0) return <PageTitle title={t('notices.settings.title')} lead={t('notices.settings.none')} />;
  const open = channels.filter((channel) => reachable(data, channel));
  const digests = data.choices.some((item) => item.timing === 'digest');
  return (
    <>
      <PageTitle title={t('notices.settings.title')} lead={t('notices.settings.lead')} />
      <Section id="addresses" className="yt-stack" title={t('notices.settings.addresses')}>
        <p className="yt-hint">{t('notices.settings.addressesWhat')}</p>
        {(['mail', 'sms'] as const)
          .filter((name) => channels.includes(name))
          .map((name) => (
            <AddressPart
              key={name}
              channel={name}
              address={data.addresses.find((item) => item.channel === name)}
              keep={keep}
              remove={(id) => remove.mutate(id)}
            />
          ))}
        {channels.includes('push') && (
          <DevicesPart
            pushKey={data.offered.pushKey!}
            devices={data.addresses.filter((item) => item.channel === 'push')}
            keep={keep}
            remove={(id) => remove.mutate(id)}
          />
        )}
      </Section>
      {open.length === 0 && (
        <div className="m-spaced">
          <Notice>{t('notices.settings.chooseFirst')}</Notice>
        </div>
      )}
      {(open.length > 0 ? topics : []).map((topic) => (
        <Section key={topic} id={topic} className="yt-stack" title={t(`notices.topic.${topic}`)}>
          <p className="yt-hint">{t(`notices.topicWhat.${topic}`)}</p>
          {open.map((channel) => (
            <Select
              key={channel}
              name={`${topic}-${channel}`}
              label={t(`notices.channel.${channel}`)}
              value={timingOf(data, topic, channel)}
              options={(['off', 'now', 'digest'] as const).map((value) => ({
                value,
                label: t(`notices.timing.${value}`),
              }))}
              onChange={(event) => choose(topic, channel, event.target.value as Timing)}
            />
          ))}
        </Section>
      ))}
      {digests && (
        <Section id="digest" title={t('notices.timing.digest')}>
          <TextField
            key={data.digestAt}
            name="digestAt"
            label={t('notices.settings.digestAt')}
            type="time"
            width="short"
            defaultValue={data.digestAt}
            onBlur={(event) =>
              event.target.value && event.target.value !== data.digestAt && setDigestAt(event.target.value)
            }
          />
        </Section>
      )}
    </>
  );
}
