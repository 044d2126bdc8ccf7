/** Commands on what becomes of a proposal. */
import { archiveProposal } from './archive-proposal.ts';
import { closeUnrated } from './close-unrated.ts';
import { decidePublicity } from './decide-publicity.ts';
import { enterPaperRating } from './enter-paper-rating.ts';
import { decideSelection, nominateExcellent, openSelection, scoreNomination } from './excellent.ts';
import { lookBack } from './look-back.ts';
import { markKey } from './mark-key.ts';
import { rateReply } from './rate-reply.ts';
import { recordInstruction } from './record-instruction.ts';
import { recordMeeting } from './record-meeting.ts';
import { redactPassages } from './redact-passages.ts';
import { scoreHandling } from './score-handling.ts';

export const outcomeCommands = [
  rateReply,
  enterPaperRating,
  closeUnrated,
  scoreHandling,
  recordMeeting,
  markKey,
  recordInstruction,
  lookBack,
  archiveProposal,
  decidePublicity,
  redactPassages,
  openSelection,
  nominateExcellent,
  scoreNomination,
  decideSelection,
];
