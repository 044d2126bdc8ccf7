/**
 * What others may react to. An event is a job enqueued in the transaction of the step, so it happens exactly when the
 * step did; the notice job (`jobs.ts`) turns it into notices for those it concerns.
 */
import type { Context } from '../../platform/http/context.ts';
import type { Matter } from './store/matter.ts';

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
  'assignment_proposed',
  'dispatched',
  'bounced',
  'bounce_refused',
  'accepted',
  'handed_on',
  'contact_recorded',
  'extension_asked',
  'extension_answered',
  'opinion_given',
  'cosign_asked',
  'reply_cosign_answered',
  'check_asked',
  'reply_sent_back',
  'reply_approved',
  'reply_signed',
  'reply_issued',
  'rework_asked',
  'consulting_needed',
  'closed',
  'key_marked',
  'publicity_view',
] as const;
export type EventName = (typeof eventNames)[number];

export interface ProposalEvent {
  event: EventName;
  proposalId: string;
  assemblyId: string;
  assignmentId?: string;
  /** Of an event about several units of the proposal: which. */
  assignmentIds?: string[];
  actorId: string | null;
  params?: Record<string, string | number>;
  /** Of an event about somebody who is no proposer any more: who. */
  about?: { member_id: string | null; body_id: string | null };
}

export const noticeJob = 'proposals-notice';

/** Announces a step to those it concerns, in the transaction of the step. */
export async function announce(
  ctx: Context,
  matter: Pick<Matter, 'row'>,
  event: EventName,
  more: Pick<ProposalEvent, 'assignmentId' | 'assignmentIds' | 'params' | 'about'> = {},
): Promise<void> {
  const payload: ProposalEvent = {
    event,
    proposalId: matter.row.id,
    assemblyId: matter.row.assembly_id,
    actorId: ctx.actor.accountId,
    ...more,
  };
  await ctx.jobs.send(ctx.db, noticeJob, payload as unknown as Record<string, unknown>);
}
