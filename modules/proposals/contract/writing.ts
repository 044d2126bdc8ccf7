/** Writing a proposal: drafts, co-signing, evidence, checks, submission. */
import { z } from 'zod';
import { day } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import {
  evidenceKind,
  expectedVersion,
  id,
  proposalKind,
  proposalParams,
  publicity,
  required,
  stepAnswer,
  text,
} from './shared.ts';

const evidenceInput = z.object({
  kind: evidenceKind,
  title: required(200),
  detail: text(2000).default(''),
  happenedOn: day.nullable().default(null),
  link: z.union([z.url({ protocol: /^https?$/ }).max(500), z.literal('')]).default(''),
  fileId: id.nullable().default(null),
});

/** The whole of a draft; texts may be empty or too long until it is submitted, so that nothing typed is lost. */
export const draftContent = z.object({
  kind: proposalKind,
  /** Bodies proposing (kinds body and joint_bodies), the first one leading. */
  bodyIds: z.array(id).max(20).default([]),
  subject: text(400).default(''),
  situation: text(20_000).default(''),
  analysis: text(20_000).default(''),
  suggestions: text(20_000).default(''),
  category: z.string().max(40).nullable().default(null),
  suggestedUnitIds: z.array(id).max(10).default([]),
  contactName: text(40).default(''),
  contactPhone: text(40).default(''),
  evidence: z.array(evidenceInput).max(20).default([]),
  attachmentIds: z.array(id).max(50).default([]),
  publicityWish: publicity.default('public'),
  publicityWishReason: text(500).default(''),
  confidential: z.boolean().default(false),
  /** Earlier proposals the writer has seen as similar. */
  similarChecked: z.array(id).max(50).default([]),
});
export type DraftContent = z.output<typeof draftContent>;

export const precheckFinding = z.object({
  code: z.enum([
    'subject_missing',
    'subject_long',
    'situation_missing',
    'analysis_missing',
    'suggestions_missing',
    'text_long',
    'text_short',
    'evidence_missing',
    'category_missing',
    'identity_number',
    'phone_number',
    'bank_card',
    'identity_suspected',
    'landline',
    'plate',
    'email',
    'passport',
    'address',
    'several_matters',
    'unprintable',
    'bodies_missing',
    'contact_missing',
  ]),
  severity: z.enum(['error', 'warning']),
  field: z.string(),
  /** Where in the field, in UTF-16 units; absent where the whole field is meant. */
  from: z.number().int().optional(),
  to: z.number().int().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type PrecheckFinding = z.infer<typeof precheckFinding>;

export const writingEndpoints = {
  createDraft: endpoint({
    method: 'POST',
    path: '/proposals',
    body: draftContent.extend({
      /** Chosen by the phone, so that a draft begun offline is created once. */
      proposalId: id.optional(),
      /** Staff entering for a member (paper, phone): the member, and how it came. */
      onBehalfOfMemberId: id.optional(),
      source: text(200).optional(),
    }),
    response: stepAnswer,
  }),
  saveDraft: endpoint({
    method: 'PUT',
    path: '/proposals/:proposalId/draft',
    params: proposalParams,
    /** A conflict answers 409 `draft_conflict` with the server's version in `params.theirs`. */
    body: draftContent.extend({ baseVersion: z.number().int().positive() }),
    response: stepAnswer,
  }),
  deleteDraft: endpoint({
    method: 'DELETE',
    path: '/proposals/:proposalId/draft',
    params: proposalParams,
    response: z.object({ deleted: z.literal(true) }),
  }),
  inviteCosigners: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/invite-cosigners',
    params: proposalParams,
    body: z.object({ memberIds: z.array(id).max(100).default([]), bodyIds: z.array(id).max(20).default([]) }),
    response: stepAnswer,
  }),
  answerInvitation: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/answer-invitation',
    params: proposalParams,
    body: z.object({ proposerId: id, accept: z.boolean() }),
    response: stepAnswer,
  }),
  withdrawInvitation: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/withdraw-invitation',
    params: proposalParams,
    body: z.object({ proposerId: id }),
    response: stepAnswer,
  }),
  reopenDraft: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/reopen-draft',
    params: proposalParams,
    body: z.object({}),
    response: stepAnswer,
  }),
  submitProposal: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/submit',
    params: proposalParams,
    body: z.object({ expectedVersion }),
    response: stepAnswer,
  }),
  supportProposal: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/support',
    params: proposalParams,
    body: z.object({}),
    response: stepAnswer,
  }),
  withdrawProposal: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/withdraw',
    params: proposalParams,
    body: z.object({ reason: required(1000) }),
    response: stepAnswer,
  }),
  wishPublicity: endpoint({
    method: 'POST',
    path: '/proposals/:proposalId/wish-publicity',
    params: proposalParams,
    body: z.object({ wish: publicity, reason: text(500).default('') }),
    response: stepAnswer,
  }),
  checkDraft: endpoint({
    method: 'POST',
    path: '/proposals/check',
    body: draftContent,
    response: z.object({
      findings: z.array(precheckFinding),
      characters: z.number().int(),
      limit: z.number().int(),
    }),
  }),
  likelyCosigners: endpoint({
    method: 'POST',
    path: '/proposals/likely-cosigners',
    body: z.object({ subject: text(400), text: text(60_000).default(''), exceptId: id.optional() }),
    response: z.object({
      items: z.array(
        z.object({
          memberId: id,
          name: z.string(),
          note: z.string().describe('Sector and workplace'),
          reason: z.object({
            kind: z.enum(['like', 'sector', 'committee']),
            name: z.string().describe('Subject of the like proposal, or name of the body'),
            proposalId: id.nullable(),
          }),
        }),
      ),
    }),
  }),
  readDocument: endpoint({
    method: 'GET',
    path: '/proposals/read-document',
    query: z.object({ fileId: id.describe('A Word file (DOCX) oneself has sent') }),
    response: z.object({
      subject: z.string(),
      situation: z.string(),
      analysis: z.string(),
      suggestions: z.string(),
      found: z.array(z.enum(['situation', 'analysis', 'suggestions'])).describe('Parts that a heading named'),
      tables: z.int().describe('Tables, which stay in the file'),
      pictures: z.int().describe('Pictures, which stay in the file'),
    }),
  }),
  downloadFile: endpoint({
    method: 'GET',
    path: '/proposals/:proposalId/files/:fileId',
    params: z.object({ proposalId: id, fileId: id }),
    response: 'file',
  }),
} as const;

/** A draft before a word is written. */
export const blankDraft: DraftContent = {
  kind: 'single',
  bodyIds: [],
  subject: '',
  situation: '',
  analysis: '',
  suggestions: '',
  category: null,
  suggestedUnitIds: [],
  contactName: '',
  contactPhone: '',
  evidence: [],
  attachmentIds: [],
  publicityWish: 'public',
  publicityWishReason: '',
  confidential: false,
  similarChecked: [],
};
