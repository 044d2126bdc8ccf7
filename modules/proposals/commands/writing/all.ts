/** Commands of those who propose. */
import { answerInvitation } from './answer-invitation.ts';
import { createDraft } from './create-draft.ts';
import { deleteDraft } from './delete-draft.ts';
import { inviteCosigners } from './invite-cosigners.ts';
import { reopenDraft } from './reopen-draft.ts';
import { saveDraft } from './save-draft.ts';
import { submitProposal } from './submit-proposal.ts';
import { supportProposal } from './support-proposal.ts';
import { wishPublicity } from './wish-publicity.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

export const writingCommands = [
  createDraft,
  saveDraft,
  deleteDraft,
  inviteCosigners,
  answerInvitation,
  withdrawInvitation,
  reopenDraft,
  submitProposal,
  supportProposal,
  withdrawProposal,
  wishPublicity,
];
