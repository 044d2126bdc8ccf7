/** Leave: asked for, decided, recalled. */
import { z } from 'zod';
import { instant } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { approvers, leaveStates } from '../life.ts';
import { id, params, text } from './shared.ts';

const at = '/activities/:activityId/leaves';
const leaveParams = params.extend({ leaveId: id });

export const leaveView = z.object({
  leaveId: id,
  name: z.string(),
  halfDayIds: z.array(id),
  reasonCode: z.string(),
  reasonLabel: z.string(),
  reason: z.string(),
  hasFile: z.boolean(),
  approver: z.enum(approvers),
  state: z.enum(leaveStates),
  askedAt: instant,
  enteredBy: z.string().nullable().describe('The office, where it entered it'),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  note: z.string(),
  recalledAt: instant.nullable(),
  mine: z.boolean(),
  mayDecide: z.boolean(),
  mayRecall: z.boolean(),
});
export type LeaveView = z.output<typeof leaveView>;

const stood = z.object({ leaveId: id, state: z.enum(leaveStates) });

export const leaveEndpoints = {
  listLeaves: endpoint({
    method: 'GET',
    path: at,
    params,
    response: z.object({
      items: z.array(leaveView),
      reasons: z.array(z.object({ code: z.string(), label: z.string() })),
      approver: z.enum(approvers).describe('Who decides of this activity'),
    }),
  }),
  askLeave: endpoint({
    method: 'POST',
    path: at,
    params,
    body: z.object({
      invitationId: id.optional().describe('Entered for somebody invited; absent: for oneself'),
      halfDayIds: z.array(id).max(40).default([]).describe('Empty: all of them'),
      reasonCode: z.string().min(1).max(40),
      reason: text(500),
      fileId: id.nullable().default(null),
    }),
    response: stood,
  }),
  decideLeave: endpoint({
    method: 'POST',
    path: `${at}/:leaveId/decision`,
    params: leaveParams,
    body: z.object({ approved: z.boolean(), note: text(500).describe('Needed to decline') }),
    response: stood,
  }),
  recallLeave: endpoint({ method: 'POST', path: `${at}/:leaveId/recall`, params: leaveParams, response: stood }),
  leaveFile: endpoint({ method: 'GET', path: `${at}/:leaveId/file`, params: leaveParams, response: 'file' }),
} as const;
