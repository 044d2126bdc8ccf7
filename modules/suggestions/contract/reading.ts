/** What those inside the work read. */
import { z } from 'zod';
import { clockView } from '../../../platform/clocks/contract.ts';
import { day, instant } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { pageAnswered } from '../../../platform/http/pages.ts';
import {
  assignmentView,
  blindRatingView,
  likelyUnitsAnswer,
  promiseView,
  ratingView,
  replyView,
  unitLoadsAnswer,
} from '../../handling/contract.ts';
import { channel, id, paging, params, photo, point, publicity, suggestionState, visit } from './shared.ts';

const suggestionLine = z.object({
  suggestionId: id,
  number: z.number().int().nullable(),
  receipt: z.string(),
  subject: z.string(),
  excerpt: z.string(),
  state: suggestionState,
  version: z.number().int(),
  category: z.string().nullable(),
  categoryLabel: z.string().nullable(),
  place: z.string(),
  source: z.enum(['web', 'member', 'counter', 'proposal', 'import']),
  lead: z.string().nullable(),
  units: z.array(z.string()),
  photos: z.number().int(),
  joined: z.number().int(),
  sameText: z.number().int().describe('How many say the same and wait with it, this one included'),
  objected: z.boolean(),
  hidden: z.boolean(),
  receivedAt: instant,
  updatedAt: instant,
  clock: clockView.nullable(),
});
export type SuggestionLine = z.output<typeof suggestionLine>;

export const suggestionDetail = suggestionLine.omit({ excerpt: true, units: true, photos: true, clock: true }).extend({
  text: z.string(),
  point: point.nullable(),
  photos: z.array(photo.extend({ withheld: z.boolean() })),
  identity: z.enum(['none', 'confirmed', 'member']),
  senderName: z.string(),
  contact: z
    .object({ name: z.string(), channel: channel.nullable(), address: z.string(), confirmed: z.boolean() })
    .nullable(),
  decision: z.object({ code: z.string().nullable(), note: z.string() }).nullable(),
  publicity: z.object({
    decision: publicity.nullable(),
    reason: z.string(),
    publicFrom: instant.nullable(),
    hiddenCode: z.string().nullable(),
  }),
  redactions: z.array(
    z.object({
      field: z.string(),
      itemId: id.optional(),
      from: z.number().int(),
      to: z.number().int(),
      reason: z.string(),
    }),
  ),
  finds: z
    .array(
      z.object({
        field: z.enum(['subject', 'text', 'place', 'answer']),
        kind: z.string(),
        certainty: z.string(),
        from: z.number().int(),
        to: z.number().int(),
        decisive: z.boolean(),
      }),
    )
    .describe('Personal data the detector sees in it'),
  same: z.array(z.object({ suggestionId: id, receipt: z.string(), receivedAt: instant, state: suggestionState })),
  team: z.array(z.object({ memberId: id, name: z.string() })),
  leadMemberId: id.nullable(),
  leadBodyId: id.nullable(),
  visits: z.array(visit),
  answer: z
    .object({ text: z.string(), at: instant.nullable(), overall: z.string().nullable(), comment: z.string() })
    .nullable(),
  objections: z.array(
    z.object({
      objectionId: id,
      against: z.enum(['returned', 'declined', 'hidden']),
      text: z.string(),
      at: instant,
      upheld: z.boolean().nullable(),
      answer: z.string(),
      answeredAt: instant.nullable(),
    }),
  ),
  isCase: z.boolean(),
  ruleVersion: z.number().int(),
  confirmedBy: z.enum(['supervision', 'committee']),
  replyRound: z.number().int(),
  acceptedAt: instant.nullable(),
  closedAt: instant.nullable(),
  assignments: z.array(assignmentView.extend({ clocks: z.array(clockView) })),
  replies: z.array(replyView),
  ratings: z.array(ratingView),
  blindRatings: z.array(blindRatingView),
  promises: z.array(promiseView),
  clocks: z.array(clockView),
  history: z.array(
    z.object({
      at: instant,
      action: z.string(),
      fromState: z.string(),
      toState: z.string(),
      actorName: z.string(),
      officeName: z.string().nullable(),
      onBehalfOf: z.string().nullable(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
  raterId: id.nullable().describe('As whom the reader rates: the sender; null: the reader is not'),
  abilities: z.object({
    suggestion: z.array(z.string()),
    assignments: z.record(z.string(), z.array(z.string())),
    blocked: z.array(z.object({ action: z.string(), assignmentId: id.nullable(), code: z.string() })),
  }),
});
export type SuggestionDetail = z.output<typeof suggestionDetail>;

export const narrowing = z.object({
  words: z.string().trim().max(200).optional(),
  state: z.string().max(200).optional().describe('One or several states, comma-separated'),
  category: z.string().max(40).optional(),
  unitId: id.optional(),
  place: z.string().trim().max(100).optional(),
  class: z.string().max(4).optional(),
  mine: z.stringbool().optional().describe('Only those I sent, lead or am in the team of'),
  objected: z.stringbool().optional(),
  withPhotos: z.stringbool().optional(),
  receivedFrom: day.optional(),
  receivedUntil: day.optional().describe('The last day that counts'),
  area: z.string().max(40).optional().describe('Code of an area of the assembly’s map: only those with a place in it'),
  bounds: z
    .string()
    .regex(/^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/)
    .optional()
    .describe('West, south, east, north: only those with a place within'),
});

export const readingEndpoints = {
  listSuggestions: endpoint({
    method: 'GET',
    path: '/suggestions',
    query: narrowing.extend({
      ...paging,
      sort: z.enum(['updated', 'received', 'number', 'due', 'subject', 'state', 'category']).default('updated'),
      order: z.enum(['asc', 'desc']).optional(),
      grouped: z.stringbool().optional().describe('Of those that say the same and wait for screening only the first'),
    }),
    response: z.object({
      items: z.array(suggestionLine),
      total: z.number().int(),
      page: pageAnswered,
      size: z.number().int(),
    }),
  }),
  suggestionPlaces: endpoint({
    method: 'GET',
    path: '/suggestions/places',
    query: narrowing,
    response: z.object({
      map: z
        .object({ areas: z.array(z.unknown()), own: z.string().nullable() })
        .nullable()
        .describe('Areas of the assembly as GeoJSON features; own: beyond which nothing is shown'),
      points: z.array(
        z.object({
          suggestionId: id,
          name: z.string(),
          state: suggestionState,
          longitude: z.number(),
          latitude: z.number(),
        }),
      ),
      more: z.number().int().describe('Those too many for one map'),
    }),
  }),
  /** Work in hand of every unit a suggestion may go to, beside the form that assigns it. */
  unitLoadsOfSuggestion: endpoint({
    method: 'GET',
    path: '/suggestions/:suggestionId/unit-loads',
    params,
    response: unitLoadsAnswer,
  }),
  /** With their reasons; nothing is chosen by them. */
  likelyUnitsOfSuggestion: endpoint({
    method: 'GET',
    path: '/suggestions/:suggestionId/likely-units',
    params,
    response: likelyUnitsAnswer,
  }),
  getSuggestion: endpoint({ method: 'GET', path: '/suggestions/:suggestionId', params, response: suggestionDetail }),
} as const;
