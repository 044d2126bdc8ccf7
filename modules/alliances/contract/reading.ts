/** Reading alliances, their matters and files. */
import { z } from 'zod';
import { listFormat } from '../../../platform/exporting/contract.ts';
import { instant } from '../../../platform/http/dates.ts';
import { endpoint } from '../../../platform/http/endpoint.ts';
import {
  allianceParams,
  allianceState,
  fileLabel,
  id,
  matterParams,
  matterState,
  partState,
  personRole,
  rule,
  seatState,
} from './shared.ts';

const line = z.object({
  action: z.string(),
  actorName: z.string(),
  assembly: z.string().describe('For which assembly'),
  at: instant,
  details: z.record(z.string(), z.unknown()),
});

const assembly = z.object({ assemblyId: id, name: z.string() });

export const allianceLine = z.object({
  allianceId: id,
  name: z.string(),
  state: allianceState,
  seat: seatState.describe('Of the reader’s assembly'),
  since: z.string(),
  founder: z.string(),
  joined: z.number().int(),
  openMatters: z.number().int(),
});
export type AllianceLine = z.output<typeof allianceLine>;

export const matterLine = z.object({
  matterId: id,
  title: z.string(),
  state: matterState,
  lead: z.string(),
  proposer: z.string(),
  part: partState.nullable().describe('Of the reader’s assembly'),
  partsIn: z.number().int(),
  parts: z.number().int(),
  updatedAt: instant,
});
export type MatterLine = z.output<typeof matterLine>;

export const allianceDetail = z.object({
  allianceId: id,
  subject: z.string(),
  name: z.string(),
  purpose: z.string(),
  since: z.string(),
  rule,
  state: allianceState,
  version: z.number().int(),
  founder: assembly,
  chair: assembly,
  mine: seatState,
  seats: z.array(
    assembly.extend({
      state: seatState,
      reason: z.string(),
      answeredAt: instant.nullable(),
      answeredByName: z.string().nullable(),
    }),
  ),
  people: z.array(
    z.object({
      personId: id,
      assemblyId: id,
      assembly: z.string(),
      name: z.string(),
      role: personRole,
      duty: z.string(),
      own: z.boolean().describe('Named by the reader’s assembly'),
    }),
  ),
  matters: z.array(matterLine),
  history: z.array(line),
  abilities: z.array(z.string()),
});
export type AllianceDetail = z.output<typeof allianceDetail>;

export const matterDetail = z.object({
  matterId: id,
  allianceId: id,
  alliance: z.string(),
  subject: z.string(),
  title: z.string(),
  text: z.string(),
  state: matterState,
  version: z.number().int(),
  rule,
  outcome: z.string(),
  lead: assembly,
  proposer: assembly,
  proposedByName: z.string(),
  createdAt: instant,
  joined: z.array(assembly),
  parts: z.array(
    assembly.extend({
      state: partState,
      reason: z.string(),
      text: z.string(),
      byName: z.string(),
      movedAt: instant,
      own: z.boolean(),
    }),
  ),
  minutes: z.array(
    z.object({ minutesId: id, heldOn: z.string(), text: z.string(), byName: z.string(), assembly: z.string() }),
  ),
  files: z.array(
    z.object({
      allianceFileId: id,
      title: z.string(),
      label: fileLabel,
      name: z.string(),
      size: z.number().int(),
      assembly: z.string(),
      addedAt: instant,
      own: z.boolean(),
    }),
  ),
  shares: z.array(
    z.object({
      shareId: id,
      kind: z.string(),
      title: z.string(),
      label: z.string(),
      state: z.string().describe('In the reader’s language'),
      assembly: z.string(),
      publicPath: z.string().nullable().describe('Its page for everybody; null: it has none'),
      ownPath: z.string().nullable().describe('Below the assembly’s address, for readers of the assembly that owns it'),
      own: z.boolean(),
    }),
  ),
  history: z.array(line),
  abilities: z.array(z.string()),
});
export type MatterDetail = z.output<typeof matterDetail>;

export const readingEndpoints = {
  listAlliances: endpoint({
    method: 'GET',
    path: '/alliances',
    response: z.object({ items: z.array(allianceLine), mayFound: z.boolean() }),
  }),
  allianceOptions: endpoint({
    method: 'GET',
    path: '/alliances/options',
    response: z.object({
      assemblies: z.array(z.object({ assemblyId: id, name: z.string(), level: z.string() })),
      people: z.array(z.object({ accountId: id, name: z.string() })).describe('Whom the reader’s assembly may name'),
    }),
  }),
  getAlliance: endpoint({
    method: 'GET',
    path: '/alliances/:allianceId',
    params: allianceParams,
    response: allianceDetail,
  }),
  exportAllianceMatters: endpoint({
    method: 'GET',
    path: '/alliances/:allianceId/matters/export',
    params: allianceParams,
    query: z.object({ format: listFormat.default('xlsx') }),
    response: 'file',
  }),
  getAllianceMatter: endpoint({
    method: 'GET',
    path: '/alliances/matters/:matterId',
    params: matterParams,
    response: matterDetail,
  }),
  allianceFile: endpoint({
    method: 'GET',
    path: '/alliances/matters/:matterId/files/:allianceFileId',
    params: matterParams.extend({ allianceFileId: id }),
    response: 'file',
  }),
} as const;
