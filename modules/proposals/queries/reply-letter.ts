/** A unit's reply as an official letter, to those who may read the reply. */
import { print } from '../../../platform/documents/printing.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import { listUnits } from '../../assemblies/index.ts';
import { documentAnswer } from '../documents/answers.ts';
import { letterDocument } from '../documents/letter-document.ts';
import { officialWords } from '../documents/official-words.ts';
import { fileName, paddedNumber } from '../documents/wording.ts';
import { query } from '../operations.ts';
import { readMatter } from '../store/matter.ts';
import { presentProposal } from './get-proposal.ts';

export const replyLetter = query(
  'replyLetter',
  'A reply as an official letter',
  async (ctx, { params, query: { format } }) => {
    const t = await officialWords();
    const matter = await readMatter(ctx, params.proposalId);
    const detail = await presentProposal({ ...ctx, locale: 'zh-CN', t }, matter);
    const reply = detail.replies.find((item) => item.replyId === params.replyId);
    if (!reply) throw notFound();
    const assignment = detail.assignments.find((item) => item.assignmentId === reply.assignmentId);
    const offices = assignment ? await listUnits(ctx.db, ctx.assembly.id, `supervision_${assignment.side}`) : [];
    const letter = letterDocument({
      detail,
      reply,
      assemblyName: ctx.assembly.name,
      supervisionOffice: offices[0]?.name,
      t,
    });
    const body = await print({ kind: 'letter', format, document: letter }, shareOf(ctx.actor));
    const number = detail.number === null ? null : paddedNumber(detail.number);
    const several = detail.replies.filter((item) => item.assignmentId === reply.assignmentId).length > 1;
    const round = several ? t('proposals.documents.letter.round', { round: reply.round }) : null;
    return documentAnswer(fileName(t('proposals.documents.letter.file'), number, reply.unitName, round), format, body);
  },
  { limit: 60 },
);
