/** Where else a notice went, in words. */

import type { Channel, DeliveryState } from '../../../platform/notices/topics.ts';
import { useSession } from '../../../web/shared/session.tsx';

/** @returns says of one channel what became of it, as “已发邮件” */
export function useToldElsewhere() {
  const { t, date } = useSession();
  return ({ channel, state, at }: { channel: Channel; state: DeliveryState; at: string }) =>
    t(`notices.by.${state}`, { channel: t(`notices.channel.${channel}`), time: date(at, true) });
}
