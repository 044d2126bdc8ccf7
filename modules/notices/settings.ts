/** What a person set for notices, as they read it. */
import type { Db } from '../../platform/db/schema.ts';
import type { Context } from '../../platform/http/context.ts';
import { conflict } from '../../platform/http/problem.ts';
import { maskAddress } from '../../platform/notices/addresses.ts';
import { type Channel, type ChannelsOffered, noChannels, USUAL_DIGEST_MINUTE } from '../../platform/notices/topics.ts';
import type { NoticeSettings } from './contract.ts';

const timeOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** @param time as `08:00` */
export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const has = (offered: ChannelsOffered, channel: Channel) =>
  channel === 'push' ? offered.pushKey !== null : offered[channel];

/** @throws Problem 409 `channel_not_offered` */
export function mustBeOffered({ channels = noChannels }: Pick<Context, 'channels'>, channel: Channel): ChannelsOffered {
  if (!has(channels, channel)) throw conflict('channel_not_offered');
  return channels;
}

/** Choices of channels the installation does not have are kept, and not shown. */
export async function settingsOf(
  db: Db,
  accountId: string,
  channels: ChannelsOffered = noChannels,
): Promise<NoticeSettings> {
  const [choices, settings, addresses] = await Promise.all([
    db
      .selectFrom('notice_choices')
      .select(['topic', 'channel', 'timing'])
      .where('account_id', '=', accountId)
      .execute(),
    db.selectFrom('notice_settings').select('digest_minute').where('account_id', '=', accountId).executeTakeFirst(),
    db
      .selectFrom('contact_addresses')
      .select(['id', 'channel', 'address', 'details', 'confirmed_at', 'created_at'])
      .where('account_id', '=', accountId)
      .orderBy('created_at')
      .execute(),
  ]);
  const { mail, sms, pushKey } = channels;
  return {
    offered: { mail, sms, pushKey },
    digestAt: timeOf(settings?.digest_minute ?? USUAL_DIGEST_MINUTE),
    choices: choices.filter((choice) => has(channels, choice.channel)),
    addresses: addresses.map((row) => ({
      addressId: row.id,
      channel: row.channel,
      shown: maskAddress(row.channel, row.address, row.details),
      confirmed: row.confirmed_at !== null,
      createdAt: row.created_at.toISOString(),
    })),
  };
}
