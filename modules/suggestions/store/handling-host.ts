/** Suggestions as handling knows them. */
import type { Context } from '../../../platform/http/context.ts';
import { invalid } from '../../../platform/http/problem.ts';
import { maskNewText } from '../../../platform/publicity/new-text.ts';
import { filesByIds } from '../../files/index.ts';
import { defineHandlingHost } from '../../handling/index.ts';
import { address } from '../contract/handling.ts';
import { announce } from '../events.ts';
import { handling, type SuggestionState } from '../life.ts';
import { partsOf } from '../policy.ts';
import { advance } from './advance.ts';
import { type Matter, openMatter } from './matter.ts';
import { publishWhenAnswered } from './publication.ts';

/** The reply is for the sender alone. */
const ratersOf = (ctxName: string, matter: Matter) => [{ id: matter.id, name: matter.row.sender_name || ctxName }];

export const suggestionHandling = defineHandlingHost<Matter, SuggestionState>({
  tag: 'suggestions',
  address,
  life: handling,
  letterMark: '微复',
  open: openMatter,
  async advance(ctx, matter, { patch, masked, findable: _findable, details, ...step }) {
    const { suggestionId, ...answer } = await advance(ctx, matter, {
      ...step,
      patch: { ...patch, ...masked?.patch },
      details: { ...details, ...masked?.details },
    });
    return { matterId: suggestionId, ...answer };
  },
  announce,
  raters: (matter) => ratersOf('建议人', matter),
  speaksFor: (ctx, matter) =>
    partsOf(ctx.actor, matter.subject).has('sender') ? ratersOf(ctx.t('suggestions.sender'), matter) : [],
  async keepFile(ctx, _matter, { id }) {
    const file = (await filesByIds(ctx.db, [id])).get(id);
    if (file?.assemblyId !== ctx.assembly.id || file.uploadedBy !== ctx.actor.accountId)
      throw invalid('body.scanFileId', 'file_unknown');
  },
  mask: maskNewText,
  async turned(ctx: Context, matter: Matter, stretch) {
    if (stretch === 'rating') await publishWhenAnswered(ctx, matter);
  },
});
