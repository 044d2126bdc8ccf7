/** Requests and answers of this module; used by server, documentation and client. No server code here. */
import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { pageAnswered } from '../../platform/http/pages.ts';

const id = z.uuid();
const named = z.object({ id, name: z.string() }).nullable();

export const memberSchema = z.object({
  id,
  termId: id,
  number: z.string(),
  name: z.string(),
  standing: z.boolean(),
  sector: named,
  committee: named,
  party: named,
  group: named,
  workplace: z.string(),
});

const publicMemberSchema = z.object({ number: z.string(), name: z.string(), sector: z.string().nullable() });

const filter = z.object({
  termId: id.optional().meta({ description: 'Absent: the current term' }),
  search: z.string().trim().max(60).optional().meta({ description: 'Part of the name, or the number' }),
  sectorId: id.optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
});

/** Outside of every operation, by its operationId. */
export const memberEndpoints = {
  listMembers: endpoint({
    method: 'GET',
    path: '/members',
    query: filter.extend({
      committeeId: id.optional(),
      bodyId: id.optional().meta({ description: 'Sector, committee, party or group they belong to' }),
    }),
    response: z.object({ members: z.array(memberSchema), total: z.int(), page: pageAnswered }),
  }),
  getMember: endpoint({
    method: 'GET',
    path: '/members/:memberId',
    params: z.object({ memberId: id }),
    response: memberSchema,
  }),
  listMembersPublic: endpoint({
    method: 'GET',
    path: '/member-list',
    query: filter,
    response: z.object({ members: z.array(publicMemberSchema), total: z.int(), page: pageAnswered }),
  }),
};
