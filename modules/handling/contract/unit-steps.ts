/** The unit's work: accept, contact, opinion, reply, check, signature, issue; and the way of the matter to it. */

import { z } from 'zod';
import { day, instant } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { publicity } from '../../../platform/publicity/contract.ts';
import {
  assignmentParams,
  assignmentRole,
  expectedVersion,
  type HostAddress,
  id,
  matterParams,
  note,
  required,
  stepAnswer,
  text,
} from './shared.ts';

const empty = z.object({ expectedVersion });
const points = z.number().int().min(0).max(20);

const replyInput = z.object({
  expectedVersion,
  class: z.string().max(4),
  letterNumber: text(80).default(''),
  body: required(30_000),
  contactName: text(40).default(''),
  contactPhone: text(40).default(''),
  signerName: text(40).default(''),
});

/** Steps on one unit's assignment, below the address of its matter. */
export function unitEndpoints<const P extends string, const I extends string, S extends z.ZodType>({
  prefix,
  idParam,
  state,
  noun,
}: HostAddress<P, I, S, string>) {
  const params = assignmentParams(idParam);
  const response = stepAnswer(idParam, state);
  const at = <const V extends string>(verb: V) => `${prefix}/:${idParam}/assignments/:assignmentId/${verb}` as const;
  const step = <const V extends string, B extends z.ZodType>(verb: V, body: B) =>
    endpoint({ method: 'POST', path: at(verb), params, body, response });
  return {
    confirmAssignment: step('confirm', z.object({ note })),
    refuseBounce: step('refuse-bounce', z.object({ note: required(2000) })),
    acceptAssignment: step('accept', z.object({ handlerId: id.optional() })),
    bounceAssignment: step(
      'bounce',
      z.object({
        reasonCode: z.string().max(40),
        reason: required(2000),
        suggestedUnitIds: z.array(id).max(5).default([]),
      }),
    ),
    handOn: step('hand-on', z.object({ handlerId: id, note })),
    recordContact: step(
      'contacts',
      z.object({
        kind: z.enum(['visit', 'phone', 'meeting', 'letter']),
        happenedAt: instant,
        withWhom: required(200),
        note: required(2000),
      }),
    ),
    askExtension: step('ask-extension', z.object({ until: day, reason: required(1000) })),
    answerExtension: step(
      'answer-extension',
      z.object({ grant: z.boolean(), until: day.optional(), answer: text(1000).default('') }),
    ),
    giveOpinion: step('opinion', z.object({ opinion: required(10_000) })),
    draftReply: endpoint({
      method: 'PUT',
      path: at('reply'),
      params,
      body: replyInput,
      response: response.extend({ replyId: id }),
    }),
    askCosign: step('ask-cosign', empty),
    /** By an assisting unit, on its own assignment: agrees with the lead's draft, or objects with a reason. */
    answerCosign: step('answer-cosign', z.object({ agree: z.boolean(), note })),
    submitCheck: step(
      'submit-check',
      empty.extend({
        personal: z
          .enum(['mask', 'needed'])
          .optional()
          .describe('Asked for where the letter holds personal data: masked before it is published, or needed there'),
        personalReason: text(500).optional().describe('Why it is needed there'),
      }),
    ),
    passCheck: step(
      'pass-check',
      z.object({
        class: z.string().max(4).optional().describe('Given when the supervision office changes the class'),
        note,
      }),
    ),
    sendBackReply: step('send-back-reply', z.object({ reason: required(2000) })),
    signReply: step('sign', z.object({ signerName: required(40) })),
    refuseSign: step('refuse-sign', z.object({ reason: required(2000) })),
    issueReply: step('issue', empty),
    viewPublicity: step('view-publicity', z.object({ view: publicity, reason: text(500).default('') })),
    /** The unit's side of the blind rating: quality of what was proposed. */
    rateMatter: step(
      `rate-${noun}`,
      z.object({
        fields: z.object({ topic: points, research: points, analysis: points, feasibility: points, form: points }),
        comment: text(1000).default(''),
      }),
    ),
    addPromise: step('promises', z.object({ text: required(1000), dueOn: day })),
    reportPromise: endpoint({
      method: 'POST',
      path: at('promises/:promiseId/report'),
      params: params.extend({ promiseId: id }),
      body: z.object({ report: required(4000) }),
      response,
    }),
  };
}

/** Steps that send a matter to units. */
export function assigningEndpoints<const P extends string, const I extends string, S extends z.ZodType>({
  prefix,
  idParam,
  state,
}: HostAddress<P, I, S, string>) {
  return {
    proposeAssignment: endpoint({
      method: 'POST',
      path: `${prefix}/:${idParam}/assignment`,
      params: matterParams(idParam),
      /** Either one lead with any number assisting, or separate units only; units already at work stay when listed. */
      body: z.object({
        expectedVersion,
        units: z
          .array(z.object({ unitId: id, role: assignmentRole }))
          .min(1)
          .max(20),
        note,
      }),
      response: stepAnswer(idParam, state),
    }),
    /** Many at once from the board: each is done or refused on its own and reported. */
    bulkConfirm: endpoint({
      method: 'POST',
      path: `${prefix}/bulk/confirm-assignments`,
      body: z.object({ items: z.array(assignmentParams(idParam)).min(1).max(200), note: text(2000).default('') }),
      response: z.object({
        done: z.array(id),
        refused: z.array(z.object({ assignmentId: id, code: z.string(), message: z.string() })),
      }),
    }),
  };
}
