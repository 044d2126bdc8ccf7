/** What those inside the work read: one proposal whole, work lists, what is overdue. */
import { z } from 'zod';
import { clockView } from '../../../platform/clocks/contract.ts';
import { day, instant } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { pageAnswered } from '../../../platform/http/pages.ts';
import { likelyUnitsAnswer, unitLoadsAnswer } from '../../handling/contract.ts';
import { proposalDetail } from './detail.ts';
import { id, paging, proposalKind, proposalParams, proposalState, season } from './shared.ts';

/** One line of any list inside. */
const proposalLine = z.object({
  proposalId: id,
  number: z.number().int().nullable(),
  sessionLabel: z.string(),
  season: season.nullable(),
  subject: z.string(),
  kind: proposalKind,
  state: proposalState,
  reviewRound: z.number().int(),
  category: z.string().nullable(),
  categoryLabel: z.string().nullable(),
  firstProposer: z.string(),
  proposerCount: z.number().int(),
  leadUnits: z.array(z.string()),
  isKey: z.boolean(),
  isExcellent: z.boolean(),
  /** Taken in from an old register, as history. */
  imported: z.boolean(),
  replyClass: z.string().nullable(),
  updatedAt: instant,
  submittedAt: instant.nullable(),
  /** The clock that runs out first among the open ones. */
  clock: clockView.nullable(),
});
export type ProposalLine = z.output<typeof proposalLine>;

/** What narrows the work list, and an export of it. */
export const narrowing = z.object({
  /** Words of the text or the subject, or a number. */
  words: z.string().trim().max(200).optional(),
  sessionId: id.optional(),
  state: z.string().max(200).optional().describe('One or several states, comma-separated'),
  category: z.string().max(40).optional(),
  unitId: id.optional(),
  season: season.optional(),
  class: z.string().max(4).optional(),
  mine: z.stringbool().optional().describe('Only those I proposed, co-sign or support'),
  part: z
    .enum(['first', 'cosigner', 'supporter'])
    .optional()
    .describe('With `mine`: only those where I am that; a proposer of a merged proposal co-signs the one it went into'),
  kind: z.string().max(80).optional().describe('One or several kinds, comma-separated'),
  key: z.stringbool().optional(),
  submittedFrom: day.optional(),
  submittedUntil: day.optional().describe('The last day that counts'),
  filedFrom: day.optional(),
  filedUntil: day.optional(),
  dispatchedFrom: day.optional(),
  dispatchedUntil: day.optional(),
  repliedUntil: day.optional(),
  repliedFrom: day.optional().describe('Only those with a reply issued on this day in Beijing or later'),
});

export const listFilter = narrowing.extend({
  ...paging,
  sort: z
    .enum(['updated', 'number', 'due', 'submitted', 'subject', 'state', 'category', 'class', 'relevance'])
    .default('updated'),
  order: z.enum(['asc', 'desc']).optional().describe('Without it each order runs as it is usually read'),
});

const lines = z.object({
  items: z.array(proposalLine),
  total: z.number().int(),
  page: pageAnswered,
  size: z.number().int(),
  readAs: z.string().nullable().describe('What was looked for instead where the words typed find nothing'),
});

export const readingEndpoints = {
  getProposal: endpoint({
    method: 'GET',
    path: '/proposals/:proposalId',
    params: proposalParams,
    response: proposalDetail,
  }),
  listProposals: endpoint({ method: 'GET', path: '/proposals', query: listFilter, response: lines }),
  listOverdue: endpoint({
    method: 'GET',
    path: '/proposals/overdue',
    query: z.object({
      ...paging,
      unitId: id.optional(),
      kind: z.string().max(40).optional(),
      within: z.coerce.number().int().min(0).max(60).default(0).describe('Also those due within so many working days'),
    }),
    response: z.object({
      items: z.array(
        z.object({
          proposalId: id,
          number: z.number().int().nullable(),
          subject: z.string(),
          state: proposalState,
          waitsForName: z.string(),
          clock: clockView,
          mayUrge: z.boolean().describe('The reader may urge those it waits for today'),
        }),
      ),
      totals: z
        .array(
          z.object({
            type: z.enum(['unit', 'role', 'proposer']),
            unitId: id.nullable(),
            name: z.string(),
            count: z.number().int(),
          }),
        )
        .describe('Of how many each is the one that is waited for, whatever unit is asked for'),
      total: z.number().int(),
      page: pageAnswered,
      size: z.number().int(),
    }),
  }),
  /** The review board: columns by state and round, with counts and the first lines of each. */
  getBoard: endpoint({
    method: 'GET',
    path: '/proposals/board',
    query: z.object({ sessionId: id.optional(), category: z.string().max(40).optional(), unitId: id.optional() }),
    response: z.object({
      columns: z.array(
        z.object({
          state: proposalState,
          round: z.number().int(),
          count: z.number().int(),
          items: z.array(proposalLine),
        }),
      ),
    }),
  }),
  /** Texts of two proposals cut into equal, added and removed runs of words, for the merge desk. */
  compareProposals: endpoint({
    method: 'GET',
    path: '/proposals/compare',
    query: z.object({ leftId: id, rightId: id }),
    response: z.object({
      left: proposalDetail,
      right: proposalDetail,
      fields: z.array(
        z.object({
          field: z.enum(['subject', 'situation', 'analysis', 'suggestions']),
          runs: z.array(z.object({ kind: z.enum(['same', 'left', 'right']), text: z.string() })),
        }),
      ),
    }),
  }),
  /** Suggestions with their reasons; nothing is chosen by them. */
  likelyUnits: endpoint({
    method: 'GET',
    path: '/proposals/:proposalId/likely-units',
    params: proposalParams,
    response: likelyUnitsAnswer,
  }),
  /** Work in hand of every unit a proposal may go to, beside the form that assigns it. */
  unitLoads: endpoint({
    method: 'GET',
    path: '/proposals/:proposalId/unit-loads',
    params: proposalParams,
    response: unitLoadsAnswer,
  }),
  /** Everything a form needs: limits, categories, reasons, classes, rating form, units. */
  getOptions: endpoint({
    method: 'GET',
    path: '/proposals/options',
    response: z.object({
      rules: z.unknown(),
      ruleVersion: z.number().int(),
      ruleName: z.string(),
      categories: z.array(z.object({ code: z.string(), label: z.string() })),
      declineReasons: z.array(z.object({ code: z.string(), label: z.string() })),
      bounceReasons: z.array(z.object({ code: z.string(), label: z.string() })),
      classes: z.array(z.object({ code: z.string(), label: z.string(), tracked: z.boolean() })),
      ratingForm: z.enum(['three_level', 'seven_fields', 'attitude_effect']),
      units: z.array(z.object({ unitId: id, name: z.string(), side: z.enum(['party', 'government']) })),
      committees: z.array(z.object({ bodyId: id, name: z.string() })),
      /** Kinds of proposals this reader may begin; empty: none. */
      writableKinds: z.array(proposalKind),
      myBodies: z.array(z.object({ bodyId: id, name: z.string(), kind: z.string() })),
      sessions: z.array(z.object({ sessionId: id, label: z.string() })),
      /** null between sessions, when nothing new is begun. */
      currentSession: z.object({ sessionId: id, label: z.string(), season, until: instant }).nullable(),
      handlers: z.array(z.object({ accountId: id, name: z.string(), unitId: id })),
    }),
  }),
  lookBackList: endpoint({
    method: 'GET',
    path: '/proposals/look-back',
    query: z.object({
      ...paging,
      status: z.enum(['open', 'kept', 'partly', 'broken']).optional(),
      dueBefore: day.optional(),
    }),
    response: z.object({
      items: z.array(
        z.object({
          proposalId: id,
          promiseId: id,
          number: z.number().int().nullable(),
          subject: z.string(),
          unitName: z.string(),
          kind: z.string(),
          text: z.string(),
          dueOn: day,
          status: z.string(),
          report: z.string(),
          class: z.string().nullable(),
        }),
      ),
      total: z.number().int(),
      page: pageAnswered,
      size: z.number().int(),
    }),
  }),
} as const;
