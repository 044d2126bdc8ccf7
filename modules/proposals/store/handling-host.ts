/** Proposals as handling knows them: the first kind of matter that goes to units. */

import { maskNewText } from '../../../platform/publicity/new-text.ts';
import { defineHandlingHost } from '../../handling/index.ts';
import { address } from '../contract/handling.ts';
import { announce } from '../events.ts';
import { proposersOf } from '../policy.ts';
import { handling, type ProposalState } from '../workflow.ts';
import { advance } from './advance.ts';
import { keepFile } from './files.ts';
import { type Matter, openMatter } from './matter.ts';
import { freshWords } from './publicity.ts';
import { ratersOf } from './raters.ts';

export const proposalHandling = defineHandlingHost<Matter, ProposalState>({
  tag: 'proposals',
  address,
  life: handling,
  letterMark: '提复',
  open: openMatter,
  async advance(ctx, matter, { patch, masked, findable, details, ...step }) {
    const { proposalId, ...answer } = await advance(ctx, matter, {
      ...step,
      patch: { ...patch, ...masked?.patch },
      details: { ...details, ...masked?.details },
      ...(findable ? { words: await freshWords(ctx, matter) } : {}),
    });
    return { matterId: proposalId, ...answer };
  },
  announce,
  raters: ratersOf,
  speaksFor(ctx, matter) {
    const mine = new Set(proposersOf(ctx.actor, matter.subject).map((item) => item.id));
    return ratersOf(matter).filter((item) => mine.has(item.id));
  },
  keepFile: (ctx, matter, file) => keepFile(ctx, matter, file.id, file.purpose),
  mask: maskNewText,
});
