/** One search over every kind of matter. */
import { z } from 'zod';
import { pageAnswered } from '../http/pages.ts';

const words = z.string().trim().min(1).max(100).describe('What is looked for');
const asked = z.strictObject({
  words,
  kind: z
    .string()
    .max(40)
    .regex(/^[a-z_]+$/)
    .optional()
    .describe('Only matters of this kind'),
  page: z.coerce.number().int().min(1).max(1000).default(1).describe('Of the hits of each kind'),
  size: z.coerce.number().int().min(1).max(50).default(5).describe('Hits of each kind'),
});

const hit = z.object({
  matterId: z.uuid(),
  title: z.string(),
  line: z.string().meta({ description: 'Number, session and state in one line' }),
  excerpt: z.array(z.object({ text: z.string(), hit: z.boolean() })),
  path: z.string().meta({ description: 'Below the front and the assembly' }),
});

const searchAnswer = z.object({
  groups: z.array(
    z.object({
      kind: z.string(),
      label: z.string(),
      total: z.int(),
      more: z.boolean().meta({ description: 'There are more than were counted' }),
      items: z.array(hit),
    }),
  ),
  total: z.int().meta({ description: 'Hits of the kind that has most of them: it decides how many pages there are' }),
  page: pageAnswered,
  readAs: z.string().nullable().meta({ description: 'What was looked for instead, where what was typed is nowhere' }),
});
export type SearchAnswer = z.output<typeof searchAnswer>;
export type SearchAsked = z.output<typeof asked>;

export const searchEndpoints = {
  search: { method: 'GET', path: '/search', query: asked, response: searchAnswer },
  searchPublic: { method: 'GET', path: '/public-search', query: asked, response: searchAnswer },
} as const;
