/** Requests and answers of this module; used by server, documentation and client. No server code here. */
import { z } from 'zod';
import { instant } from '../../platform/http/dates.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { pageAnswered } from '../../platform/http/pages.ts';

const id = z.uuid();

export const noticeSchema = z.object({
  id,
  kind: z.string(),
  text: z.string().meta({ description: 'The sentence in the language of the request' }),
  params: z.record(z.string(), z.unknown()),
  link: z.string(),
  createdAt: instant,
  readAt: instant.nullable(),
});

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
};
