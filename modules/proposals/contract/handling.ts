/** The unit's work: accept, contact, opinion, reply, check, signature, issue. */
import { z } from 'zod';
import { day, instant } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { assignmentParams, expectedVersion, id, note, publicity, required, stepAnswer, text } from './shared.ts';

const at = (verb: string) => `/proposals/:proposalId/assignments/:assignmentId/${verb}` as const;
const empty = z.object({ expectedVersion });

export const replyInput = z.object({
  expectedVersion,
  class: z.string().max(4),
  letterNumber: text(80).default(''),
  body: required(30_000),
  contactName: text(40).default(''),
  contactPhone: text(40).default(''),
  signerName: text(40).default(''),
});

export const handlingEndpoints = {
  acceptAssignment: endpoint({
    method: 'POST',
    path: at('accept'),
    params: assignmentParams,
    body: z.object({ handlerId: id.optional() }),
    response: stepAnswer,
  }),
  bounceAssignment: endpoint({
    method: 'POST',
    path: at('bounce'),
    params: assignmentParams,
    body: z.object({
      reasonCode: z.string().max(40),
      reason: required(2000),
      suggestedUnitIds: z.array(id).max(5).default([]),
    }),
    response: stepAnswer,
  }),
  handOn: endpoint({
    method: 'POST',
    path: at('hand-on'),
    params: assignmentParams,
    body: z.object({ handlerId: id, note }),
    response: stepAnswer,
  }),
  recordContact: endpoint({
    method: 'POST',
    path: at('contacts'),
    params: assignmentParams,
    body: z.object({
      kind: z.enum(['visit', 'phone', 'meeting', 'letter']),
      happenedAt: instant,
      withWhom: required(200),
      note: required(2000),
    }),
    response: stepAnswer,
  }),
  askExtension: endpoint({
    method: 'POST',
    path: at('ask-extension'),
    params: assignmentParams,
    body: z.object({ until: day, reason: required(1000) }),
    response: stepAnswer,
  }),
  answerExtension: endpoint({
    method: 'POST',
    path: at('answer-extension'),
    params: assignmentParams,
    body: z.object({ grant: z.boolean(), until: day.optional(), answer: text(1000).default('') }),
    response: stepAnswer,
  }),
  giveOpinion: endpoint({
    method: 'POST',
    path: at('opinion'),
    params: assignmentParams,
    body: z.object({ opinion: required(10_000) }),
    response: stepAnswer,
  }),
  draftReply: endpoint({
    method: 'PUT',
    path: at('reply'),
    params: assignmentParams,
    body: replyInput,
    response: stepAnswer.extend({ replyId: id }),
  }),
  askCosign: endpoint({
    method: 'POST',
    path: at('ask-cosign'),
    params: assignmentParams,
    body: empty,
    response: stepAnswer,
  }),
  /** By an assisting unit, on its own assignment: agrees with the lead's draft, or objects with a reason. */
  answerCosign: endpoint({
    method: 'POST',
    path: at('answer-cosign'),
    params: assignmentParams,
    body: z.object({ agree: z.boolean(), note }),
    response: stepAnswer,
  }),
  submitCheck: endpoint({
    method: 'POST',
    path: at('submit-check'),
    params: assignmentParams,
    body: empty.extend({
      personal: z
        .enum(['mask', 'needed'])
        .optional()
        .describe('Asked for where the letter holds personal data: masked before it is published, or needed there'),
      personalReason: text(500).optional().describe('Why it is needed there'),
    }),
    response: stepAnswer,
  }),
  passCheck: endpoint({
    method: 'POST',
    path: at('pass-check'),
    params: assignmentParams,
    body: z.object({
      class: z.string().max(4).optional().describe('Given when the supervision office changes the class'),
      note,
    }),
    response: stepAnswer,
  }),
  sendBackReply: endpoint({
    method: 'POST',
    path: at('send-back-reply'),
    params: assignmentParams,
    body: z.object({ reason: required(2000) }),
    response: stepAnswer,
  }),
  signReply: endpoint({
    method: 'POST',
    path: at('sign'),
    params: assignmentParams,
    body: z.object({ signerName: required(40) }),
    response: stepAnswer,
  }),
  refuseSign: endpoint({
    method: 'POST',
    path: at('refuse-sign'),
    params: assignmentParams,
    body: z.object({ reason: required(2000) }),
    response: stepAnswer,
  }),
  issueReply: endpoint({
    method: 'POST',
    path: at('issue'),
    params: assignmentParams,
    body: empty,
    response: stepAnswer,
  }),
  viewPublicity: endpoint({
    method: 'POST',
    path: at('view-publicity'),
    params: assignmentParams,
    body: z.object({ view: publicity, reason: text(500).default('') }),
    response: stepAnswer,
  }),
  /** The unit's side of the blind rating: quality of the proposal. */
  rateProposal: endpoint({
    method: 'POST',
    path: at('rate-proposal'),
    params: assignmentParams,
    body: z.object({
      fields: z.object({
        topic: z.number().int().min(0).max(20),
        research: z.number().int().min(0).max(20),
        analysis: z.number().int().min(0).max(20),
        feasibility: z.number().int().min(0).max(20),
        form: z.number().int().min(0).max(20),
      }),
      comment: text(1000).default(''),
    }),
    response: stepAnswer,
  }),
  addPromise: endpoint({
    method: 'POST',
    path: at('promises'),
    params: assignmentParams,
    body: z.object({ text: required(1000), dueOn: day }),
    response: stepAnswer,
  }),
  reportPromise: endpoint({
    method: 'POST',
    path: at('promises/:promiseId/report'),
    params: assignmentParams.extend({ promiseId: id }),
    body: z.object({ report: required(4000) }),
    response: stepAnswer,
  }),
  replyLetter: endpoint({
    method: 'GET',
    path: '/proposals/:proposalId/replies/:replyId/letter',
    params: z.object({ proposalId: id, replyId: id }),
    query: z.object({ format: z.enum(['pdf', 'docx']).default('pdf') }),
    response: 'file',
  }),
} as const;
