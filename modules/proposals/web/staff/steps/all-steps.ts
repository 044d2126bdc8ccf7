/** Every step of the desk by its action. Steps that have screens of their own are not here. */
import { handlingSteps } from '../../../../handling/web/parts/steps.ts';
import type { ProposalDetail } from '../../../contract/detail.ts';
import { proposalFront } from '../../handling.ts';
import type { ProposalSpecs, ProposalStep } from './context.ts';
import { outcomeSteps } from './outcome-steps.ts';
import { reviewSteps } from './review-steps.ts';

export const stepSpecs: ProposalSpecs = { ...reviewSteps, ...handlingSteps(proposalFront), ...outcomeSteps };

/** Key of the verb on a step's button: what a press will do to this proposal. */
export function verbOf(action: string, detail: Pick<ProposalDetail, 'isKey'>): string {
  return action === 'mark_key' && detail.isKey ? 'staff.verdict.unmark' : `proposals.action.${action}`;
}

type Say = (key: string, params?: Record<string, unknown>) => string;
type Confirmed = Pick<ProposalDetail, 'confirmedBy'>;

/** Who confirms assignments and decides on returns under the rules of this proposal, in words. */
export const confirmersOf = (detail: Confirmed, t: Say): string => t(`staff.rules.by.${detail.confirmedBy}`);

/** What comes of a step, as it stands above its button. */
export const followsOf = (action: string, detail: Confirmed, t: Say): string =>
  t(`staff.follows.${action}`, { by: confirmersOf(detail, t) });

/** How a unit's wish to send a proposal back is answered either way, and by whom. */
export const returnAnswered = (detail: Confirmed, t: Say): string =>
  t('staff.about.bounceHow', { by: confirmersOf(detail, t) });

/** Whether a step the server allows can be taken now, or would only say why not. */
export function possible(action: string, about: Pick<ProposalStep, 'detail' | 'assignmentId'>): boolean {
  const spec = stepSpecs[action];
  return spec !== undefined && spec.blocked?.(about) === undefined;
}
