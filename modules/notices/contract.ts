/** Requests and answers of this module; used by server, documentation and client. No server code here. */
import { z } from 'zod';
import { instant } from '../../platform/http/dates.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { pageAnswered } from '../../platform/http/pages.ts';
import { channelNames, deliveryStates, timings, topics } from '../../platform/notices/topics.ts';

const id = z.uuid();
const channel = z.enum(channelNames);
const topic = z.enum(topics);
const deliveryState = z.enum(deliveryStates);
const digestAt = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .meta({ description: 'Time of day of digests, Beijing, as 08:00' });

const noticeSchema = z.object({
  id,
  kind: z.string(),
  text: z.string().meta({ description: 'The sentence in the language of the request' }),
  params: z.record(z.string(), z.unknown()),
  link: z.string(),
  createdAt: instant,
  readAt: instant.nullable(),
  deliveries: z
    .array(z.object({ channel, state: deliveryState, at: instant }))
    .meta({ description: 'Where else it went; at: when it was sent, else when it is tried next or was given up' }),
});

const choice = z.object({ topic, channel, timing: z.enum(timings) });

const contactAddress = z.object({
  addressId: id,
  channel,
  shown: z.string().meta({ description: 'Masked; a device by its name' }),
  confirmed: z.boolean(),
  createdAt: instant,
});

const noticeSettings = z.object({
  offered: z.object({ mail: z.boolean(), sms: z.boolean(), pushKey: z.string().nullable() }),
  digestAt,
  choices: z.array(choice),
  addresses: z.array(contactAddress),
});
export type NoticeSettings = z.output<typeof noticeSettings>;

const delivery = z.object({
  deliveryId: id,
  name: z.string().meta({ description: 'Of the person' }),
  channel,
  shown: z.string().meta({ description: 'The address, masked; empty: it was taken away' }),
  topic: topic.nullable().meta({ description: 'Null: the code that confirms an address' }),
  digest: z.boolean(),
  state: deliveryState,
  attempts: z.int(),
  lastError: z.string().nullable(),
  createdAt: instant,
  nextTryAt: instant.nullable(),
  sentAt: instant.nullable(),
});
export type Delivery = z.output<typeof delivery>;

const eventId = z.string().regex(/^\d{1,18}$/);
const stuckEvent = z.object({
  event: eventId,
  handler: z.string(),
  name: z.string(),
  kind: z.string(),
  matterId: id,
  announcedAt: instant,
  attempts: z.int(),
  lastError: z.string(),
  nextTryAt: instant,
  behind: z.int().meta({ description: 'Later events of the same matter that wait for it' }),
});
export type StuckEvent = z.output<typeof stuckEvent>;

const addressId = z.object({ addressId: id });

/** Outside of every operation, by its operationId. */
export const noticeEndpoints = {
  listNotices: endpoint({
    method: 'GET',
    path: '/notices',
    query: z.object({
      page: z.coerce.number().int().min(1).max(10_000).default(1),
      size: z.coerce.number().int().min(1).max(100).default(20),
    }),
    response: z.object({ notices: z.array(noticeSchema), total: z.int(), page: pageAnswered, unread: z.int() }),
  }),
  markNoticesRead: endpoint({
    method: 'POST',
    path: '/notices/read',
    body: z.object({
      noticeIds: z.array(id).max(200).optional().meta({ description: 'Absent: all unread notices' }),
    }),
    response: z.object({ marked: z.int(), unread: z.int() }),
  }),
  getNoticeSettings: endpoint({ method: 'GET', path: '/notice-settings', response: noticeSettings }),
  setNoticeSettings: endpoint({
    method: 'PUT',
    path: '/notice-settings',
    body: z.object({
      digestAt,
      choices: z
        .array(choice)
        .max(topics.length * channelNames.length)
        .meta({ description: 'All of them: what is not named is not sent' }),
    }),
    response: noticeSettings,
  }),
  addContactAddress: endpoint({
    method: 'POST',
    path: '/contact-addresses',
    body: z.object({ channel: z.enum(['mail', 'sms']), address: z.string().min(3).max(254) }),
    response: addressId,
  }),
  confirmContactAddress: endpoint({
    method: 'POST',
    path: '/contact-addresses/:addressId/confirm',
    params: addressId,
    body: z.object({ code: z.string().regex(/^\d{6}$/) }),
    response: noticeSettings,
  }),
  removeContactAddress: endpoint({
    method: 'DELETE',
    path: '/contact-addresses/:addressId',
    params: addressId,
    response: noticeSettings,
  }),
  addPushSubscription: endpoint({
    method: 'POST',
    path: '/push-subscriptions',
    body: z.object({
      endpoint: z.url().max(1000),
      keys: z.object({
        p256dh: z.string().regex(/^[\w-]{86,88}=?$/),
        auth: z.string().regex(/^[\w-]{22,24}={0,2}$/),
      }),
      label: z.string().trim().min(1).max(60),
    }),
    response: noticeSettings,
  }),
  listDeliveries: endpoint({
    method: 'GET',
    path: '/deliveries',
    query: z.object({
      state: deliveryState.optional(),
      channel: channel.optional(),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
      size: z.coerce.number().int().min(1).max(100).default(30),
    }),
    response: z.object({ deliveries: z.array(delivery), total: z.int(), page: pageAnswered }),
  }),
  listStuckEvents: endpoint({
    method: 'GET',
    path: '/stuck-events',
    response: z.object({ events: z.array(stuckEvent) }),
  }),
  retryStuckEvents: endpoint({
    method: 'POST',
    path: '/stuck-events/retry',
    body: z.object({
      one: z
        .object({ event: eventId, handler: z.string().max(100) })
        .optional()
        .meta({ description: 'Absent: all that are stuck here' }),
    }),
    response: z.object({ retried: z.int() }),
  }),
};
