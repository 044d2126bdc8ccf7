/** What an activity came to. */
import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { expectedVersion, id, params, stepAnswer, text } from './shared.ts';

export const minutesEndpoints = {
  saveActivityMinutes: endpoint({
    method: 'PUT',
    path: '/activities/:activityId/minutes',
    params,
    body: z.object({
      expectedVersion,
      minutes: text(20_000).describe('For those inside'),
      results: text(5000).describe('The public reads them where the activity is public'),
    }),
    response: stepAnswer,
  }),
  linkActivityResult: endpoint({
    method: 'POST',
    path: '/activities/:activityId/results',
    params,
    body: z.object({
      kind: z
        .string()
        .regex(/^[a-z_]+$/)
        .max(40)
        .describe('Of the matter it led to, as `proposal`'),
      matterId: id,
    }),
    response: stepAnswer,
  }),
} as const;
