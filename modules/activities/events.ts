/** What others may react to, as `activity.announced`. */
import { announce as announceEvent } from '../../platform/events/announce.ts';
import type { Context } from '../../platform/http/context.ts';
import { activityLife } from './life.ts';

const eventNames = [
  'planned',
  'edited',
  'changed',
  'announced',
  'postponed',
  'cancelled',
  'begun',
  'ended',
  'settled',
  'archived',
  'invited',
  'uninvited',
  'reminded',
  'answered',
  'moved_up',
  'paper_added',
  'minutes_written',
  'leave_asked',
  'leave_approved',
  'leave_declined',
  'leave_recalled',
] as const;
export type EventName = (typeof eventNames)[number];

export const activityEvents = eventNames.map((name) => `${activityLife.kind}.${name}`);

export interface EventFacts {
  /** Only these of the invited are meant. */
  invitationIds?: string[];
  leaveId?: string;
}

/** Announces a step to those it concerns, in the transaction of the step. */
export const announce = (
  ctx: Context,
  { id, assemblyId }: { id: string; assemblyId: string },
  event: EventName,
  facts: EventFacts = {},
): Promise<void> => announceEvent(ctx, { kind: activityLife.kind, id, assemblyId }, event, { ...facts });
