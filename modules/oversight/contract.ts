/** Requests and answers of this module; used by server, documentation and client. No server code here. */
import { z } from 'zod';
import { day, instant } from '../../platform/http/dates.ts';
import { endpoint } from '../../platform/http/endpoint.ts';

const id = z.uuid();
const list = z.string().describe('Address of exactly these matters below the assembly’s at the desk');

const line = z.object({
  matterId: id,
  number: z.number().int().nullable(),
  title: z.string(),
  who: z.string().describe('Whose it is now, or who answered'),
  note: z.string().describe('Where it stands, or how it was answered'),
  dueAt: instant.nullable(),
  overdue: z.boolean(),
  path: z.string().describe('Below the assembly’s address at the desk'),
});
export type OverviewLine = z.output<typeof line>;

const overview = z.object({
  from: z.string(),
  until: z.string().describe('The last day that counts'),
  counts: z.array(
    z.object({ label: z.string(), how: z.string().describe('How it is counted'), count: z.number().int(), list }),
  ),
  stages: z.array(z.object({ key: z.string(), label: z.string() })),
  late: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      about: z.string().describe('The kind of matters'),
      counts: z.array(z.number().int()).describe('One for each of `stages`'),
      total: z.number().int(),
      list,
    }),
  ),
  answers: z.array(line).describe('The latest first'),
  key: z.array(line).describe('Under a leader’s own eye, most urgent first'),
});
export type Overview = z.output<typeof overview>;

const params = z.object({ briefId: id });
const brief = z.object({ briefId: id, from: z.string(), until: z.string(), madeAt: instant });

export const oversightEndpoints = {
  getOverview: endpoint({
    method: 'GET',
    path: '/oversight',
    query: z.object({ from: day.optional(), until: day.optional() }),
    response: overview,
  }),
  listBriefs: endpoint({ method: 'GET', path: '/briefs', response: z.object({ briefs: z.array(brief) }) }),
  getBrief: endpoint({ method: 'GET', path: '/briefs/:briefId', params, response: brief.extend({ overview }) }),
  briefDocument: endpoint({
    method: 'GET',
    path: '/briefs/:briefId/document',
    params,
    query: z.object({ format: z.enum(['pdf', 'docx']).default('pdf') }),
    response: 'file',
  }),
};
