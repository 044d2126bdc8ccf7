/** Requests and answers of this module; used by server, documentation and client. No server code here. */
import { z } from 'zod';
import { listFormat } from '../../platform/exporting/contract.ts';
import { day, instant } from '../../platform/http/dates.ts';
import { endpoint } from '../../platform/http/endpoint.ts';
import { pageAnswered } from '../../platform/http/pages.ts';
import { rulesPublished, rulesToPublish, ruleVersions } from '../../platform/rules/contract.ts';
import { recordStates } from './life.ts';
import { presetNames } from './presets/all.ts';
import { memberTypes, recordRoles, recordTypes } from './record-types.ts';

const id = z.uuid();
const year = z.coerce.number().int().min(1990).max(2199);
const points = z.int().describe('Hundredths of a point');
const recordParams = z.object({ recordId: id });
const objectionParams = z.object({ objectionId: id });

const facts = {
  subtype: z.string().max(40).default(''),
  role: z.union([z.enum(recordRoles), z.literal('')]).default(''),
  units: z.int().min(1).max(400).default(1),
  title: z.string().trim().min(1).max(200),
  happenedOn: day,
  untilOn: day.nullable().default(null),
  note: z.string().trim().max(4000).default(''),
  evidenceLink: z.union([z.url({ protocol: /^https?$/ }).max(500), z.literal('')]).default(''),
  evidenceFileId: id.nullable().default(null),
};

export const dutyRecord = z.object({
  recordId: id,
  memberId: id,
  memberName: z.string(),
  type: z.enum(recordTypes),
  subtype: z.string(),
  role: z.string(),
  units: z.int(),
  title: z.string(),
  happenedOn: z.string(),
  untilOn: z.string().nullable(),
  countsIn: z.int(),
  state: z.enum(recordStates),
  version: z.int(),
  office: z.string(),
  note: z.string(),
  evidenceLink: z.string(),
  evidence: z.boolean(),
  bySource: z.boolean().describe('Came by itself from its own room'),
  sourcePath: z.string().nullable(),
  enteredBy: z.string(),
  reason: z.string(),
  createdAt: instant,
  abilities: z.array(z.enum(['confirm', 'decline', 'withdraw'])),
});
export type DutyRecord = z.output<typeof dutyRecord>;

const line = z.object({
  recordId: id.nullable(),
  item: z.string().nullable(),
  class: z.string().nullable(),
  points,
  steps: z.array(z.looseObject({ rule: z.string() })),
});
const termShown = z.object({ code: z.string(), zh: z.string(), en: z.string() });

const objection = z.object({
  objectionId: id,
  memberId: id,
  memberName: z.string(),
  year: z.int(),
  recordId: id.nullable(),
  text: z.string(),
  state: z.enum(['open', 'granted', 'refused', 'taken_back']),
  version: z.int(),
  answer: z.string(),
  answeredBy: z.string(),
  createdAt: instant,
  answeredAt: instant.nullable(),
  dueAt: instant.nullable(),
  abilities: z.array(z.enum(['answer', 'take_back'])),
});
export type DutyObjection = z.output<typeof objection>;

/** How many members stand in each stretch of points: no names, no places. */
const spread = z.object({
  class: z.string().nullable().describe('Null: of all points'),
  bins: z.array(z.object({ from: points, until: points, members: z.int() })),
  own: points.nullable(),
});

const yearShown = z.object({
  year: z.int(),
  state: z.enum(['open', 'announced', 'frozen']),
  version: z.int(),
  countedAt: instant.nullable(),
  appealUntil: instant.nullable(),
  frozenAt: instant.nullable(),
});

export const dutyScore = z.object({
  year: yearShown,
  memberId: id,
  memberName: z.string(),
  standing: z.boolean(),
  ruleVersion: z.object({ version: z.int(), name: z.string() }),
  points: points.nullable(),
  base: points,
  band: termShown.nullable(),
  bands: z.array(termShown.extend({ from: z.number() })),
  reasons: z.array(z.looseObject({ rule: z.string() })),
  classes: z.array(termShown.extend({ points, cap: z.number() })),
  items: z.array(termShown.extend({ class: z.string(), cap: z.number() })),
  highest: z.array(termShown),
  exemptions: z.array(termShown),
  missing: z.array(termShown.extend({ least: z.int() })).describe('Minimums that are not reached'),
  lines: z.array(line),
  records: z.array(dutyRecord),
  objections: z.array(objection),
  spreads: z.array(spread),
  mayObject: z.boolean(),
});
export type DutyScore = z.output<typeof dutyScore>;

const filter = z.object({
  year: year.optional(),
  type: z.enum(recordTypes).optional(),
  state: z.enum(recordStates).optional(),
  memberId: id.optional(),
  words: z.string().trim().max(60).optional(),
  mine: z.enum(['true', 'false']).optional().describe('Those the reader may confirm'),
});

const moved = z.object({ recordId: id, state: z.enum(recordStates), version: z.int() });
const expected = { expectedVersion: z.int().min(1) };
const reason = z.string().trim().min(1).max(1000);
const chosen = rulesToPublish.omit({ preset: true }).extend({ preset: z.enum(presetNames).optional() });

/** By operationId. */
export const dutyEndpoints = {
  listDutyRules: endpoint({ method: 'GET', path: '/duty/rules', response: ruleVersions }),
  publishDutyRules: endpoint({ method: 'POST', path: '/duty/rules', body: chosen, response: rulesPublished }),
  getDutyScore: endpoint({
    method: 'GET',
    path: '/duty/score',
    query: z.object({ year: year.optional(), memberId: id.optional().describe('Absent: the reader') }),
    response: dutyScore,
  }),
  listDutyRecords: endpoint({
    method: 'GET',
    path: '/duty/records',
    query: filter.extend({
      page: z.coerce.number().int().min(1).max(10_000).default(1),
      size: z.coerce.number().int().min(1).max(100).default(25),
    }),
    response: z.object({ items: z.array(dutyRecord), total: z.int(), page: pageAnswered }),
  }),
  exportDutyRecords: endpoint({
    method: 'GET',
    path: '/duty/records/export',
    query: filter.extend({ format: listFormat.default('xlsx') }),
    response: 'file',
  }),
  proposeDutyRecord: endpoint({
    method: 'POST',
    path: '/duty/my-records',
    body: z.object({ type: z.enum(memberTypes), ...facts }),
    response: moved,
  }),
  enterDutyRecord: endpoint({
    method: 'POST',
    path: '/duty/records',
    body: z.object({ memberId: id, type: z.enum(recordTypes), ...facts }),
    response: moved,
  }),
  confirmDutyRecord: endpoint({
    method: 'POST',
    path: '/duty/records/:recordId/confirm',
    params: recordParams,
    body: z.object(expected),
    response: moved,
  }),
  declineDutyRecord: endpoint({
    method: 'POST',
    path: '/duty/records/:recordId/decline',
    params: recordParams,
    body: z.object({ ...expected, reason }),
    response: moved,
  }),
  withdrawDutyRecord: endpoint({
    method: 'POST',
    path: '/duty/records/:recordId/withdraw',
    params: recordParams,
    body: z.object({ ...expected, reason }),
    response: moved,
  }),
  getDutyEvidence: endpoint({
    method: 'GET',
    path: '/duty/records/:recordId/evidence',
    params: recordParams,
    response: 'file',
  }),
  getDutyYear: endpoint({
    method: 'GET',
    path: '/duty/year',
    query: z.object({ year: year.optional() }),
    response: z.object({
      year: yearShown,
      members: z.int(),
      bands: z.array(termShown.extend({ members: z.int() })),
      proposed: z.int(),
      objections: z.array(objection),
      abilities: z.array(z.enum(['announce', 'freeze'])),
    }),
  }),
  announceDutyYear: endpoint({
    method: 'POST',
    path: '/duty/year/announce',
    body: z.object({ year, ...expected }),
    response: yearShown,
  }),
  freezeDutyYear: endpoint({
    method: 'POST',
    path: '/duty/year/freeze',
    body: z.object({ year, ...expected }),
    response: yearShown,
  }),
  objectToDutyScore: endpoint({
    method: 'POST',
    path: '/duty/objections',
    body: z.object({ year, recordId: id.nullable().default(null), text: reason }),
    response: z.object({ objectionId: id }),
  }),
  answerDutyObjection: endpoint({
    method: 'POST',
    path: '/duty/objections/:objectionId/answer',
    params: objectionParams,
    body: z.object({ ...expected, outcome: z.enum(['granted', 'refused']), answer: reason }),
    response: z.object({ objectionId: id, state: z.string(), version: z.int() }),
  }),
  takeBackDutyObjection: endpoint({
    method: 'POST',
    path: '/duty/objections/:objectionId/take-back',
    params: objectionParams,
    body: z.object(expected),
    response: z.object({ objectionId: id, state: z.string(), version: z.int() }),
  }),
} as const;
