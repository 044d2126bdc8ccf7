/** One proposal whole, as those inside the work read it. */
import { z } from 'zod';
import { clockView } from '../../../platform/clocks/contract.ts';
import { day, instant } from '../../../platform/http/dates.ts';
import { maskView } from '../../../platform/publicity/contract.ts';
import {
  blindRatingView,
  promiseView,
  ratingView,
  replyView,
  assignmentView as unitAssignment,
} from '../../handling/contract.ts';
import { maskableFields } from '../masks.ts';
import { evidenceKind, id, monthDate, proposalKind, proposalState, publicity, season } from './shared.ts';

const fileView = z.object({
  fileId: id,
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  purpose: z.string(),
});

const proposerView = z.object({
  proposerId: id,
  role: z.enum(['first', 'cosigner', 'supporter']),
  memberId: id.nullable(),
  bodyId: id.nullable(),
  name: z.string(),
  status: z.enum(['invited', 'confirmed', 'refused', 'lapsed', 'not_answered']),
  answeredAt: instant.nullable(),
  /** Of a body: the person who confirmed in its name. */
  signedBy: z.string().nullable(),
  /** The reader may answer or rate for this proposer. */
  mine: z.boolean(),
  /** Of a merged proposal: which one. */
  mergedFromId: id.nullable(),
});

const assignmentView = unitAssignment.extend({ clocks: z.array(clockView) });

const historyView = z.object({
  at: instant,
  action: z.string(),
  fromState: z.string(),
  toState: z.string(),
  actorName: z.string(),
  /** In which the actor acted; null for a proposer and for the platform itself. */
  officeName: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  /** Whose assignment the step is about; often not the office that acted. */
  unitName: z.string().nullable(),
  /** Of the examination or of the reply. */
  round: z.number().int().nullable(),
  /** In words: the label of the reason of the rules and what was written. */
  reason: z.string().nullable(),
  /** With a rating that sends a reply back: who was not satisfied. */
  unsatisfied: z.array(z.string()),
  details: z.record(z.string(), z.unknown()),
  ruleVersion: z.number().int().nullable(),
});

export const proposalDetail = z.object({
  proposalId: id,
  number: z.number().int().nullable(),
  sessionId: id,
  sessionLabel: z.string(),
  season: season.nullable(),
  kind: proposalKind,
  state: proposalState,
  version: z.number().int(),
  reviewRound: z.number().int(),
  reviewRounds: z.number().int(),
  /** Who confirms assignments and decides on what units send back, by the rules of this proposal. */
  confirmedBy: z.enum(['supervision', 'committee']),
  replyRound: z.number().int(),
  subject: z.string(),
  situation: z.string(),
  analysis: z.string(),
  suggestions: z.string(),
  category: z.string().nullable(),
  categoryLabel: z.string().nullable(),
  committeeId: id.nullable(),
  suggestedUnitIds: z.array(id),
  contactName: z.string(),
  contactPhone: z.string(),
  confidential: z.boolean(),
  isKey: z.boolean(),
  keyLeader: z.string().nullable(),
  isExcellent: z.boolean(),
  cosignUntil: instant.nullable(),
  enteredFor: z.string().nullable(),
  createdAt: instant,
  updatedAt: instant,
  submittedAt: instant.nullable(),
  filedAt: instant.nullable(),
  /** Taken in from an old register, as history. */
  imported: z.boolean(),
  /** The number as that register writes it. */
  writtenNumber: z.string().nullable(),
  /** Dates of it that are months. */
  monthOnly: z.array(monthDate),
  closedAt: instant.nullable(),
  publicity: z.object({
    wish: publicity,
    wishReason: z.string(),
    decision: publicity.nullable(),
    decisionReason: z.string(),
    publicFrom: instant.nullable(),
  }),
  redactions: z.array(maskView(maskableFields)),
  decision: z.object({ code: z.string().nullable(), note: z.string(), convertedTo: z.string().nullable() }).nullable(),
  mergedInto: z.object({ proposalId: id, number: z.number().int().nullable(), subject: z.string() }).nullable(),
  merged: z.array(z.object({ proposalId: id, subject: z.string(), firstProposer: z.string() })),
  /** Who proposes: once it is handed in, those who signed. */
  proposers: z.array(proposerView),
  /** Who was asked to co-sign and has not: waiting, refused, too late, or handed in before they answered. */
  invitations: z.array(
    z.object({
      proposerId: id,
      name: z.string(),
      status: z.enum(['invited', 'refused', 'lapsed', 'not_answered']),
      invitedAt: instant,
      answeredAt: instant.nullable(),
    }),
  ),
  evidence: z.array(
    z.object({
      kind: evidenceKind,
      title: z.string(),
      detail: z.string(),
      happenedOn: day.nullable(),
      link: z.string(),
      fileId: id.nullable(),
    }),
  ),
  files: z.array(fileView),
  reviews: z.array(
    z.object({
      round: z.number().int(),
      outcome: z.string(),
      reasonCode: z.string().nullable(),
      note: z.string(),
      targetId: id.nullable(),
      reviewerName: z.string(),
      final: z.boolean(),
      at: instant,
    }),
  ),
  assignments: z.array(assignmentView),
  replies: z.array(replyView),
  ratings: z.array(ratingView),
  blindRatings: z.array(blindRatingView),
  promises: z.array(promiseView),
  meetings: z.array(
    z.object({
      meetingId: id,
      kind: z.string(),
      title: z.string(),
      heldAt: instant,
      place: z.string(),
      chair: z.string(),
      participants: z.string(),
      minutes: z.string(),
      minutesFileId: id.nullable(),
    }),
  ),
  clocks: z.array(clockView),
  history: z.array(historyView),
  abilities: z.object({
    proposal: z.array(z.string()),
    assignments: z.record(z.string(), z.array(z.string())),
    /** Until when the reader may take the merge of this proposal back; null when not. */
    undoableUntil: instant.nullable(),
    /** Steps that would be the reader's and must wait; `code` is a key below `errors`. */
    blocked: z.array(z.object({ action: z.string(), assignmentId: id.nullable(), code: z.string() })),
  }),
});
export type ProposalDetail = z.output<typeof proposalDetail>;
