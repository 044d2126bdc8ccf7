/** Where a matter stands once a unit has been confirmed or a bounce refused. */
import type { HandledMatter } from '../host.ts';
import { type HandlingStates, hasAccepted } from '../workflow.ts';

/**
 * Assigning goes on while another unit is proposed or bounced; then the matter is dispatched, or goes on being handled
 * (reworked) when a main unit is at work already.
 */
export function afterAssigning(matter: HandledMatter, settledAssignmentId: string): keyof HandlingStates<string> {
  const others = matter.assignments.filter((item) => item.id !== settledAssignmentId);
  if (others.some((item) => item.state === 'proposed' || item.state === 'bounced')) return 'assigning';
  if (!others.some((item) => item.role !== 'assisting' && hasAccepted(item.state))) return 'dispatched';
  return matter.row.reply_round > 1 ? 'reworking' : 'handling';
}
