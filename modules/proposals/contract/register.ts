/** The public register, figures, open data; and the office's bulk work. */
import { z } from 'zod';
import { listFormat } from '../../../platform/exporting/contract.ts';
import { day, instant } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { pageAnswered } from '../../../platform/http/pages.ts';
import { ratedFigures, replyFigures, unitFigures } from '../../handling/contract.ts';
import { narrowing } from './reading.ts';
import { dayOrMonth, id, paging, proposalParams, proposalState, season } from './shared.ts';

const publicLine = z.object({
  proposalId: id,
  number: z.number().int(),
  sessionLabel: z.string(),
  season: season.nullable(),
  subject: z.string(),
  firstProposer: z.string(),
  proposerCount: z.number().int(),
  category: z.string().nullable(),
  categoryLabel: z.string().nullable(),
  state: proposalState,
  units: z.array(z.string()),
  filedOn: dayOrMonth,
  repliedOn: dayOrMonth.nullable(),
  class: z.string().nullable(),
  isKey: z.boolean(),
  isExcellent: z.boolean(),
  /** Where the words searched for were found, as text with marks. */
  excerpt: z.array(z.object({ text: z.string(), hit: z.boolean() })),
  foundIn: z
    .enum(['subject', 'situation', 'analysis', 'suggestions', 'reply'])
    .nullable()
    .describe('Where the excerpt stands'),
});
export type PublicLine = z.output<typeof publicLine>;

export const publicFilter = z.object({
  ...paging,
  words: z.string().trim().max(200).optional(),
  number: z.coerce.number().int().positive().max(1_000_000).optional(),
  sessionId: id.optional(),
  unitId: id.optional(),
  category: z.string().max(40).optional(),
  class: z.string().max(4).optional(),
  state: z.enum(['filed', 'handling', 'replied', 'closed']).optional().describe('As a citizen thinks of it'),
  key: z.stringbool().optional(),
  filedFrom: day.optional(),
  filedUntil: day.optional().describe('The last day that counts'),
  sort: z.enum(['newest', 'relevance', 'number']).optional().describe('Newest first unless told otherwise'),
});
export type PublicFilter = z.output<typeof publicFilter>;

/** A text with withheld passages replaced by a marked gap. */
const publicText = z.array(z.object({ text: z.string(), withheld: z.boolean() }));

const publicProposal = z.object({
  proposalId: id,
  number: z.number().int(),
  sessionLabel: z.string(),
  season: season.nullable(),
  subject: z.string(),
  state: proposalState,
  categoryLabel: z.string().nullable(),
  isKey: z.boolean(),
  isExcellent: z.boolean(),
  titleOnly: z.boolean(),
  proposers: z.array(z.object({ name: z.string(), role: z.enum(['first', 'cosigner', 'supporter']) })),
  situation: publicText,
  analysis: publicText,
  suggestions: publicText,
  evidence: z.array(z.object({ kind: z.string(), title: z.string() })),
  units: z.array(z.object({ name: z.string(), role: z.string(), state: z.string() })),
  timeline: z.array(
    z.object({
      at: instant,
      /** The day of `at` is the first of its month and means nothing. */
      monthOnly: z.boolean(),
      event: z.string(),
      unitName: z.string().nullable(),
      details: z.record(z.string(), z.string()),
    }),
  ),
  replies: z.array(
    z.object({
      replyId: id,
      unitName: z.string(),
      round: z.number().int(),
      class: z.string(),
      classLabel: z.string(),
      letterNumber: z.string(),
      issuedOn: dayOrMonth,
      body: publicText,
      withheld: z.boolean(),
    }),
  ),
  ratings: z.array(
    z.object({
      round: z.number().int(),
      unitName: z.string(),
      satisfied: z.number().int(),
      basically: z.number().int(),
      unsatisfied: z.number().int(),
    }),
  ),
  promises: z.array(z.object({ text: z.string(), dueOn: day, status: z.string(), report: z.string() })),
  mergedSubjects: z.array(z.string()),
  filedOn: dayOrMonth,
  /** Taken in from an old register, as history. */
  imported: z.boolean(),
  /** The number as that register writes it. */
  writtenNumber: z.string().nullable(),
  updatedAt: instant,
});
export type PublicProposal = z.output<typeof publicProposal>;

const count = z.number().int();

const figures = z.object({
  sessionId: id.nullable(),
  sessionLabel: z.string().nullable(),
  asOf: instant,
  audience: z.enum(['public', 'inside']).describe('public: without confidential and internal proposals'),
  importedCounted: z.boolean(),
  imported: count.describe('Proposals brought in from old registers, counted or not'),
  received: count,
  filed: count,
  merged: count,
  converted: count,
  declined: count,
  withdrawn: count,
  pending: count,
  byState: z.array(z.object({ state: z.string(), count })),
  byCategory: z.array(z.object({ code: z.string(), label: z.string(), count })),
  byClass: z.array(z.object({ code: z.string(), label: z.string(), count })),
  replies: replyFigures,
  ratings: ratedFigures,
  byUnit: z.array(unitFigures),
  byDays: z.array(z.object({ above: count, upTo: count.nullable(), count })).describe('Days to the first reply'),
  byMonth: z.array(z.object({ month: z.string(), received: count, filed: count, replied: count })),
});
/** Which proposals figures count. */
const figureChoice = z.object({
  sessionId: id.optional(),
  audience: z.enum(['public', 'inside']).default('public'),
  imported: z.stringbool().default(false).describe('Count history brought in from old registers as well'),
});
export type Figures = z.output<typeof figures>;

export const registerEndpoints = {
  searchRegister: endpoint({
    method: 'GET',
    path: '/register',
    query: publicFilter,
    response: z.object({
      items: z.array(publicLine),
      total: z.number().int(),
      page: pageAnswered,
      size: z.number().int(),
      readAs: z.string().nullable().describe('What was looked for instead where the words typed find nothing'),
    }),
  }),
  getPublicProposal: endpoint({
    method: 'GET',
    path: '/register/:proposalId',
    params: proposalParams,
    response: publicProposal,
  }),
  publicDocument: endpoint({
    method: 'GET',
    path: '/register/:proposalId/document',
    params: proposalParams,
    query: z.object({ format: z.enum(['pdf', 'docx']).default('pdf') }),
    response: 'file',
  }),
  registerOptions: endpoint({
    method: 'GET',
    path: '/register/options',
    response: z.object({
      sessions: z.array(z.object({ sessionId: id, label: z.string() })),
      units: z.array(z.object({ unitId: id, name: z.string() })),
      categories: z.array(z.object({ code: z.string(), label: z.string() })),
      classes: z.array(z.object({ code: z.string(), label: z.string() })),
    }),
  }),
  getFigures: endpoint({
    method: 'GET',
    path: '/register/figures',
    query: figureChoice,
    response: figures,
  }),
  openData: endpoint({
    method: 'GET',
    path: '/register/open-data',
    query: z.object({ format: z.enum(['csv', 'json']).default('csv'), sessionId: id.optional() }),
    response: 'file',
  }),

  proposalDocument: endpoint({
    method: 'GET',
    path: '/proposals/:proposalId/document',
    params: proposalParams,
    query: z.object({ format: z.enum(['pdf', 'docx']).default('pdf') }),
    response: 'file',
  }),
  exportRegister: endpoint({
    method: 'GET',
    path: '/exports/register',
    query: narrowing.extend({ format: listFormat.default('xlsx') }),
    response: 'file',
  }),
  exportDigest: endpoint({
    method: 'GET',
    path: '/exports/digest',
    query: z.object({ format: listFormat.default('docx'), sessionId: id.optional() }),
    response: 'file',
  }),
  exportAssignments: endpoint({
    method: 'GET',
    path: '/exports/assignments',
    query: z.object({ format: listFormat.default('xlsx'), sessionId: id.optional(), unitId: id.optional() }),
    response: 'file',
  }),
  exportOverdue: endpoint({
    method: 'GET',
    path: '/exports/overdue',
    query: z.object({
      unitId: id.optional(),
      kind: z.string().max(40).optional(),
      format: listFormat.default('xlsx'),
      within: z.coerce.number().int().min(0).max(60).default(0).describe('Also those due within so many working days'),
    }),
    response: 'file',
  }),
  exportStatistics: endpoint({
    method: 'GET',
    path: '/exports/statistics',
    query: figureChoice.extend({
      format: z.enum(['xlsx', 'docx', 'pdf']).default('xlsx'),
      audience: z.enum(['public', 'inside']).optional(),
    }),
    response: 'file',
  }),
} as const;
