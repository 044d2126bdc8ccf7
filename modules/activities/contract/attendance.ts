/** Signing in half-day by half-day, and settling who was there. */
import { z } from 'zod';
import { instant } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { outcomes, signInWays } from '../life.ts';
import { answer, expectedVersion, id, params, point, stepAnswer, text } from './shared.ts';

const at = '/activities/:activityId';
const halfParams = params.extend({ halfDayId: id });
const outcome = z.enum(outcomes);

const signedIn = z.object({
  activityId: id,
  halfDayId: id,
  title: z.string(),
  startsAt: instant,
  at: instant.describe('When the first time'),
  already: z.boolean().describe('Signed in before; nothing has changed'),
});

export const attendanceLine = z.object({
  invitationId: id,
  memberId: id.nullable(),
  name: z.string(),
  detail: z.string(),
  answer,
  signIns: z.array(
    z.object({
      halfDayId: id,
      way: z.enum(signInWays),
      at: instant,
      offline: z.boolean(),
      distance: z.number().int().nullable().describe('Metres from the place, rounded'),
      enteredByName: z.string().nullable(),
      outAt: instant.nullable(),
      elsewhere: z.string().nullable().describe('At the same time signed in there too: for the office to look at'),
    }),
  ),
  units: z.number().int(),
  halfDays: z.number().int(),
  reckoned: outcome.nullable().describe('By the rules; null: not counted, as a guest or without a seat'),
  settled: outcome.nullable(),
  note: z.string(),
});
export type AttendanceLine = z.output<typeof attendanceLine>;

export const attendanceEndpoints = {
  getHallCode: endpoint({
    method: 'GET',
    path: `${at}/half-days/:halfDayId/code`,
    params: halfParams,
    response: z.object({
      title: z.string(),
      startsAt: instant,
      open: z.boolean(),
      code: z.string().describe('For the link of the QR code'),
      number: z.string().describe('To be typed'),
      changesIn: z.number().int().describe('Milliseconds until it changes'),
      signedIn: z.number().int(),
      expected: z.number().int(),
    }),
  }),
  signInByCode: endpoint({
    method: 'POST',
    path: '/activity-sign-in',
    body: z.object({
      code: z.string().trim().min(1).max(120).describe('Of the QR code, or the number that was typed'),
      scannedAt: instant.optional().describe('Scanned without a network, at that time'),
    }),
    response: signedIn,
  }),
  signInByPlace: endpoint({
    method: 'POST',
    path: `${at}/half-days/:halfDayId/place`,
    params: halfParams,
    body: point.extend({ consent: z.literal(true).describe('Given for this time') }),
    response: signedIn,
  }),
  signOutOfActivity: endpoint({
    method: 'POST',
    path: `${at}/half-days/:halfDayId/sign-out`,
    params: halfParams,
    response: z.object({ outAt: instant }),
  }),
  signInFor: endpoint({
    method: 'POST',
    path: `${at}/half-days/:halfDayId/sign-ins`,
    params: halfParams,
    body: z.object({ invitationId: id, present: z.boolean().describe('False: it is struck') }),
    response: z.object({ invitationId: id, present: z.boolean() }),
  }),
  getAttendance: endpoint({
    method: 'GET',
    path: `${at}/attendance`,
    params,
    response: z.object({
      settlement: z.number().int().describe('How often it was settled'),
      part: z.number().int(),
      whole: z.number().int(),
      items: z.array(attendanceLine),
    }),
  }),
  settleAttendance: endpoint({
    method: 'POST',
    path: `${at}/settle`,
    params,
    body: z.object({
      expectedVersion,
      reason: text(500).describe('Needed when it is settled anew'),
      decided: z
        .array(z.object({ invitationId: id, outcome, note: text(200) }))
        .max(1000)
        .default([])
        .describe('Other than reckoned, each with a note'),
    }),
    response: stepAnswer.extend({
      settlement: z.number().int(),
      counts: z.record(outcome, z.number().int()),
    }),
  }),
} as const;
