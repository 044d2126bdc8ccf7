/** Matters like a text, of every kind. */
import { z } from 'zod';
import { endpoint } from '../http/endpoint.ts';

const asked = z.strictObject({
  title: z.string().max(400).default('').describe('What it is called, where it has a title yet'),
  text: z.string().max(60_000).default('').describe('What it says'),
  exceptId: z.uuid().optional().describe('The matter the text is of'),
  kind: z
    .string()
    .max(40)
    .regex(/^[a-z_]+$/)
    .optional()
    .describe('Only matters of this kind'),
});

const span = z.object({ from: z.int(), to: z.int() });

const likeMatter = z.object({
  kind: z.string(),
  kindLabel: z.string(),
  matterId: z.uuid(),
  title: z.string(),
  label: z.string().meta({ description: 'Its number with what it counts in; empty where it has none' }),
  state: z.string().meta({ description: 'Where it stands, in words' }),
  path: z.string().nullable().meta({ description: 'Below the front and the assembly' }),
  score: z.number().meta({ description: '0 to 1: how much of the matter is the same' }),
  excerpt: z.string(),
  passages: z.array(span).meta({ description: 'Of the excerpt, in UTF-16 units: what both say letter by letter' }),
  answer: z.object({ who: z.string(), class: z.string(), sentence: z.string(), at: z.string() }).nullable(),
});
export type LikeMatter = z.output<typeof likeMatter>;

const likeAnswer = z.object({
  progress: z
    .number()
    .meta({ description: 'Below 1 the matters of old are still being looked through, and nothing is said yet' }),
  items: z.array(likeMatter),
});
export type LikeAnswer = z.output<typeof likeAnswer>;
export type LikeAsked = z.output<typeof asked>;

export const similarityEndpoints = {
  findSimilar: endpoint({ method: 'POST', path: '/similar', body: asked, response: likeAnswer }),
  findSimilarPublic: endpoint({ method: 'POST', path: '/public-similar', body: asked, response: likeAnswer }),
};
