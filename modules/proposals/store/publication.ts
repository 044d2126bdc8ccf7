/** What would be published of a proposal, and the personal data in it. */

import type { Context } from '../../../platform/http/context.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import type { Publicity } from '../../../platform/publicity/dials.ts';
import type { PlacedFind, PublishedText } from '../../../platform/publicity/finds.ts';
import { personalIn } from '../../../platform/publicity/finds-work.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import { replyIsPublic } from '../../handling/index.ts';
import type { MaskableField } from '../masks.ts';
import { can } from '../policy.ts';
import { publishedTexts } from '../published-texts.ts';
import { loadParts } from '../queries/parts.ts';
import { type Matter, readMatter } from './matter.ts';

/** What the public would read if the proposal were decided so; the assignments' dials as they stand in `matter`. */
async function textsToPublish(
  ctx: Context,
  matter: Matter,
  decision: Publicity,
): Promise<PublishedText<MaskableField>[]> {
  if (decision === 'internal') return [];
  const parts = await loadParts(ctx, matter.row.id, ['evidence', 'replies', 'promises']);
  const open = new Set(matter.assignments.filter(replyIsPublic).map((item) => item.id));
  return publishedTexts(decision, {
    proposal: matter.row,
    evidence: parts.evidence,
    replies: parts.replies.filter((reply) => reply.issued_at !== null && open.has(reply.assignment_id)),
    promises: parts.promises.filter(
      (item) => item.sort === 'promise' && item.assignment_id !== null && open.has(item.assignment_id),
    ),
  });
}

/** Personal data in it. */
export const findsToPublish = async (
  ctx: Context,
  matter: Matter,
  decision: Publicity,
): Promise<PlacedFind<MaskableField>[]> =>
  personalIn(await textsToPublish(ctx, matter, decision), matter.row.redactions, shareOf(ctx.actor));

/**
 * The proposal as if it were decided so, for those who may decide.
 * @param withheld assignments whose replies would be withheld
 * @throws Problem 404 to those who may not read it, 403 to those who may not decide
 */
export async function openToPublish(
  ctx: Context,
  proposalId: string,
  decision: Publicity,
  withheld: readonly string[],
): Promise<{ matter: Matter; texts: PublishedText<MaskableField>[]; finds: PlacedFind<MaskableField>[] }> {
  const matter = await readMatter(ctx, proposalId);
  if (!can(ctx.actor, 'decide_publicity', matter.subject).allowed) throw forbidden('not_your_part');
  matter.row.publicity_decision = decision;
  for (const item of matter.assignments) item.reply_publicity = withheld.includes(item.id) ? 'internal' : 'public';
  const texts = await textsToPublish(ctx, matter, decision);
  return { matter, texts, finds: await personalIn(texts, matter.row.redactions, shareOf(ctx.actor)) };
}
