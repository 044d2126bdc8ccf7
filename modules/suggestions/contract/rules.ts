/** The rules of suggestions: versions, and publishing one. */
import { z } from 'zod';
import { instant } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { id, required } from './shared.ts';

export const rulesEndpoints = {
  listSuggestionRules: endpoint({
    method: 'GET',
    path: '/suggestions/rules',
    response: z.object({
      items: z.array(
        z.object({
          ruleVersionId: id,
          version: z.number().int(),
          name: z.string(),
          appliesFrom: instant,
          content: z.unknown(),
          inForce: z.boolean(),
        }),
      ),
    }),
  }),
  publishSuggestionRules: endpoint({
    method: 'POST',
    path: '/suggestions/rules',
    body: z.object({
      name: required(100),
      appliesFrom: instant,
      preset: z.enum(['national', 'province', 'county']).optional(),
      content: z.unknown().optional(),
    }),
    response: z.object({ ruleVersionId: id, version: z.number().int() }),
  }),
} as const;
