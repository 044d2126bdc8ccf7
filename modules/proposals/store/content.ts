/** A proposal's text as the form knows it, for checks. */
import type { Context } from '../../../platform/http/context.ts';
import type { DraftContent } from '../contract/writing.ts';
import type { Matter } from './matter.ts';

/** One statement: the evidence; the rest is in the matter. */
export async function contentOf(ctx: Context, matter: Matter): Promise<DraftContent> {
  const { row } = matter;
  const evidence = await ctx.db
    .selectFrom('proposal_evidence')
    .selectAll()
    .where('proposal_id', '=', row.id)
    .orderBy('sort_order')
    .execute();
  return {
    kind: row.kind,
    bodyIds: matter.proposers.flatMap((item) => item.body_id ?? []),
    subject: row.subject,
    situation: row.situation,
    analysis: row.analysis,
    suggestions: row.suggestions,
    category: row.category,
    suggestedUnitIds: row.suggested_units,
    contactName: row.contact_name,
    contactPhone: row.contact_phone,
    evidence: evidence.map((item) => ({
      kind: item.kind,
      title: item.title,
      detail: item.detail,
      happenedOn: item.happened_on,
      link: item.link,
      fileId: item.file_id,
    })),
    attachmentIds: [],
    publicityWish: row.publicity_wish,
    publicityWishReason: row.publicity_wish_reason,
    confidential: row.confidential,
    similarChecked: row.similar_checked,
  };
}
