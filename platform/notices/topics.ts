/** What people choose by: kinds of notices, and ways they are told beside the inbox. No server code here. */

/** Something waits for you; a deadline; what became of something; your account. */
export const topics = ['task', 'deadline', 'progress', 'account'] as const;
export type Topic = (typeof topics)[number];

export const channelNames = ['mail', 'push', 'sms'] as const;
export type Channel = (typeof channelNames)[number];

export const timings = ['now', 'digest'] as const;

/** Failed: it is tried again; given up: it is not. */
export const deliveryStates = ['waiting', 'failed', 'sent', 'given_up'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Minute of the day at which digests go unless chosen otherwise: eight in the morning, Beijing. */
export const USUAL_DIGEST_MINUTE = 480;

/** Which channels this installation has, as it tells its readers. */
export interface ChannelsOffered {
  mail: boolean;
  sms: boolean;
  /** The key browsers subscribe with; null: no push. */
  pushKey: string | null;
  /** Whether an address a browser gives may be pushed at. */
  mayPushAt(endpoint: string): boolean;
}

export const noChannels: ChannelsOffered = { mail: false, sms: false, pushKey: null, mayPushAt: () => false };

/** Services of the browsers in use. */
export const knownPushHosts = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '*.push.apple.com',
  '*.notify.windows.com',
] as const;
