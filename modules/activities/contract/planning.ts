/** Planning and holding an activity. */
import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { expectedVersion, guestKind, id, params, plan, required, seen, stepAnswer, text } from './shared.ts';

const at = '/activities/:activityId';
const because = z.object({ expectedVersion, reason: required(500) });
const guest = z.object({ name: required(60), kind: guestKind, detail: text(120) });

export const planningEndpoints = {
  createActivity: endpoint({ method: 'POST', path: '/activities', body: plan, response: stepAnswer }),
  saveActivity: endpoint({
    method: 'PUT',
    path: at,
    params,
    body: plan.extend({ expectedVersion }),
    response: stepAnswer,
  }),
  announceActivity: endpoint({ method: 'POST', path: `${at}/announce`, params, body: seen, response: stepAnswer }),
  postponeActivity: endpoint({
    method: 'POST',
    path: `${at}/postpone`,
    params,
    body: because.extend({
      days: z.number().int().min(1).max(365).describe('By how many days all of it moves'),
    }),
    response: stepAnswer,
  }),
  cancelActivity: endpoint({ method: 'POST', path: `${at}/cancel`, params, body: because, response: stepAnswer }),
  beginActivity: endpoint({ method: 'POST', path: `${at}/begin`, params, body: seen, response: stepAnswer }),
  endActivity: endpoint({ method: 'POST', path: `${at}/end`, params, body: seen, response: stepAnswer }),
  archiveActivity: endpoint({ method: 'POST', path: `${at}/archive`, params, body: seen, response: stepAnswer }),
  inviteToActivity: endpoint({
    method: 'POST',
    path: `${at}/invitations`,
    params,
    body: z.object({
      whole: z.boolean().default(false).describe('Everybody of the current term'),
      bodyIds: z.array(id).max(100).default([]),
      memberIds: z.array(id).max(500).default([]),
      guests: z.array(guest).max(200).default([]),
    }),
    response: stepAnswer.extend({ added: z.number().int(), already: z.number().int() }),
  }),
  uninviteFromActivity: endpoint({
    method: 'POST',
    path: `${at}/invitations/:invitationId/remove`,
    params: params.extend({ invitationId: id }),
    body: seen,
    response: stepAnswer,
  }),
  remindInvited: endpoint({
    method: 'POST',
    path: `${at}/remind`,
    params,
    body: seen,
    response: stepAnswer.extend({ told: z.number().int() }),
  }),
  addActivityPaper: endpoint({
    method: 'POST',
    path: `${at}/papers`,
    params,
    body: z.object({
      fileId: id,
      title: required(120),
      label: z.enum(['public', 'internal', 'sensitive']),
      stage: z.enum(['before', 'after']),
    }),
    response: stepAnswer.extend({ paperId: id }),
  }),
  removeActivityPaper: endpoint({
    method: 'POST',
    path: `${at}/papers/:paperId/remove`,
    params: params.extend({ paperId: id }),
    body: seen,
    response: stepAnswer,
  }),
} as const;
