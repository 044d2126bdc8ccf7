/** Steps of the office: screening, publicity, objections, and the steps of those who take a suggestion up. */
import { z } from 'zod';
import { day } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { publicationView } from '../../../platform/publicity/contract.ts';
import { ratingForm } from '../../handling/contract.ts';
import { maskableFields } from '../masks.ts';
import { expectedVersion, id, note, params, publicity, required, stepAnswer, text } from './shared.ts';

const at = <const V extends string>(verb: V) => `/suggestions/:suggestionId/${verb}` as const;
const step = <const V extends string, S extends z.ZodRawShape>(verb: V, shape: S) =>
  endpoint({
    method: 'POST',
    path: at(verb),
    params,
    body: z.object({ ...shape, expectedVersion }),
    response: stepAnswer,
  });

const code = z.string().max(40);

/** A passage withheld from the public. */
export const passage = z.object({
  field: z.enum(maskableFields),
  itemId: id.optional(),
  from: z.number().int().min(0),
  to: z.number().int().min(1),
  reason: required(200),
});

export const decision = z.discriminatedUnion('decision', [
  z.object({
    decision: z.literal('accept'),
    category: code.optional(),
    publicity: publicity.optional().describe('Absent: public'),
    publicityReason: text(500).default(''),
    note,
  }),
  z.object({ decision: z.literal('return'), code, note: required(1000) }),
  z.object({ decision: z.literal('decline'), code, note }),
  z.object({ decision: z.literal('pass_on'), code, note }),
]);
export type Decision = z.output<typeof decision>;
const { options } = decision;

export const screeningEndpoints = {
  acceptSuggestion: step('accept', options[0].omit({ decision: true }).shape),
  returnSuggestion: step('return', options[1].omit({ decision: true }).shape),
  declineSuggestion: step('decline', options[2].omit({ decision: true }).shape),
  passOnSuggestion: step('pass-on', options[3].omit({ decision: true }).shape),
  convertSuggestion: endpoint({
    method: 'POST',
    path: at('convert'),
    params,
    body: z.object({
      memberId: id.optional().describe('Whose draft it becomes; a member: one’s own'),
      note,
      expectedVersion,
    }),
    response: stepAnswer.extend({ became: z.object({ kind: z.string(), id }) }),
  }),
  categoriseSuggestion: step('categorise', { category: code }),
  decideSuggestionPublicity: step('publicity', {
    decision: publicity,
    reason: text(500).default(''),
    acceptFinds: z
      .boolean()
      .optional()
      .describe('Personal data in what becomes public has been looked at and may be read by all'),
  }),
  checkSuggestionPublication: endpoint({
    method: 'GET',
    path: at('publication'),
    params,
    query: z.object({ decision: publicity }),
    response: publicationView(maskableFields),
  }),
  redactSuggestion: step('redactions', {
    redactions: z.array(passage).max(200),
    withheldPhotoIds: z.array(id).max(20).default([]),
  }),
  hideSuggestion: step('hide', { code, note }),
  showSuggestion: step('show', { note }),
  answerObjection: step('objection', { upheld: z.boolean(), answer: required(2000) }),
  showSuggestionCase: step('case', { shown: z.boolean() }),
  takeUpSuggestion: step('take-up', { bodyId: id.optional().describe('For a committee, by its contact'), note }),
  joinSuggestionTeam: step('team', { memberIds: z.array(id).min(1).max(30) }),
  recordSuggestionVisit: step('visits', {
    kind: z.enum(['visit', 'consultation', 'follow_up']),
    happenedOn: day,
    place: text(200).default(''),
    people: text(500).default(''),
    text: required(4000),
    photoIds: z.array(id).max(9).default([]),
  }),
  giveBackSuggestion: step('give-back', { reason: required(1000) }),
  answerLedSuggestion: step('answer', { text: required(8000) }),
  rateLedSuggestion: step('rate-answer', { rating: ratingForm, comment: text(1000).default('') }),
  closeLedSuggestion: step('close-unrated-answer', { reason: required(500) }),
} as const;
