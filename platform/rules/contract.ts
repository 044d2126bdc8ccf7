/** Versions of a room's rules, as its operations take and tell them. */
import { z } from 'zod';
import { instant } from '../http/dates.ts';

/** Where the content comes from: a preset, or what the caller sends; its schema is the room's. */
export const rulesChosen = z.object({
  appliesFrom: instant,
  preset: z.enum(['national', 'province', 'county']).optional(),
  content: z.unknown().optional(),
});

export const rulesToPublish = rulesChosen.extend({ name: z.string().trim().min(1).max(100) });

export const rulesPublished = z.object({ ruleVersionId: z.uuid(), version: z.number().int() });

export const ruleVersions = z.object({
  items: z.array(
    z.object({
      ruleVersionId: z.uuid(),
      version: z.number().int(),
      name: z.string(),
      appliesFrom: instant,
      content: z.unknown(),
      inForce: z.boolean(),
    }),
  ),
});
