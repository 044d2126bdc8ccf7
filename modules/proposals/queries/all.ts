/** Every query of proposals. */
import { checkDraft } from './check-draft.ts';
import { downloadFile } from './download-file.ts';
import { getBoard } from './get-board.ts';
import { getInbox } from './get-inbox.ts';
import { getOptions } from './get-options.ts';
import { getProposal } from './get-proposal.ts';
import { listOverdue } from './list-overdue.ts';
import { listProposals } from './list-proposals.ts';

export const queries = [listProposals, getBoard, getInbox, listOverdue, getOptions, checkDraft, getProposal, downloadFile];
