/** What anyone may do without an account: send, see what became of it, join; and the sender's own steps through the private page. */
import { z } from 'zod';
import { instant } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { ratingForm, satisfaction } from '../../handling/contract.ts';
import {
  channel,
  choice,
  id,
  params,
  photo,
  point,
  required,
  secret,
  secretParams,
  stepAnswer,
  suggestionState,
  text,
  visit,
} from './shared.ts';

/** An address of which a code came back. */
const confirmed = z.object({ addressId: id, token: z.string().max(100) });

const content = {
  text: z.string().trim().min(1).max(5000),
  subject: text(60).default('').describe('Made of the first sentence where it is empty'),
  category: z.string().max(40).optional(),
  place: text(200).default(''),
  point: point.optional().describe('Only when the sender gives it'),
  photoIds: z.array(id).max(9).default([]).describe('Photos taken by uploadSuggestionPhoto'),
};

const mine = z.object({
  suggestionId: id,
  receipt: z.string(),
  number: z.number().int().nullable(),
  state: suggestionState,
  version: z.number().int(),
  subject: z.string(),
  text: z.string(),
  category: z.string().nullable(),
  categoryLabel: z.string().nullable(),
  place: z.string(),
  point: point.nullable(),
  photos: z.array(photo),
  receivedAt: instant,
  joined: z.number().int(),
  /** Why it was returned or declined, or where it was passed on to. */
  decision: z.object({ code: z.string(), label: z.string(), note: z.string() }).nullable(),
  hidden: z.object({ code: z.string(), label: z.string() }).nullable(),
  isPublic: z.boolean(),
  lead: z.string().nullable().describe('Who has taken it up'),
  units: z.array(z.string()).describe('Units at work on it'),
  dueAt: instant.nullable().describe('Until when the next answer is to come'),
  timeline: z.array(
    z.object({
      at: instant,
      action: z.string(),
      toState: z.string(),
      who: z.string(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
  visits: z.array(visit),
  answers: z.array(
    z.object({
      replyId: id.nullable().describe('Null: of those who took it up'),
      from: z.string(),
      round: z.number().int(),
      class: z.string().nullable(),
      classLabel: z.string().nullable(),
      body: z.string(),
      at: instant,
      rated: satisfaction.nullable(),
    }),
  ),
  became: z
    .array(
      z.object({ relation: z.string(), title: z.string(), label: z.string().nullable(), path: z.string().nullable() }),
    )
    .describe('What became of it: a proposal, with where that stands'),
  objection: z
    .object({
      text: z.string(),
      at: instant,
      upheld: z.boolean().nullable(),
      answer: z.string(),
      answeredAt: instant.nullable(),
    })
    .nullable(),
  contact: z
    .object({
      name: z.string(),
      channel: channel.nullable(),
      address: z.string().describe('Masked'),
      follows: z.boolean(),
    })
    .nullable(),
  ratingForm: z.enum(['three_level', 'seven_fields', 'attitude_effect']),
  abilities: z.array(z.enum(['resend', 'withdraw', 'object', 'rate', 'delete_data'])),
});
export type MySuggestion = z.output<typeof mine>;

export const sendingEndpoints = {
  suggestionOptions: endpoint({
    method: 'GET',
    path: '/suggestions/options',
    response: z.object({
      identity: z.enum(['none', 'confirmed', 'member']),
      maySend: z.boolean().describe('The reader may send one as they are'),
      channels: z.array(channel).describe('By which a code can be sent'),
      categories: z.array(choice),
      returnReasons: z.array(choice),
      declineReasons: z.array(choice),
      hideReasons: z.array(choice),
      passOnChannels: z.array(choice),
      bounceReasons: z.array(choice),
      classes: z.array(choice),
      ratingForm: z.enum(['three_level', 'seven_fields', 'attitude_effect']),
      limits: z.object({ textLeast: z.number().int(), text: z.number().int(), photos: z.number().int() }),
      placeMetres: z.number().int(),
      joining: z.enum(['anyone', 'confirmed', 'members']),
      contactKeptDays: z.number().int(),
      screening: z.object({ count: z.number().int(), unit: z.string() }),
    }),
  }),
  askSuggestionCode: endpoint({
    method: 'POST',
    path: '/suggestions/codes',
    body: z.object({ channel, address: text(254) }),
    response: z.object({ addressId: id }),
  }),
  confirmSuggestionCode: endpoint({
    method: 'POST',
    path: '/suggestions/codes/:addressId/confirm',
    params: z.object({ addressId: id }),
    body: z.object({ code: z.string().regex(/^\d{6}$/) }),
    response: confirmed,
  }),
  sendSuggestion: endpoint({
    method: 'POST',
    path: '/suggestions',
    body: z.object({
      suggestionId: id.describe('Made by the sender: the same one again is the same suggestion'),
      secret: secret.describe(
        '32 random bytes made by the sender, base64url; the private page is at /suggestions/mine/<secret>',
      ),
      ...content,
      name: text(40).default('').describe('How the sender wants to be called; optional'),
      contact: z
        .object({ channel, address: text(254) })
        .optional()
        .describe('Not confirmed: read by the office, told of nothing'),
      confirmed: confirmed.optional(),
      receivedAtCounter: z.boolean().default(false).describe('A clerk enters what somebody brought or said'),
    }),
    response: z.object({ suggestionId: id, receipt: z.string(), receivedAt: instant, path: z.string() }),
  }),
  getMySuggestion: endpoint({ method: 'GET', path: '/suggestions/mine/:secret', params: secretParams, response: mine }),
  correctMySuggestion: endpoint({
    method: 'POST',
    path: '/suggestions/mine/:secret/resend',
    params: secretParams,
    body: z.object(content),
    response: stepAnswer,
  }),
  withdrawMySuggestion: endpoint({
    method: 'POST',
    path: '/suggestions/mine/:secret/withdraw',
    params: secretParams,
    body: z.object({ reason: text(500).default('') }),
    response: stepAnswer,
  }),
  objectToDecision: endpoint({
    method: 'POST',
    path: '/suggestions/mine/:secret/objections',
    params: secretParams,
    body: z.object({ text: required(1000) }),
    response: stepAnswer,
  }),
  rateMySuggestion: endpoint({
    method: 'POST',
    path: '/suggestions/mine/:secret/ratings',
    params: secretParams,
    body: z.object({
      replyId: id.nullable().default(null).describe('Null: the answer of those who took it up'),
      rating: ratingForm,
      comment: text(1000).default(''),
    }),
    response: stepAnswer,
  }),
  followMySuggestion: endpoint({
    method: 'POST',
    path: '/suggestions/mine/:secret/follow',
    params: secretParams,
    body: z.object({ confirmed: confirmed.nullable().describe('Null: no more messages') }),
    response: z.object({ follows: z.boolean() }),
  }),
  exportMySuggestion: endpoint({
    method: 'GET',
    path: '/suggestions/mine/:secret/export',
    params: secretParams,
    response: 'file',
  }),
  deleteMyData: endpoint({
    method: 'POST',
    path: '/suggestions/mine/:secret/delete-data',
    params: secretParams,
    response: z.object({ deleted: z.literal(true) }),
  }),
  joinSuggestion: endpoint({
    method: 'POST',
    path: '/suggestions/:suggestionId/join',
    params,
    body: z.object({
      token: secret.optional().describe('Of the device, without an account'),
      confirmed: confirmed.optional(),
    }),
    response: z.object({ joined: z.number().int(), mine: z.boolean() }),
  }),
  leaveSuggestion: endpoint({
    method: 'POST',
    path: '/suggestions/:suggestionId/leave',
    params,
    body: z.object({ token: secret.optional() }),
    response: z.object({ joined: z.number().int(), mine: z.boolean() }),
  }),
} as const;
