/** What others may react to, as `suggestion.received`. */
import type { Db } from '../../platform/db/schema.ts';
import { announce as announceEvent, withEvent as withAnnounced } from '../../platform/events/announce.ts';
import type { Context } from '../../platform/http/context.ts';
import { handlingEvents } from '../handling/index.ts';
import { suggestionLife } from './life.ts';

const eventNames = [
  'received',
  'resent',
  'withdrawn',
  'data_deleted',
  'objected',
  'objection_answered',
  'returned',
  'declined',
  'passed_on',
  'converted_on',
  'admitted',
  'recategorised',
  'publicity_decided',
  'hidden',
  'shown',
  'taken_up',
  'team_joined',
  'given_back',
  'visited',
  'led_answered',
  'led_rated',
  ...handlingEvents,
] as const;
export type EventName = (typeof eventNames)[number];

export const suggestionEvents = eventNames.map((name) => `${suggestionLife.kind}.${name}`);

export interface EventFacts {
  assignmentId?: string;
  assignmentIds?: string[];
  memberIds?: string[];
}

/** For the statement that writes a step's line of history: its event beside it. */
export const withEvent = (
  ctx: Pick<Context, 'db' | 'actor' | 'clock'>,
  { id, assemblyId }: { id: string; assemblyId: string },
  event: EventName,
): Db => withAnnounced(ctx, { kind: suggestionLife.kind, id, assemblyId }, event);

/** Announces a step to those it concerns, in the transaction of the step. */
export const announce = (
  ctx: Context,
  { id, assemblyId }: { id: string; assemblyId: string },
  event: EventName,
  facts: EventFacts = {},
): Promise<void> => announceEvent(ctx, { kind: suggestionLife.kind, id, assemblyId }, event, { ...facts });
