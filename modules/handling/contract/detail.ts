/** Parts of a matter's detail that are of its handling. */
import { z } from 'zod';
import { day, instant } from '../../../platform/http/dates.ts';
import { publicity } from '../../../platform/publicity/contract.ts';
import { assignmentRole, assignmentState, id, satisfaction } from './shared.ts';

export const replyView = z.object({
  replyId: id,
  assignmentId: id,
  unitName: z.string(),
  round: z.number().int(),
  class: z.string(),
  classChangedFrom: z.string().nullable(),
  letterNumber: z.string(),
  body: z.string(),
  contactName: z.string(),
  contactPhone: z.string(),
  signerName: z.string(),
  checkNote: z.string(),
  issuedAt: instant.nullable(),
  updatedAt: instant,
  cosigns: z.array(
    z.object({
      assignmentId: id,
      unitName: z.string(),
      status: z.enum(['asked', 'agreed', 'objected']),
      note: z.string(),
    }),
  ),
});

/** The host adds the clocks of the assignment. */
export const assignmentView = z.object({
  assignmentId: id,
  unitId: id,
  unitName: z.string(),
  side: z.enum(['party', 'government']),
  role: assignmentRole,
  state: assignmentState,
  handlerId: id.nullable(),
  handlerName: z.string().nullable(),
  dispatchedAt: instant.nullable(),
  acceptedAt: instant.nullable(),
  issuedAt: instant.nullable(),
  bounce: z.object({ code: z.string(), reason: z.string() }).nullable(),
  opinion: z.string().nullable(),
  unitPublicity: publicity.nullable(),
  unitPublicityReason: z.string(),
  replyPublicity: z.enum(['public', 'internal']).nullable(),
  contacts: z.array(
    z.object({ contactId: id, kind: z.string(), happenedAt: instant, withWhom: z.string(), note: z.string() }),
  ),
  extensions: z.array(
    z.object({
      extensionId: id,
      reason: z.string(),
      askedUntil: day,
      askedAt: instant,
      status: z.enum(['asked', 'granted', 'refused']),
      grantedUntil: day.nullable(),
      answer: z.string(),
    }),
  ),
});

export const ratingView = z.object({
  ratingId: id,
  replyId: id,
  proposerId: id,
  proposerName: z.string(),
  round: z.number().int(),
  form: z.string(),
  overall: satisfaction,
  fields: z.record(z.string(), z.string()),
  comment: z.string(),
  paper: z.boolean(),
  at: instant,
});

/** Filled only when both have spoken. */
export const blindRatingView = z.object({
  assignmentId: id,
  unitName: z.string(),
  proposalScore: z.number().nullable(),
  handlingScores: z.array(z.number()),
  mineGiven: z.boolean(),
});

export const promiseView = z.object({
  promiseId: id,
  assignmentId: id.nullable(),
  kind: z.enum(['promise', 'class_review']),
  text: z.string(),
  dueOn: day,
  status: z.enum(['open', 'kept', 'partly', 'broken']),
  report: z.string(),
  classAfter: z.string().nullable(),
});

export type AssignmentView = z.output<typeof assignmentView>;
export type ReplyView = z.output<typeof replyView>;
export type RatingView = z.output<typeof ratingView>;
export type BlindRatingView = z.output<typeof blindRatingView>;
export type PromiseView = z.output<typeof promiseView>;
