/** A proposal as a paper, to those who may read it inside. */

import { documentAnswer } from '../../../platform/documents/answers.ts';
import { print } from '../../../platform/documents/printing.ts';
import { fileName } from '../../../platform/documents/wording.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import { proposalPaper } from '../documents/proposal-paper.ts';
import { paddedNumber } from '../documents/wording.ts';
import { query } from '../operations.ts';
import { readMatter } from '../store/matter.ts';
import { presentProposal } from './get-proposal.ts';

export const proposalDocument = query(
  'proposalDocument',
  'A proposal as a paper',
  async (ctx, { params, query: { format } }) => {
    const detail = await presentProposal(ctx, await readMatter(ctx, params.proposalId));
    const paper = proposalPaper(detail, ctx.assembly.name, ctx.t, ctx.locale);
    const body = await print({ kind: 'paper', format, document: paper }, shareOf(ctx.actor));
    const number = detail.number === null ? detail.subject : paddedNumber(detail.number);
    return documentAnswer(fileName(ctx.t('proposals.documents.proposal.file'), number), format, body);
  },
  { limit: 60 },
);
