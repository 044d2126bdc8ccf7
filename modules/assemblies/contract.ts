/** Requests and answers of this module; used by server, documentation and client. */
import { z } from 'zod';
import { day, instant } from '../../platform/http/dates.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import {
  assemblySchema,
  bodyKinds,
  bodySchema,
  sessionSchema,
  termSchema,
  unitKinds,
  unitSchema,
} from './contract-parts.ts';

export * from './contract-parts.ts';
export { houseEndpoints } from './house-contract.ts';
export { windowsEndpoints } from './windows-contract.ts';

const assemblyDetailSchema = assemblySchema.extend({
  contact: z.string(),
  term: termSchema.nullable().meta({ description: 'The current term' }),
  session: sessionSchema.nullable().meta({ description: 'The session a proposal handed in now counts for' }),
  season: z.enum(['plenary', 'intersession']).nullable(),
  sessions: z.array(sessionSchema),
});

const ruleVersionSchema = z.object({
  id: z.uuid(),
  subject: z.string(),
  version: z.int(),
  name: z.string(),
  appliesFrom: instant,
  publishedAt: instant,
  inForce: z.boolean().meta({ description: 'Applies now' }),
  content: z.unknown(),
});

const noticeDays = z.array(day).max(200);

/** A year's notice as it is entered. */
const holidayNotice = z.object({
  year: z.int().min(1950).max(2100),
  title: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .meta({ description: 'Name of the notice, as 国务院办公厅关于2027年部分节假日安排的通知' }),
  issuedOn: day.meta({ description: 'Date of the notice' }),
  source: z.string().trim().max(500).default('').meta({ description: 'Where it can be read' }),
  off: noticeDays.meta({ description: 'Days not worked' }),
  worked: noticeDays.meta({ description: 'Weekend days that are worked' }),
});

const dayKind = z.enum(['worked', 'weekend', 'holiday', 'moved_off', 'moved_worked']);

const calendarYearSchema = z.object({
  year: z.int(),
  basis: z
    .enum(['entered', 'shipped', 'law'])
    .meta({ description: 'law: no notice is known yet, deadlines in this year are provisional' }),
  days: z.array(z.object({ day, kind: dayKind, holiday: z.string().nullable() })),
  notices: z.array(
    z.object({
      noticeId: z.uuid(),
      title: z.string(),
      issuedOn: day,
      source: z.string(),
      assemblyName: z.string(),
      enteredByName: z.string(),
      enteredAt: instant,
      holds: z.boolean(),
      off: z.array(day),
      worked: z.array(day),
    }),
  ),
  mayEnter: z.boolean(),
});
export type CalendarYear = z.output<typeof calendarYearSchema>;

/** Outside of every operation, by its operationId. */
export const assemblyEndpoints = {
  listAssemblies: endpoint({
    method: 'GET',
    path: '/assemblies',
    root: true,
    response: z.object({ assemblies: z.array(assemblySchema) }),
  }),
  getAssembly: endpoint({ method: 'GET', path: '', response: assemblyDetailSchema }),
  listSessions: endpoint({
    method: 'GET',
    path: '/sessions',
    response: z.object({ sessions: z.array(sessionSchema) }),
  }),
  listBodies: endpoint({
    method: 'GET',
    path: '/bodies',
    query: z.object({
      kind: z.enum(bodyKinds).optional(),
      termId: z.uuid().optional().meta({ description: 'Absent: the current term' }),
    }),
    response: z.object({ bodies: z.array(bodySchema) }),
  }),
  listUnits: endpoint({
    method: 'GET',
    path: '/units',
    query: z.object({ kind: z.enum(unitKinds).optional() }),
    response: z.object({ units: z.array(unitSchema) }),
  }),
  listRuleVersions: endpoint({
    method: 'GET',
    path: '/rules',
    query: z.object({ subject: z.string().max(80).optional() }),
    response: z.object({ rules: z.array(ruleVersionSchema) }),
  }),
  getCalendarYear: endpoint({
    method: 'GET',
    path: '/calendar',
    query: z.object({ year: z.coerce.number().int().min(1950).max(2100) }),
    response: calendarYearSchema,
  }),
  previewHolidayNotice: endpoint({
    method: 'POST',
    path: '/calendar/notices/preview',
    body: holidayNotice,
    response: z.object({
      changes: z.array(z.object({ day, before: dayKind, after: dayKind })),
      known: z.boolean().meta({ description: 'A notice of this year is known already' }),
      deadlines: z.int().meta({ description: 'Running deadlines of this assembly that would end on another day' }),
    }),
  }),
  enterHolidayNotice: endpoint({
    method: 'POST',
    path: '/calendar/notices',
    body: holidayNotice,
    response: z.object({ noticeId: z.uuid() }),
  }),
};
