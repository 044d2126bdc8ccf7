/** What others may react to, as `proposal.filed`. */
import { announce as announceEvent } from '../../platform/events/announce.ts';
import type { AnnouncedEvent } from '../../platform/events/reaction.ts';
import type { Context } from '../../platform/http/context.ts';
import { handlingEvents } from '../handling/index.ts';
import type { Matter } from './store/matter.ts';
import { proposalLife } from './workflow.ts';

export const eventNames = [
  'cosign_invited',
  'cosign_answered',
  'invitation_withdrawn',
  'submitted',
  'returned',
  'round_reached',
  'filed',
  'merged',
  'merge_undone',
  'converted',
  'declined',
  'withdrawn',
  ...handlingEvents,
  'key_marked',
] as const;
export type EventName = (typeof eventNames)[number];

/** Facts of an event beyond the proposal. */
interface EventFacts {
  assignmentId?: string;
  /** Of an event about several units of the proposal: which. */
  assignmentIds?: string[];
  params?: Record<string, string | number>;
  /** Of an event about somebody who is no proposer any more: who. */
  about?: { member_id: string | null; body_id: string | null };
}

export interface ProposalEvent extends EventFacts {
  event: EventName;
  proposalId: string;
  actorId: string | null;
}

/** Announces a step to those it concerns, in the transaction of the step. */
export function announce(
  ctx: Context,
  matter: Pick<Matter, 'row'>,
  event: EventName,
  facts: EventFacts = {},
): Promise<void> {
  const { id, assembly_id: assemblyId } = matter.row;
  return announceEvent(ctx, { kind: proposalLife.kind, id, assemblyId }, event, { ...facts });
}

/** Events of proposals as handlers listen to them. */
export const proposalEvents = eventNames.map((name) => `${proposalLife.kind}.${name}`);

export const proposalEventOf = ({ name, matterId, actorId, params }: AnnouncedEvent): ProposalEvent => ({
  ...(params as EventFacts),
  event: name as EventName,
  proposalId: matterId,
  actorId,
});
