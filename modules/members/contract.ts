/** Requests and answers of this module; used by server, documentation and client. No server code here. */
import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { pageAnswered } from '../../platform/http/pages.ts';
import { recordEndpoints } from './contract/record.ts';
import { requestEndpoints } from './contract/requests.ts';
import { id, memberParams, memberSchema } from './contract/shared.ts';

const publicMemberSchema = z.object({ number: z.string(), name: z.string(), sector: z.string().nullable() });

const filter = z.object({
  termId: id.optional().meta({ description: 'Absent: the current term' }),
  search: z.string().trim().max(60).optional().meta({ description: 'Part of the name or its pinyin, or the number' }),
  sectorId: id.optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
});

export const memberSorts = ['order', 'number', 'name', 'sector', 'workplace'] as const;

/** Outside of every operation, by its operationId. */
export const memberEndpoints = {
  listMembers: endpoint({
    method: 'GET',
    path: '/members',
    query: filter.extend({
      committeeId: id.optional(),
      partyId: id.optional(),
      groupId: id.optional(),
      bodyId: id.optional().meta({ description: 'Sector, committee, party or group they belong to' }),
      standing: z.stringbool().optional(),
      state: z
        .enum(['serving', 'ended', 'former', 'all'])
        .optional()
        .meta({ description: 'Absent: all whose seat has not ended before its term' }),
      sort: z.enum(memberSorts).default('order'),
      order: z.enum(['asc', 'desc']).default('asc'),
    }),
    response: z.object({ members: z.array(memberSchema), total: z.int(), page: pageAnswered }),
  }),
  getMember: endpoint({ method: 'GET', path: '/members/:memberId', params: memberParams, response: memberSchema }),
  listMembersPublic: endpoint({
    method: 'GET',
    path: '/member-list',
    query: filter,
    response: z.object({ members: z.array(publicMemberSchema), total: z.int(), page: pageAnswered }),
  }),
  ...recordEndpoints,
  ...requestEndpoints,
};
