/** What everybody reads: list, map, one suggestion, numbers of screening. */
import { z } from 'zod';
import { day } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { pageAnswered } from '../../../platform/http/pages.ts';
import { id, paging, params, photo, point, run } from './shared.ts';

/** Several states are one word for the public. */
export const publicStates = ['accepted', 'led', 'handling', 'answered', 'closed'] as const;
const publicState = z.enum(publicStates);

const publicLine = z.object({
  suggestionId: id,
  number: z.number().int(),
  subject: z.string(),
  excerpt: z.string(),
  state: publicState,
  category: z.string().nullable(),
  categoryLabel: z.string().nullable(),
  place: z.string(),
  point: point.nullable().describe('Rounded'),
  publishedOn: day,
  lead: z.string().nullable(),
  joined: z.number().int(),
  photoId: id.nullable().describe('The first photo'),
  isCase: z.boolean(),
});
export type PublicLine = z.output<typeof publicLine>;

const filter = {
  words: z.string().trim().max(200).optional(),
  state: publicState.optional(),
  category: z.string().max(40).optional(),
  place: z.string().trim().max(100).optional(),
  cases: z.stringbool().optional().describe('Only those shown as cases'),
};
export const publicFilter = z.object(filter);

const publicSuggestion = publicLine.omit({ excerpt: true, photoId: true }).extend({
  text: z.array(run),
  photos: z.array(photo),
  source: z.enum(['web', 'member', 'counter', 'proposal', 'import']),
  timeline: z.array(z.object({ on: day, action: z.string(), details: z.record(z.string(), z.unknown()) })),
  visits: z.array(
    z.object({
      kind: z.enum(['visit', 'consultation', 'follow_up']),
      on: day,
      place: z.string(),
      text: z.array(run),
      photos: z.array(photo),
    }),
  ),
  answers: z.array(
    z.object({
      from: z.string(),
      round: z.number().int(),
      class: z.string().nullable(),
      classLabel: z.string().nullable(),
      letterNumber: z.string().nullable(),
      on: day,
      body: z.array(run),
      withheld: z.boolean(),
    }),
  ),
  rated: z.array(z.object({ overall: z.enum(['satisfied', 'basically', 'unsatisfied']), on: day })),
  promises: z.array(z.object({ text: z.string(), dueOn: day, status: z.string(), report: z.string() })),
  mayJoin: z.boolean(),
});
export type PublicSuggestion = z.output<typeof publicSuggestion>;

export const publicEndpoints = {
  listPublicSuggestions: endpoint({
    method: 'GET',
    path: '/suggestions/public',
    query: z.object({ ...filter, ...paging }),
    response: z.object({
      items: z.array(publicLine),
      total: z.number().int(),
      page: pageAnswered,
      size: z.number().int(),
    }),
  }),
  suggestionMap: endpoint({
    method: 'GET',
    path: '/suggestions/map',
    query: publicFilter,
    response: z.object({
      type: z.literal('FeatureCollection'),
      features: z.array(
        z.object({
          type: z.literal('Feature'),
          id,
          geometry: z.object({ type: z.literal('Point'), coordinates: z.array(z.number()).length(2) }),
          properties: z.object({
            number: z.number().int(),
            subject: z.string(),
            state: publicState,
            categoryLabel: z.string().nullable(),
            place: z.string(),
          }),
        }),
      ),
      more: z.number().int().describe('How many with a place are left out'),
    }),
  }),
  getPublicSuggestion: endpoint({
    method: 'GET',
    path: '/suggestions/public/:suggestionId',
    params,
    response: publicSuggestion,
  }),
  moderationLog: endpoint({
    method: 'GET',
    path: '/suggestions/moderation',
    query: z.object({ year: z.coerce.number().int().min(2000).max(2199).optional() }),
    response: z.object({
      year: z.number().int(),
      received: z.number().int(),
      accepted: z.number().int(),
      waiting: z.number().int(),
      returned: z.array(z.object({ code: z.string(), label: z.string(), count: z.number().int() })),
      declined: z.array(z.object({ code: z.string(), label: z.string(), count: z.number().int() })),
      passedOn: z.array(z.object({ code: z.string(), label: z.string(), count: z.number().int() })),
      hidden: z.array(z.object({ code: z.string(), label: z.string(), count: z.number().int() })),
      objections: z.object({ made: z.number().int(), upheld: z.number().int(), dismissed: z.number().int() }),
    }),
  }),
} as const;
