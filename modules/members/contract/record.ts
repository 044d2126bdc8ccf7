/** One member's record: reading it, changing it by the office, looking into what is kept encrypted. */
import { z } from 'zod';
import { listFormat } from '../../../platform/exporting/contract.ts';
import { day, instant } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { askedFields, endCodes, sensitiveFields } from '../fields.ts';
import { id, memberChanges, memberParams, memberSchema, memberState, required, text } from './shared.ts';

const moved = z.object({ memberId: id, state: memberState, version: z.int() });

export const lookView = z.object({
  at: instant,
  name: z.string(),
  fields: z.array(z.enum(sensitiveFields)),
  reason: z.string(),
});

const seatView = z.object({
  memberId: id,
  term: z.string(),
  current: z.boolean(),
  number: z.string(),
  sector: z.string().nullable(),
  committees: z.array(z.string()),
  party: z.string().nullable(),
  group: z.string().nullable(),
  posts: z.string(),
  state: memberState,
  endedOn: day.nullable(),
});

export const memberRecord = z.object({
  member: memberSchema,
  own: z.boolean().describe('The reader’s own seat'),
  details: z
    .object({
      ethnicity: z.string(),
      born: day.nullable(),
      sex: z.enum(['female', 'male']).nullable(),
      education: z.string(),
    })
    .nullable(),
  sensitive: z
    .array(z.object({ field: z.enum(sensitiveFields), shown: z.string() }))
    .nullable()
    .describe('Masked, but for the member; empty: nothing is written there'),
  ended: z.object({ on: day, code: z.enum(endCodes).nullable(), note: z.string().nullable() }).nullable(),
  seats: z.array(seatView).describe('Every seat of this person in this assembly, the newest first'),
  looks: z.array(lookView).nullable(),
  waiting: z.array(z.object({ requestId: id, wish: z.enum(['change', 'erasure']), sentAt: instant })).nullable(),
  history: z.array(
    z.object({
      at: instant,
      action: z.string(),
      who: z.string(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
  abilities: z.array(z.enum(['edit', 'end', 'resume', 'disclose', 'ask', 'take_data'])),
  askable: z.array(z.enum(askedFields)).describe('What this reader may ask to have changed'),
});
export type MemberRecord = z.output<typeof memberRecord>;

export const recordEndpoints = {
  getMemberRecord: endpoint({
    method: 'GET',
    path: '/members/:memberId/record',
    params: memberParams,
    response: memberRecord,
  }),
  addMember: endpoint({
    method: 'POST',
    path: '/members',
    body: memberChanges
      .required({ name: true, number: true })
      .extend({ login: text(60).default('').describe('Of an account of the assembly; absent: one is made') }),
    response: moved.extend({ login: z.string() }),
  }),
  editMember: endpoint({
    method: 'POST',
    path: '/members/:memberId/edit',
    params: memberParams,
    body: z.object({ expectedVersion: z.int(), changes: memberChanges }),
    response: moved,
  }),
  endMember: endpoint({
    method: 'POST',
    path: '/members/:memberId/end',
    params: memberParams,
    body: z.object({ code: z.enum(endCodes), on: day, note: text(400).default('') }),
    response: moved,
  }),
  resumeMember: endpoint({
    method: 'POST',
    path: '/members/:memberId/resume',
    params: memberParams,
    body: z.object({ note: required(400) }),
    response: moved,
  }),
  /** Kept with its reason in the audit trail; the member reads who looked. */
  discloseMember: endpoint({
    method: 'POST',
    path: '/members/:memberId/disclose',
    params: memberParams,
    body: z.object({
      fields: z.array(z.enum(sensitiveFields)).min(1).max(sensitiveFields.length),
      reason: required(400),
    }),
    response: z.object({ values: z.array(z.object({ field: z.enum(sensitiveFields), value: z.string() })) }),
  }),
  takeMemberData: endpoint({
    method: 'GET',
    path: '/members/:memberId/data',
    params: memberParams,
    response: 'file',
  }),
  exportMembers: endpoint({
    method: 'GET',
    path: '/members/export',
    query: z.object({
      format: listFormat.default('xlsx'),
      termId: id.optional(),
      search: z.string().trim().max(60).optional(),
      sectorId: id.optional(),
      committeeId: id.optional(),
      partyId: id.optional(),
      groupId: id.optional(),
      standing: z.stringbool().optional(),
      state: z.enum(['serving', 'ended', 'former', 'all']).optional(),
    }),
    response: 'file',
  }),
};
