/** Lets this device be told by web push. */
import { call } from '../../../web/client.ts';
import { subscribed } from '../../../web/shared/push-subscription.ts';
import { type NoticeSettings, noticeEndpoints } from '../contract.ts';

const firstOf = (text: string, known: ReadonlyArray<[RegExp, string]>, otherwise: string) =>
  known.find(([pattern]) => pattern.test(text))?.[1] ?? otherwise;

/** Browser and system, so that its owner knows a device among several. */
export function nameOfDevice(agent: string): { browser: string; system: string } {
  return {
    browser: firstOf(
      agent,
      [
        [/Edg/, 'Edge'],
        [/Firefox/, 'Firefox'],
        [/Chrome/, 'Chrome'],
        [/Safari/, 'Safari'],
      ],
      'Browser',
    ),
    system: firstOf(
      agent,
      [
        [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
        [/Android/, 'Android'],
        [/iPhone|iPad/, 'iOS'],
        [/Windows/, 'Windows'],
        [/Mac OS/, 'macOS'],
        [/Linux/, 'Linux'],
      ],
      '?',
    ),
  };
}

/** Why a device could not be let in; the code of a sentence. */
export class DeviceRefused extends Error {
  readonly word: 'deviceDenied' | 'deviceFailed';
  constructor(word: 'deviceDenied' | 'deviceFailed') {
    super(word);
    this.word = word;
  }
}

/**
 * @param base address of the front, whose worker shows what is pushed
 * @throws DeviceRefused, ApiProblem
 */
export async function allowDevice(
  code: string,
  base: '/m/' | '/desk/',
  pushKey: string,
  label: string,
): Promise<NoticeSettings> {
  if ((await Notification.requestPermission()) !== 'granted') throw new DeviceRefused('deviceDenied');
  const subscription = await subscribed(base, pushKey).catch(() => {
    throw new DeviceRefused('deviceFailed');
  });
  const { endpoint, keys } = subscription.toJSON();
  return call(noticeEndpoints.addPushSubscription, code, {
    body: { endpoint: endpoint!, keys: { p256dh: keys!.p256dh!, auth: keys!.auth! }, label },
  });
}
