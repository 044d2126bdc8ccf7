/** Founding an alliance, inviting, answering, naming people, leaving. */
import { z } from 'zod';
import { day } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import { allianceAnswer, id, allianceParams as params, personRole, required, rule, seen, text } from './shared.ts';

const at = '/alliances/:allianceId';
const plan = z.object({
  name: required(80),
  purpose: required(2000),
  since: day,
  rule: rule.describe('Who must agree before a matter is taken up: all assemblies, or more than half'),
});

export const allianceDoing = {
  foundAlliance: endpoint({
    method: 'POST',
    path: '/alliances',
    body: plan.extend({ assemblyIds: z.array(id).max(50).default([]).describe('Assemblies to invite at once') }),
    response: allianceAnswer,
  }),
  saveAlliance: endpoint({
    method: 'PUT',
    path: at,
    params,
    body: plan.extend(seen.shape),
    response: allianceAnswer,
  }),
  inviteAssemblies: endpoint({
    method: 'POST',
    path: `${at}/invitations`,
    params,
    body: seen.extend({ assemblyIds: z.array(id).min(1).max(50) }),
    response: allianceAnswer.extend({ added: z.number().int() }),
  }),
  acceptAlliance: endpoint({ method: 'POST', path: `${at}/accept`, params, body: seen, response: allianceAnswer }),
  declineAlliance: endpoint({
    method: 'POST',
    path: `${at}/decline`,
    params,
    body: seen.extend({ reason: required(500) }),
    response: allianceAnswer,
  }),
  nameAlliancePerson: endpoint({
    method: 'POST',
    path: `${at}/people`,
    params,
    body: z.object({ accountId: id, role: personRole, duty: text(60) }),
    response: allianceAnswer.extend({ personId: id }),
  }),
  removeAlliancePerson: endpoint({
    method: 'POST',
    path: `${at}/people/:personId/remove`,
    params: params.extend({ personId: id }),
    body: seen,
    response: allianceAnswer,
  }),
  passAllianceChair: endpoint({
    method: 'POST',
    path: `${at}/chair`,
    params,
    body: seen.extend({ assemblyId: id }),
    response: allianceAnswer,
  }),
  leaveAlliance: endpoint({
    method: 'POST',
    path: `${at}/leave`,
    params,
    body: seen.extend({ reason: required(500) }),
    response: allianceAnswer,
  }),
  dissolveAlliance: endpoint({
    method: 'POST',
    path: `${at}/dissolve`,
    params,
    body: seen.extend({ reason: required(500) }),
    response: allianceAnswer,
  }),
} as const;
