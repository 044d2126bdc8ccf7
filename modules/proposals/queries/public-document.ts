/** The public page of a proposal as a paper: open to everybody, and nothing more than the page. */

import { documentAnswer } from '../../../platform/documents/answers.ts';
import { print } from '../../../platform/documents/printing.ts';
import { fileName } from '../../../platform/documents/wording.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import { localName } from '../../assemblies/index.ts';
import { publicPaper } from '../documents/public-paper.ts';
import { paddedNumber } from '../documents/wording.ts';
import { query } from '../operations.ts';
import { loadPublicProposal } from './get-public-proposal.ts';

export const publicDocument = query(
  'publicDocument',
  'A public proposal as a paper',
  async (ctx, { params, query: { format } }) => {
    const data = await loadPublicProposal(ctx, params.proposalId);
    const paper = publicPaper(data, localName(ctx.assembly, ctx.locale), ctx.t, ctx.locale);
    const body = await print({ kind: 'paper', format, document: paper }, shareOf(ctx.actor));
    return documentAnswer(fileName(ctx.t('proposals.documents.public.file'), paddedNumber(data.number)), format, body);
  },
  { access: 'public', limit: 30 },
);
