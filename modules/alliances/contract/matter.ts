/** A matter of an alliance: proposed, agreed, written, concluded. */
import { z } from 'zod';
import { day } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import {
  allianceParams,
  matterAnswer as answer,
  fileLabel,
  id,
  matterParams as params,
  required,
  seen,
} from './shared.ts';

const at = '/alliances/matters/:matterId';
const plan = z.object({
  title: required(120),
  text: required(5000),
  leadAssemblyId: id.describe('The assembly that leads it; of those that have joined'),
});
const because = seen.extend({ reason: required(500) });

export const matterDoing = {
  proposeAllianceMatter: endpoint({
    method: 'POST',
    path: '/alliances/:allianceId/matters',
    params: allianceParams,
    body: plan,
    response: answer,
  }),
  saveAllianceMatter: endpoint({ method: 'PUT', path: at, params, body: plan.extend(seen.shape), response: answer }),
  agreeAllianceMatter: endpoint({ method: 'POST', path: `${at}/agree`, params, body: seen, response: answer }),
  refuseAllianceMatter: endpoint({ method: 'POST', path: `${at}/refuse`, params, body: because, response: answer }),
  writeAlliancePart: endpoint({
    method: 'PUT',
    path: `${at}/part`,
    params,
    body: seen.extend({ text: required(3000) }),
    response: answer,
  }),
  handInAlliancePart: endpoint({ method: 'POST', path: `${at}/part/hand-in`, params, body: seen, response: answer }),
  takeBackAlliancePart: endpoint({
    method: 'POST',
    path: `${at}/part/take-back`,
    params,
    body: seen,
    response: answer,
  }),
  addAllianceMinutes: endpoint({
    method: 'POST',
    path: `${at}/minutes`,
    params,
    body: seen.extend({ heldOn: day, text: required(5000) }),
    response: answer,
  }),
  addAllianceFile: endpoint({
    method: 'POST',
    path: `${at}/files`,
    params,
    body: z.object({ fileId: id, title: required(120), label: fileLabel }),
    response: answer.extend({ allianceFileId: id }),
  }),
  removeAllianceFile: endpoint({
    method: 'POST',
    path: `${at}/files/:allianceFileId/remove`,
    params: params.extend({ allianceFileId: id }),
    body: seen,
    response: answer,
  }),
  shareIntoAlliance: endpoint({
    method: 'POST',
    path: `${at}/shares`,
    params,
    body: z.object({
      kind: z.enum(['proposal', 'suggestion']),
      sharedId: id.describe('One of the reader’s own assembly that they may read'),
    }),
    response: answer,
  }),
  unshareFromAlliance: endpoint({
    method: 'POST',
    path: `${at}/shares/:shareId/remove`,
    params: params.extend({ shareId: id }),
    body: seen,
    response: answer,
  }),
  concludeAllianceMatter: endpoint({
    method: 'POST',
    path: `${at}/conclude`,
    params,
    body: seen.extend({ outcome: required(3000) }),
    response: answer,
  }),
  dropAllianceMatter: endpoint({ method: 'POST', path: `${at}/drop`, params, body: because, response: answer }),
} as const;
