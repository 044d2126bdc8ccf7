/** A proposal as a paper, to those who may read it inside. */
import { renderPaperDocx, renderPaperPdf } from '../../../platform/documents/paper.ts';
import { documentAnswer } from '../documents/answers.ts';
import { proposalPaper } from '../documents/proposal-paper.ts';
import { fileName, paddedNumber } from '../documents/wording.ts';
import { query } from '../operations.ts';
import { readMatter } from '../store/matter.ts';
import { presentProposal } from './get-proposal.ts';

export const proposalDocument = query(
  'proposalDocument',
  'A proposal as a paper',
  async (ctx, { params, query: { format } }) => {
    const detail = await presentProposal(ctx, await readMatter(ctx, params.proposalId));
    const paper = proposalPaper(detail, ctx.assembly.name, ctx.t, ctx.locale);
    const body = await (format === 'pdf' ? renderPaperPdf(paper) : renderPaperDocx(paper));
    const number = detail.number === null ? detail.subject : paddedNumber(detail.number);
    return documentAnswer(fileName(ctx.t('proposals.documents.proposal.file'), number), format, body);
  },
  { limit: 60 },
);
