import { fileProposal } from './file-proposal.ts';

export const reviewCommands = [fileProposal];
