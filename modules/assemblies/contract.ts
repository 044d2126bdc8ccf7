/** Requests and answers of this module; used by server, documentation and client. */
import { z } from 'zod';
import { day, instant } from '../../platform/http/dates.ts';
import { endpoint } from '../../platform/http/endpoint.ts';

export const bodyKinds = ['sector', 'committee', 'party', 'organisation', 'group'] as const;
export const unitKinds = ['handling', 'supervision_party', 'supervision_government'] as const;

export const assemblySchema = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  code: z.string(),
  level: z.enum(['province', 'city', 'county']),
  name: z.string(),
  shortName: z.string(),
  place: z.string(),
});

export const termSchema = z.object({
  id: z.uuid(),
  ordinal: z.int(),
  label: z.string().meta({ description: '十三届, or "13th term", in the language of the request' }),
  startsOn: day,
  endsOn: day,
});

export const sessionSchema = z.object({
  id: z.uuid(),
  termId: z.uuid(),
  termOrdinal: z.int(),
  ordinal: z.int(),
  label: z.string().meta({ description: '十三届二次, or "13th term, 2nd session", in the language of the request' }),
  opensAt: instant,
  closesAt: instant,
  proposalsFrom: instant,
  proposalsUntil: instant.meta({ description: 'Last minute of the plenary window' }),
  intersessionUntil: instant.meta({ description: 'Last minute of the intersession window; later ones roll over' }),
});

export const assemblyDetailSchema = assemblySchema.extend({
  contact: z.string(),
  term: termSchema.nullable().meta({ description: 'The current term' }),
  session: sessionSchema.nullable().meta({ description: 'The session a proposal handed in now counts for' }),
  season: z.enum(['plenary', 'intersession']).nullable(),
  sessions: z.array(sessionSchema),
});

export const bodySchema = z.object({
  id: z.uuid(),
  termId: z.uuid(),
  kind: z.enum(bodyKinds),
  name: z.string(),
  sortWeight: z.int(),
});

export const unitSchema = z.object({
  id: z.uuid(),
  kind: z.enum(unitKinds),
  side: z.enum(['party', 'government']),
  name: z.string(),
  letterCode: z.string(),
  sortWeight: z.int(),
  active: z.boolean(),
});

export const ruleVersionSchema = z.object({
  id: z.uuid(),
  subject: z.string(),
  version: z.int(),
  name: z.string(),
  appliesFrom: instant,
  publishedAt: instant,
  inForce: z.boolean().meta({ description: 'Applies now' }),
  content: z.unknown(),
});

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
};
