/** Devices that are told by web push, and whether this one may be. */
import { Button } from '../../../../web/kit/button.tsx';
import { Notice } from '../../../../web/kit/notice.tsx';
import { canPush } from '../../../../web/shared/push-subscription.ts';
import { useSession } from '../../../../web/shared/session.tsx';
import type { NoticeSettings } from '../../contract.ts';
import { useAllowDevice } from '../use-device.ts';

export interface DevicesPartProps {
  pushKey: string;
  devices: NoticeSettings['addresses'];
  keep(settings: NoticeSettings): void;
  remove(addressId: string): void;
}

export function DevicesPart({ pushKey, devices, keep, remove }: DevicesPartProps) {
  const { t } = useSession();
  const { allow, why } = useAllowDevice('/m/', pushKey, keep);
  return (
    <div className="yt-stack">
      <h3>{t('notices.settings.devices')}</h3>
      {devices.map((device) => (
        <p key={device.addressId}>
          {device.shown}{' '}
          <Button look="quiet" size="small" onClick={() => remove(device.addressId)}>
            {t('notices.settings.remove')}
          </Button>
        </p>
      ))}
      {why && <Notice tone="error">{why}</Notice>}
      {canPush() ? (
        <Button look="secondary" busy={allow.isPending} onClick={() => allow.mutate()}>
          {t('notices.settings.allowDevice')}
        </Button>
      ) : (
        <p className="yt-hint">{t('notices.settings.deviceUnable')}</p>
      )}
    </div>
  );
}
