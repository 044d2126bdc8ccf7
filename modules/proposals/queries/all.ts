/** Every query of proposals. */
import { getImport, importTemplate, listImports } from '../importing/operations.ts';
import { checkDraft } from './check-draft.ts';
import { checkPublication } from './check-publication.ts';
import { compareProposals } from './compare-proposals.ts';
import { downloadFile } from './download-file.ts';
import { exportAssignments, exportDigest, exportRegister } from './export-lists.ts';
import { exportStatistics } from './export-statistics.ts';
import { getBoard } from './get-board.ts';
import { getFigures } from './get-figures.ts';
import { getOptions } from './get-options.ts';
import { getProposal } from './get-proposal.ts';
import { getPublicProposal, registerOptions } from './get-public-proposal.ts';
import { likelyCosigners } from './likely-cosigners.ts';
import { likelyUnits } from './likely-units.ts';
import { exportOverdue, listOverdue } from './list-overdue.ts';
import { listProposals } from './list-proposals.ts';
import { listRules } from './list-rules.ts';
import { listSelections } from './list-selections.ts';
import { lookBackList } from './look-back-list.ts';
import { openData } from './open-data.ts';
import { proposalDocument } from './proposal-document.ts';
import { publicDocument } from './public-document.ts';
import { readDocument } from './read-document.ts';
import { replyLetter } from './reply-letter.ts';
import { searchRegister } from './search-register.ts';
import { unitLoads } from './unit-loads.ts';

export const queries = [
  listProposals,
  getBoard,
  listOverdue,
  getOptions,
  checkDraft,
  checkPublication,
  compareProposals,
  unitLoads,
  likelyUnits,
  likelyCosigners,
  lookBackList,
  listSelections,
  listRules,
  getProposal,
  downloadFile,
  searchRegister,
  registerOptions,
  getFigures,
  openData,
  getPublicProposal,
  readDocument,
  replyLetter,
  proposalDocument,
  publicDocument,
  exportRegister,
  exportDigest,
  exportAssignments,
  exportOverdue,
  exportStatistics,
  importTemplate,
  listImports,
  getImport,
];
