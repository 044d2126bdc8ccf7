/** Commands on what becomes of a proposal. */
import { archiveProposal } from './archive-proposal.ts';
import { decidePublicity } from './decide-publicity.ts';
import { decideSelection, nominateExcellent, openSelection, scoreNomination } from './excellent.ts';
import { markKey } from './mark-key.ts';
import { recordInstruction } from './record-instruction.ts';
import { recordMeeting } from './record-meeting.ts';
import { redactPassages } from './redact-passages.ts';

export const outcomeCommands = [
  recordMeeting,
  markKey,
  recordInstruction,
  archiveProposal,
  decidePublicity,
  redactPassages,
  openSelection,
  nominateExcellent,
  scoreNomination,
  decideSelection,
];
