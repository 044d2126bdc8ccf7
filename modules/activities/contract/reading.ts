/** Reading activities: the list, one of them, the invited, papers, files to take away. */
import { z } from 'zod';
import { clockView } from '../../../platform/clocks/contract.ts';
import { listFormat } from '../../../platform/exporting/contract.ts';
import { day, instant } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { pageAnswered } from '../../../platform/http/pages.ts';
import { outcomes } from '../life.ts';
import {
  activityState,
  activityType,
  answer,
  guestKind,
  halfDay,
  id,
  mode,
  paging,
  paper,
  params,
  point,
} from './shared.ts';

const counts = z.object({
  invited: z.number().int(),
  coming: z.number().int(),
  waiting: z.number().int(),
  declined: z.number().int(),
  unanswered: z.number().int(),
});

export const activityLine = z.object({
  activityId: id,
  type: activityType,
  title: z.string(),
  state: activityState,
  version: z.number().int(),
  place: z.string(),
  bodyName: z.string().nullable(),
  mode,
  startsAt: instant,
  endsAt: instant,
  answerUntil: instant.nullable(),
  isPublic: z.boolean(),
  counts: counts.nullable().describe('For those who hold it'),
  mine: answer.nullable().describe('What the reader answered; null: not invited'),
});
export type ActivityLine = z.output<typeof activityLine>;

export const narrowing = z.object({
  words: z.string().trim().max(60).optional(),
  type: activityType.optional(),
  state: z.string().max(200).optional().describe('One or several, parted by commas'),
  mine: z.stringbool().optional().describe('Those the reader is invited to'),
  coming: z.stringbool().optional().describe('Not over yet'),
  from: day.optional(),
  until: day.optional(),
});

const line = z.object({
  action: z.string(),
  actorName: z.string(),
  at: instant,
  details: z.record(z.string(), z.unknown()),
});

export const activityDetail = activityLine.extend({
  subject: z.string(),
  description: z.string(),
  contact: z.string(),
  bodyId: id.nullable(),
  quota: z.number().int().nullable(),
  reason: z.string(),
  remindedAt: instant.nullable(),
  lateNotice: z.boolean().describe('Must attend, and told later than the rules ask'),
  halfDays: z.array(halfDay),
  papers: z.array(paper),
  ahead: z.number().int().nullable(),
  answeredByName: z.string().nullable(),
  point: point.nullable(),
  byPlace: z.boolean().describe('Whether one can sign in by place'),
  settledAt: instant.nullable(),
  minutes: z.string(),
  results: z.string(),
  outcome: z.enum(outcomes).nullable().describe('Of the reader, as it was settled'),
  signIn: z
    .array(
      z.object({
        halfDayId: id,
        open: z.boolean().describe('One can sign in now'),
        at: instant.nullable().describe('When the reader signed in'),
        outAt: instant.nullable(),
      }),
    )
    .describe('Of the reader’s own presence'),
  clocks: z.array(clockView),
  history: z.array(line),
  abilities: z.array(z.string()),
});
export type ActivityDetail = z.output<typeof activityDetail>;

export const invitedLine = z.object({
  invitationId: id,
  memberId: id.nullable(),
  name: z.string(),
  number: z.string(),
  sector: z.string(),
  detail: z.string(),
  guestKind: guestKind.nullable(),
  answer,
  note: z.string(),
  answeredAt: instant.nullable(),
  answeredByName: z.string().nullable(),
});
export type InvitedLine = z.output<typeof invitedLine>;

const takeAway = z.object({ format: listFormat.default('xlsx') });

export const readingEndpoints = {
  listActivities: endpoint({
    method: 'GET',
    path: '/activities',
    query: narrowing.extend({
      ...paging,
      sort: z.enum(['starts', 'title', 'state', 'type', 'updated']).default('starts'),
      order: z.enum(['asc', 'desc']).optional(),
    }),
    response: z.object({
      items: z.array(activityLine),
      total: z.number().int(),
      page: pageAnswered,
      size: z.number().int(),
      mayPlan: z.boolean(),
    }),
  }),
  exportActivities: endpoint({
    method: 'GET',
    path: '/activities/export',
    query: narrowing.extend({ format: listFormat.default('xlsx') }),
    response: 'file',
  }),
  activityOptions: endpoint({
    method: 'GET',
    path: '/activities/options',
    response: z.object({
      bodies: z.array(z.object({ id, kind: z.string(), name: z.string() })),
      organisers: z.array(z.object({ id: id.nullable(), name: z.string() })).describe('For whom the reader may plan'),
      noticeDays: z.number().int(),
    }),
  }),
  getActivity: endpoint({ method: 'GET', path: '/activities/:activityId', params, response: activityDetail }),
  listInvited: endpoint({
    method: 'GET',
    path: '/activities/:activityId/invitations',
    params,
    query: z.object({
      answer: answer.optional(),
      words: z.string().trim().max(60).optional(),
      page: z.coerce.number().int().min(1).max(1000).default(1),
      size: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.object({ items: z.array(invitedLine), total: z.number().int(), page: pageAnswered, counts }),
  }),
  exportInvited: endpoint({
    method: 'GET',
    path: '/activities/:activityId/invitations/export',
    params,
    query: takeAway,
    response: 'file',
  }),
  activityCalendar: endpoint({
    method: 'GET',
    path: '/activities/:activityId/calendar',
    params,
    response: 'file',
  }),
  activityPaper: endpoint({
    method: 'GET',
    path: '/activities/:activityId/papers/:paperId',
    params: params.extend({ paperId: id }),
    response: 'file',
  }),
} as const;
