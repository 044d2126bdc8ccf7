/** Every step of handling, for each host. */
import { acceptAssignment } from './accept-assignment.ts';
import { addPromise } from './add-promise.ts';
import { answerCosign } from './answer-cosign.ts';
import { answerExtension } from './answer-extension.ts';
import { askCosign } from './ask-cosign.ts';
import { askExtension } from './ask-extension.ts';
import { bounceAssignment } from './bounce-assignment.ts';
import { bulkConfirm } from './bulk-confirm.ts';
import { closeUnrated } from './close-unrated.ts';
import { confirmAssignment } from './confirm-assignment.ts';
import { draftReply } from './draft-reply.ts';
import { enterPaperRating } from './enter-paper-rating.ts';
import { giveOpinion } from './give-opinion.ts';
import { handOn } from './hand-on.ts';
import { issueReply } from './issue-reply.ts';
import { lookBack } from './look-back.ts';
import { passCheck } from './pass-check.ts';
import { proposeAssignment } from './propose-assignment.ts';
import { rateMatter } from './rate-matter.ts';
import { rateReply } from './rate-reply.ts';
import { recordContact } from './record-contact.ts';
import { refuseBounce } from './refuse-bounce.ts';
import { refuseSign } from './refuse-sign.ts';
import { reportPromise } from './report-promise.ts';
import { scoreHandling } from './score-handling.ts';
import { sendBackReply } from './send-back-reply.ts';
import { signReply } from './sign-reply.ts';
import { submitCheck } from './submit-check.ts';
import { viewPublicity } from './view-publicity.ts';

export const steps = [
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
  rateMatter,
  addPromise,
  reportPromise,
  rateReply,
  enterPaperRating,
  closeUnrated,
  scoreHandling,
  lookBack,
] as const;
