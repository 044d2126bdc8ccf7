/** Letting this device in, with what is said when it cannot be. */
import { useMutation } from '@tanstack/react-query';
import { ApiProblem } from '../../../web/client.ts';
import { useSession } from '../../../web/shared/session.tsx';
import type { NoticeSettings } from '../contract.ts';
import { allowDevice, DeviceRefused, nameOfDevice } from './push-device.ts';

export function useAllowDevice(base: '/m/' | '/desk/', pushKey: string, keep: (settings: NoticeSettings) => void) {
  const { assembly, t } = useSession();
  const allow = useMutation({
    mutationFn: () =>
      allowDevice(
        assembly!.code,
        base,
        pushKey,
        t('notices.settings.device', { ...nameOfDevice(navigator.userAgent) }),
      ),
    onSuccess: keep,
  });
  const { error } = allow;
  const why = error
    ? error instanceof DeviceRefused
      ? t(`notices.settings.${error.word}`)
      : error instanceof ApiProblem
        ? error.message
        : t('notices.settings.deviceFailed')
    : undefined;
  return { allow, why };
}
