/** The outside of uploads. */
import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';

export const uploadFileEndpoint = endpoint({
  method: 'POST',
  path: '/files',
  response: z.object({ fileId: z.uuid(), name: z.string(), size: z.number().int(), mediaType: z.string() }),
});
