/** Examination in rounds, and merging. */
import { z } from 'zod';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { expectedVersion, id, note, proposalParams, required, stepAnswer, text } from './shared.ts';

const body = { expectedVersion, note };

export const reviewEndpoints = {
  takeIn: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/take-in',
    params: proposalParams,
    body: z.object({ expectedVersion, category: z.string().max(40).optional(), committeeId: id.optional() }),
    response: stepAnswer,
  }),
  categorise: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/categorise',
    params: proposalParams,
    body: z.object({ category: z.string().max(40), committeeId: id.nullable().default(null) }),
    response: stepAnswer,
  }),
  returnForRevision: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/return',
    params: proposalParams,
    body: z.object({ expectedVersion, reason: required(2000) }),
    response: stepAnswer,
  }),
  /** A round that is not the last: the recommendation goes to the next one. */
  recommend: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/recommend',
    params: proposalParams,
    body: z.object({
      ...body,
      outcome: z.enum(['file', 'merge', 'convert', 'decline']),
      reasonCode: z.string().max(40).optional(),
      targetId: id.optional(),
      convertTo: z.enum(['suggestion', 'opinion']).optional(),
    }),
    response: stepAnswer,
  }),
  sendBackRound: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/send-back-round',
    params: proposalParams,
    body: z.object({ expectedVersion, note: required(2000) }),
    response: stepAnswer,
  }),
  fileProposal: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/file',
    params: proposalParams,
    body: z.object(body),
    response: stepAnswer.extend({ number: z.number().int() }),
  }),
  mergeProposals: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/merge',
    params: proposalParams,
    body: z.object({ ...body, intoId: id.describe('The proposal that goes on; filed or in review') }),
    response: stepAnswer,
  }),
  /** Within the minutes the rules give, by the office that may merge, when nothing has happened to either since. */
  undoMerge: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/undo-merge',
    params: proposalParams,
    body: z.object({ expectedVersion }),
    response: stepAnswer,
  }),
  convertProposal: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/convert',
    params: proposalParams,
    body: z.object({ ...body, convertTo: z.enum(['suggestion', 'opinion']), reason: required(2000) }),
    response: stepAnswer,
  }),
  declineProposal: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/decline',
    params: proposalParams,
    body: z.object({
      ...body,
      reasonCode: z.string().max(40),
      notice: required(2000).describe('Sentence for the proposers'),
    }),
    response: stepAnswer,
  }),
  /** Several at once from the list of what is overdue: each is urged or refused on its own and reported. */
  urgeMany: endpoint({
    method: 'POST',
    path: '/proposals/bulk/urge',
    body: z.object({
      items: z
        .array(z.object({ proposalId: id, clockId: id }))
        .min(1)
        .max(100),
      note: text(500).default(''),
    }),
    response: z.object({
      done: z.array(id),
      refused: z.array(z.object({ clockId: id, code: z.string(), message: z.string() })),
    }),
  }),
} as const;
