/** Requests and answers about the record: reading it, taking it away, finding out whether it was rewritten. */
import { z } from 'zod';
import { day, instant } from '../../platform/http/dates.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { type AuditGroup, auditGroupNames } from './audit-actions.ts';

const auditRow = z.object({
  seq: z.int(),
  at: instant,
  accountId: z.uuid().nullable(),
  actorName: z.string().meta({ description: 'Who acted; where nobody was signed in, a word that says so' }),
  action: z.string(),
  sentence: z.string().meta({ description: 'What was done, in the language of the request' }),
  proposalId: z.uuid().nullable().meta({ description: 'The proposal it was about, whose own history is kept apart' }),
  subject: z.string(),
  details: z.record(z.string(), z.unknown()),
});
export type AuditRow = z.output<typeof auditRow>;

/** What narrows the trail, and an export of it. */
const auditNarrowing = z.object({
  from: day.optional().meta({ description: 'The first day that counts, in Beijing' }),
  until: day.optional().meta({ description: 'The last day that counts' }),
  person: z
    .string()
    .trim()
    .max(60)
    .optional()
    .meta({ description: 'Name or login: what they did, and what was done to their accounts' }),
  group: z.enum(auditGroupNames as [AuditGroup, ...AuditGroup[]]).optional(),
  action: z.string().max(60).optional(),
});
export type AuditNarrowing = z.output<typeof auditNarrowing>;

export const auditEndpoints = {
  listAuditEntries: endpoint({
    method: 'GET',
    path: '/audit-entries',
    query: auditNarrowing.extend({
      before: z.coerce.number().int().positive().optional().meta({ description: 'Entries older than this `seq`' }),
      page: z.coerce.number().int().min(1).max(100_000).default(1),
      size: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.object({
      entries: z.array(auditRow),
      next: z.int().nullable(),
      total: z.int(),
      page: z.int().meta({ description: 'The page shown: the last one where the one asked for lies past the end' }),
    }),
  }),
  exportAuditEntries: endpoint({
    method: 'GET',
    path: '/audit-entries/export',
    query: auditNarrowing,
    response: 'file',
  }),
  verifyRecord: endpoint({
    method: 'POST',
    path: '/audit-entries/verify',
    response: z.object({
      whole: z.boolean(),
      sentences: z
        .array(z.string())
        .meta({ description: 'What was found, then one for each part of the record, then what to do' }),
      proposalId: z.uuid().nullable().meta({ description: 'Whose history is broken' }),
    }),
  }),
};
