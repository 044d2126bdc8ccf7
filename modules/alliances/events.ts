/** What others may react to, as `alliance.invited` or `alliance_matter.proposed`. */
import { announce } from '../../platform/events/announce.ts';
import type { Context } from '../../platform/http/context.ts';
import { allianceLife, matterLife } from './life.ts';

const allianceNames = ['invited', 'accepted', 'declined', 'left', 'dissolved', 'chair_passed', 'named'] as const;
export type AllianceEvent = (typeof allianceNames)[number];
const matterNames = [
  'proposed',
  'edited',
  'refused',
  'begun',
  'part_in',
  'part_written',
  'minutes',
  'shared',
  'concluded',
  'dropped',
] as const;
export type MatterEvent = (typeof matterNames)[number];

export const allianceEvents = allianceNames.map((name) => `${allianceLife.kind}.${name}`);
export const matterEvents = matterNames.map((name) => `${matterLife.kind}.${name}`);

export interface EventFacts {
  /** Only these assemblies are meant; absent: all that have joined. */
  assemblyIds?: string[];
  /** Only these people are. */
  accountIds?: string[];
}

interface Of {
  id: string;
  assemblyId: string;
}

export const announceAlliance = (ctx: Context, of: Of, event: AllianceEvent, facts: EventFacts = {}): Promise<void> =>
  announce(ctx, { kind: allianceLife.kind, id: of.id, assemblyId: of.assemblyId }, event, { ...facts });

export const announceMatter = (ctx: Context, of: Of, event: MatterEvent, facts: EventFacts = {}): Promise<void> =>
  announce(ctx, { kind: matterLife.kind, id: of.id, assemblyId: of.assemblyId }, event, { ...facts });
