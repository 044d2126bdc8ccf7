/** What becomes of it: meetings, key and excellent proposals, publicity. */
import { z } from 'zod';
import { day, instant } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { decisionBody, masksBody, publicationView } from '../../../platform/publicity/contract.ts';
import { maskableFields } from '../masks.ts';
import { id, proposalParams, publicity, required, stepAnswer, text } from './shared.ts';

export const outcomeEndpoints = {
  recordMeeting: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/meetings',
    params: proposalParams,
    /** In state consulting a face-to-face meeting closes the proposal. */
    body: z.object({
      kind: z.enum(['key_oversight', 'handling_consultation', 'face_to_face']),
      title: required(200),
      heldAt: instant,
      place: required(200),
      chair: text(100).default(''),
      participants: text(2000).default(''),
      minutes: required(20_000),
      minutesFileId: id.nullable().default(null),
    }),
    response: stepAnswer,
  }),
  markKey: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/key',
    params: proposalParams,
    body: z.object({ key: z.boolean(), leader: text(100).default('') }),
    response: stepAnswer,
  }),
  recordInstruction: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/instructions',
    params: proposalParams,
    body: z.object({ leader: required(100), text: required(2000), givenOn: day }),
    response: stepAnswer,
  }),
  archiveProposal: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/archive',
    params: proposalParams,
    body: z.object({}),
    response: stepAnswer,
  }),
  decidePublicity: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/publicity',
    params: proposalParams,
    body: z.object({
      ...decisionBody,
      replies: z
        .array(z.object({ assignmentId: id, publicity: z.enum(['public', 'internal']) }))
        .max(20)
        .default([]),
    }),
    response: stepAnswer,
  }),
  checkPublication: endpoint({
    method: 'GET',
    path: '/proposals/:proposalId/publication',
    params: proposalParams,
    query: z.object({
      decision: publicity,
      /** Assignments whose replies would be withheld, joined by commas. */
      withheld: z
        .string()
        .max(800)
        .regex(/^[0-9a-f,-]*$/)
        .default(''),
    }),
    response: publicationView(maskableFields),
  }),
  redactPassages: endpoint({
    method: 'PUT',
    path: '/proposals/:proposalId/redactions',
    params: proposalParams,
    body: masksBody(maskableFields),
    response: stepAnswer,
  }),
  openSelection: endpoint({
    method: 'POST',
    path: '/proposals/excellent',
    body: z.object({ sessionId: id, title: required(200), quota: z.number().int().min(1).max(500) }),
    response: z.object({ selectionId: id }),
  }),
  nominateExcellent: endpoint({
    method: 'POST',
    path: '/proposals/excellent/:selectionId/nominations',
    params: z.object({ selectionId: id }),
    body: z.object({ proposalId: id, reason: required(1000) }),
    response: z.object({ nominationId: id }),
  }),
  scoreNomination: endpoint({
    method: 'POST',
    path: '/proposals/excellent/nominations/:nominationId/score',
    params: z.object({ nominationId: id }),
    body: z.object({
      topic: z.number().int().min(0).max(20),
      research: z.number().int().min(0).max(20),
      analysis: z.number().int().min(0).max(20),
      feasibility: z.number().int().min(0).max(20),
      form: z.number().int().min(0).max(20),
    }),
    response: z.object({ nominationId: id }),
  }),
  decideSelection: endpoint({
    method: 'POST',
    path: '/proposals/excellent/:selectionId/decide',
    params: z.object({ selectionId: id }),
    body: z.object({ chosen: z.array(id).min(1).max(500) }),
    response: z.object({ selectionId: id, chosen: z.number().int() }),
  }),
  listSelections: endpoint({
    method: 'GET',
    path: '/proposals/excellent',
    response: z.object({
      items: z.array(
        z.object({
          selectionId: id,
          title: z.string(),
          status: z.enum(['open', 'decided']),
          quota: z.number().int(),
          sessionLabel: z.string(),
          nominations: z.array(
            z.object({
              nominationId: id,
              proposalId: id,
              number: z.number().int().nullable(),
              subject: z.string(),
              reason: z.string(),
              chosen: z.boolean(),
              judges: z.number().int(),
              mean: z.number().nullable(),
              lowest: z.number().nullable(),
              highest: z.number().nullable(),
            }),
          ),
        }),
      ),
    }),
  }),
} as const;
