/** Requests and answers of this module; used by server, documentation and client. No server code here. */
import { z } from 'zod';
import { instant } from '../../platform/http/dates.ts';
import { endpoint } from '../../platform/http/endpoint.ts';

const id = z.uuid();
/** By what a mail or a browser was given: the address of a page of one’s own. */
export const secret = z.string().regex(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\.[\w-]{43}$/);
const params = z.object({ secret });

export const matter = {
  kind: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .describe('As `suggestion`'),
  matterId: id,
};

const followed = z.object({
  followId: id,
  kind: z.string(),
  matterId: id,
  title: z.string(),
  path: z.string().describe('Below the assembly’s address'),
  askedAt: instant,
  confirmed: z.boolean().describe('Not yet: nothing is sent, and it goes after a day'),
});
export type Followed = z.output<typeof followed>;

const following = z.object({
  channel: z
    .enum(['mail', 'push'])
    .nullable()
    .describe('Null: nothing is followed any more, and the address is forgotten'),
  address: z.string().describe('Shortened; empty for a browser'),
  items: z.array(followed),
});
export type Following = z.output<typeof following>;

/** By operationId. */
export const followingEndpoints = {
  askToFollow: endpoint({
    method: 'POST',
    path: '/following/mail',
    body: z.object({ ...matter, address: z.string().max(300) }),
    response: z.object({
      hours: z
        .int()
        .describe('For which the link of the mail is good; the same answer whether the address follows already or not'),
    }),
  }),
  followByPush: endpoint({
    method: 'POST',
    path: '/following/push',
    body: z.object({
      ...matter,
      endpoint: z.url().max(1000),
      keys: z.object({ p256dh: z.string().min(1).max(200), auth: z.string().min(1).max(100) }),
    }),
    response: z.object({ secret: z.string().describe('Of the page of all this browser follows') }),
  }),
  getFollowing: endpoint({ method: 'GET', path: '/following/mine/:secret', params, response: following }),
  confirmFollowing: endpoint({
    method: 'POST',
    path: '/following/mine/:secret/confirm',
    params,
    body: z.object({ followIds: z.array(id).min(1).max(100) }),
    response: following,
  }),
  stopFollowing: endpoint({
    method: 'POST',
    path: '/following/mine/:secret/stop',
    params,
    body: z.object({ followId: id.optional().describe('Absent: everything, and the address is forgotten') }),
    response: following,
  }),
  exportFollowing: endpoint({ method: 'GET', path: '/following/mine/:secret/export', params, response: 'file' }),
  countFollowers: endpoint({
    method: 'GET',
    path: '/following/:kind/:matterId/count',
    params: z.object(matter),
    response: z.object({ count: z.int().describe('Confirmed; never who') }),
  }),
};
