/** Channels in a running installation: opened by its settings, one beside the other. */
import type { Config } from '../config/config.ts';
import type { JobDefinition } from '../jobs/job-queue.ts';
import { type Poller, startPoller } from '../jobs/poller.ts';
import { openMail } from './channels/mail.ts';
import { mayPushAt, openPush, pushKeysFrom } from './channels/push.ts';
import { openGateway } from './channels/sms.ts';
import { type Delivering, deliver, purgeDeliveries } from './deliver.ts';
import { purgeAddresses } from './strangers.ts';
import { type ChannelsOffered, channelNames } from './topics.ts';

const EVERY_MS = 3000;

/** What the settings offer readers. */
export function channelsOffered({ mail, sms, push }: Config['channels'], secret: Buffer): ChannelsOffered {
  return {
    mail: mail !== undefined,
    sms: sms !== undefined,
    pushKey: push ? pushKeysFrom(secret).publicKey : null,
    mayPushAt: (endpoint) => push !== undefined && mayPushAt(push.hosts, endpoint),
  };
}

/** Sends what is due until it is stopped. */
export function startDelivering(
  base: Omit<Delivering, 'channels'>,
  { mail, sms, push }: Config['channels'],
  secret: Buffer,
): Poller {
  const channels = {
    ...(mail ? { mail: openMail(mail) } : {}),
    ...(sms ? { sms: openGateway(sms, base.now) } : {}),
    ...(push ? { push: openPush({ ...push, keys: pushKeysFrom(secret) }) } : {}),
  };
  const pollers = channelNames.map((name) =>
    startPoller(`channel ${name}`, EVERY_MS, (on) => deliver({ ...base, channels }, name, on), base.log),
  );
  return {
    async stop() {
      await Promise.all(pollers.map((poller) => poller.stop()));
      for (const channel of Object.values(channels)) channel.close();
    },
  };
}

export const purgeDeliveriesJob: JobDefinition = {
  name: 'notices-purge',
  schedule: '35 3 * * *',
  async run({ db, services }) {
    await purgeDeliveries(db, services.now());
    await purgeAddresses(db, services.now(), services.namedAddresses);
  },
};
