/** What steps of handling refuse with beyond the refusals of their kind (`platform/http/refusals.ts`), for any host. */
import type { Refusals } from '../../platform/http/refusals.ts';
import { byOperationId, type HandlingName } from './contract.ts';

/** A step on a matter: not one's part, not its time, or somebody was faster. */
export const stepRefusals = (...conflicts: string[]): Refusals => ({
  403: ['not_your_part'],
  409: ['wrong_state', 'changed_meanwhile', ...conflicts],
});

/** A step on one unit's assignment of a matter. */
export const assignmentRefusals = (...conflicts: string[]): Refusals =>
  stepRefusals('wrong_assignment_state', ...conflicts);

const bySteps: Readonly<Record<HandlingName, Refusals>> = {
  acceptAssignment: assignmentRefusals(),
  addPromise: assignmentRefusals(),
  answerCosign: assignmentRefusals('no_cosign_asked', 'no_reply_yet'),
  answerExtension: assignmentRefusals('no_extension_asked'),
  askCosign: assignmentRefusals('no_assisting_units', 'no_reply_yet'),
  askExtension: assignmentRefusals('extension_exhausted', 'extension_open'),
  bounceAssignment: assignmentRefusals('bounce_too_late'),
  bulkConfirm: assignmentRefusals(),
  closeUnrated: stepRefusals('rating_time_left'),
  confirmAssignment: assignmentRefusals(),
  draftReply: assignmentRefusals(),
  enterPaperRating: stepRefusals('already_rated'),
  giveOpinion: assignmentRefusals(),
  handOn: assignmentRefusals(),
  issueReply: assignmentRefusals('no_reply_yet'),
  lookBack: stepRefusals('looked_back_before'),
  passCheck: assignmentRefusals('no_reply_yet'),
  proposeAssignment: assignmentRefusals('assignment_unchanged', 'unit_at_work'),
  rateMatter: assignmentRefusals('already_rated'),
  rateReply: stepRefusals('already_rated'),
  recordContact: assignmentRefusals(),
  refuseBounce: assignmentRefusals(),
  refuseSign: assignmentRefusals(),
  reportPromise: assignmentRefusals('looked_back_before'),
  scoreHandling: assignmentRefusals('already_rated'),
  sendBackReply: assignmentRefusals('no_reply_yet'),
  signReply: assignmentRefusals('no_reply_yet'),
  submitCheck: assignmentRefusals('contact_first', 'cosign_missing', 'no_reply_yet'),
  viewPublicity: assignmentRefusals(),
};

/** By operationId of a host. */
export const handlingRefusals = (address: Parameters<typeof byOperationId>[1]): Readonly<Record<string, Refusals>> =>
  byOperationId(bySteps, address);
