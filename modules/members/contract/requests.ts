/** What members ask of the office: changes of their record, and that their data go. */
import { z } from 'zod';
import { instant } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { pageAnswered } from '../../../platform/http/pages.ts';
import { askedFields } from '../fields.ts';
import { requestStates } from '../life.ts';
import { askedChanges, id, memberParams, required, text } from './shared.ts';

const wish = z.enum(['change', 'erasure']);
const requestParams = z.object({ requestId: id });
const moved = z.object({ requestId: id, state: z.enum(requestStates), version: z.int() });

const requestLine = z.object({
  requestId: id,
  memberId: id,
  memberName: z.string(),
  wish,
  state: z.enum(requestStates),
  version: z.int(),
  fields: z.array(z.enum(askedFields)),
  sentAt: instant,
  updatedAt: instant,
  decidedByName: z.string().nullable(),
});
export type RequestLine = z.output<typeof requestLine>;

export const memberRequest = requestLine.omit({ fields: true }).extend({
  reason: z.string(),
  answer: z.string(),
  granted: z.boolean().nullable(),
  fields: z.array(
    z.object({
      field: z.enum(askedFields),
      before: z.string(),
      after: z.string(),
      approved: z.boolean().nullable(),
      reason: z.string(),
    }),
  ),
  history: z.array(
    z.object({ at: instant, action: z.string(), who: z.string(), details: z.record(z.string(), z.unknown()) }),
  ),
  abilities: z.array(z.enum(['decide', 'withdraw'])),
});
export type MemberRequest = z.output<typeof memberRequest>;

export const requestEndpoints = {
  listMemberRequests: endpoint({
    method: 'GET',
    path: '/member-requests',
    query: z.object({
      state: z.enum(requestStates).optional(),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
      size: z.coerce.number().int().min(1).max(100).default(25),
    }),
    response: z.object({ items: z.array(requestLine), total: z.int(), page: pageAnswered, size: z.int() }),
  }),
  getMemberRequest: endpoint({
    method: 'GET',
    path: '/member-requests/:requestId',
    params: requestParams,
    response: memberRequest,
  }),
  askMemberChange: endpoint({
    method: 'POST',
    path: '/members/:memberId/requests',
    params: memberParams,
    body: z.object({ changes: askedChanges, reason: text(400).default('') }),
    response: moved,
  }),
  askMemberErasure: endpoint({
    method: 'POST',
    path: '/members/:memberId/erasure',
    params: memberParams,
    body: z.object({ reason: required(400) }),
    response: moved,
  }),
  withdrawMemberRequest: endpoint({
    method: 'POST',
    path: '/member-requests/:requestId/withdraw',
    params: requestParams,
    response: moved,
  }),
  /** Each field is approved, or declined with a reason. */
  decideMemberRequest: endpoint({
    method: 'POST',
    path: '/member-requests/:requestId/decide',
    params: requestParams,
    body: z.object({
      expectedVersion: z.int(),
      fields: z
        .array(z.object({ field: z.enum(askedFields), approved: z.boolean(), reason: text(400).default('') }))
        .max(askedFields.length)
        .default([]),
      granted: z.boolean().optional().describe('Of an erasure: whether the data go'),
      answer: text(400).default(''),
    }),
    response: moved,
  }),
};
