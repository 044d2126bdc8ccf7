/** What forms of handling offer, whatever the kind of matter. */
import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { id } from './shared.ts';

export const choicesEndpoints = {
  handlingChoices: endpoint({
    method: 'GET',
    path: '/handling/choices',
    response: z.object({
      units: z.array(z.object({ unitId: id, name: z.string(), side: z.enum(['party', 'government']) })),
      handlers: z
        .array(z.object({ accountId: id, name: z.string(), unitId: id }))
        .describe('Handlers of the reader’s own units'),
    }),
  }),
} as const;
