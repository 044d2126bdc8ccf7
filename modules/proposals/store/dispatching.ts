/** Where a proposal stands once a unit has been confirmed or a bounce refused. */
import type { ProposalState } from '../workflow.ts';
import type { Matter } from './matter.ts';

const accepted = new Set(['accepted', 'opined', 'drafted', 'cosigning', 'checking', 'approved', 'signed', 'issued']);

/**
 * Assigning goes on while another unit is proposed or bounced; then the matter is dispatched, or goes on being handled
 * (reworked) when a main unit is at work already.
 */
export function stateAfterAssigning(matter: Matter, settledAssignmentId: string): ProposalState {
  const others = matter.assignments.filter((item) => item.id !== settledAssignmentId);
  if (others.some((item) => item.state === 'proposed' || item.state === 'bounced')) return 'assigning';
  if (!others.some((item) => item.role !== 'assisting' && accepted.has(item.state))) return 'dispatched';
  return matter.row.reply_round > 1 ? 'reworking' : 'handling';
}
