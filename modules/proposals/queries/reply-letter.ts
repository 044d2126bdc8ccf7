/** A unit's reply as an official letter, to those who may read the reply. */

import { documentAnswer } from '../../../platform/documents/answers.ts';
import { print } from '../../../platform/documents/printing.ts';
import { fileName } from '../../../platform/documents/wording.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import { listUnits } from '../../assemblies/index.ts';
import { letterDocument, letterName } from '../../handling/index.ts';
import { letterSource } from '../documents/letter-source.ts';
import { officialWords } from '../documents/official-words.ts';
import { paddedNumber } from '../documents/wording.ts';
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
    const [office] = assignment ? await listUnits(ctx.db, ctx.assembly.id, `supervision_${assignment.side}`) : [];
    const number = detail.number === null ? null : paddedNumber(detail.number);
    const letter = letterDocument(letterSource(detail, reply, ctx.assembly.name, office?.name, t));
    const body = await print({ kind: 'letter', format, document: letter }, shareOf(ctx.actor));
    return documentAnswer(fileName(...letterName({ reply, t }, number, detail.replies)), format, body);
  },
  { limit: 60 },
);
