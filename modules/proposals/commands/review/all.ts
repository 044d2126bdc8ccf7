/** Commands of examination. */
import { categorise } from './categorise.ts';
import { convertProposal } from './convert-proposal.ts';
import { declineProposal } from './decline-proposal.ts';
import { fileProposal } from './file-proposal.ts';
import { mergeProposals } from './merge-proposals.ts';
import { recommend } from './recommend.ts';
import { returnForRevision } from './return-for-revision.ts';
import { sendBackRound } from './send-back-round.ts';
import { takeIn } from './take-in.ts';
import { undoMerge } from './undo-merge.ts';
import { urgeMany } from './urge-many.ts';

export const reviewCommands = [
  takeIn,
  categorise,
  returnForRevision,
  recommend,
  sendBackRound,
  fileProposal,
  mergeProposals,
  undoMerge,
  convertProposal,
  declineProposal,
  urgeMany,
];
