/** The steps of handling under the address of proposals. */
import { handlingOperations } from '../../handling/index.ts';
import { unitEndpoints } from '../contract/handling.ts';
import type { Bound } from '../operations.ts';
import { proposalHandling } from '../store/handling-host.ts';

const operations: { [N in keyof typeof unitEndpoints]: Bound<N> } = handlingOperations(proposalHandling, unitEndpoints);

export const {
  proposeAssignment,
  confirmAssignment,
  refuseBounce,
  bulkConfirm,
  acceptAssignment,
  bounceAssignment,
  handOn,
  recordContact,
  askExtension,
  answerExtension,
  giveOpinion,
  draftReply,
  askCosign,
  answerCosign,
  submitCheck,
  passCheck,
  sendBackReply,
  signReply,
  refuseSign,
  issueReply,
  viewPublicity,
  rateProposal,
  addPromise,
  reportPromise,
  rateReply,
  enterPaperRating,
  closeUnrated,
  scoreHandling,
  lookBack,
} = operations;

export const handlingCommands = Object.values(operations);
