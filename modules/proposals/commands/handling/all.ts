/** Commands of units and of the supervision offices over them. */
import { acceptAssignment } from './accept-assignment.ts';
import { addPromise } from './add-promise.ts';
import { answerCosign } from './answer-cosign.ts';
import { answerExtension } from './answer-extension.ts';
import { askCosign } from './ask-cosign.ts';
import { askExtension } from './ask-extension.ts';
import { bounceAssignment } from './bounce-assignment.ts';
import { draftReply } from './draft-reply.ts';
import { giveOpinion } from './give-opinion.ts';
import { handOn } from './hand-on.ts';
import { issueReply } from './issue-reply.ts';
import { passCheck } from './pass-check.ts';
import { rateProposal } from './rate-proposal.ts';
import { recordContact } from './record-contact.ts';
import { refuseSign } from './refuse-sign.ts';
import { reportPromise } from './report-promise.ts';
import { sendBackReply } from './send-back-reply.ts';
import { signReply } from './sign-reply.ts';
import { submitCheck } from './submit-check.ts';
import { viewPublicity } from './view-publicity.ts';

export const handlingCommands = [
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
];
