/** Rows of a draft: text, evidence, attachments, proposing bodies. */
import { dropClocks } from '../../../platform/clocks/clocks.ts';
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';
import { invalid } from '../../../platform/http/problem.ts';
import { bodiesByIds, unitsByIds } from '../../assemblies/index.ts';
import { releaseFiles } from '../../files/index.ts';
import type { DraftContent } from '../contract/writing.ts';
import type { ProposalRules } from '../rules.ts';
import { ownFiles } from './files.ts';
import type { Matter } from './matter.ts';

/** The columns a draft's content fills. */
export function draftColumns(content: DraftContent) {
  return {
    kind: content.kind,
    subject: content.subject,
    situation: content.situation,
    analysis: content.analysis,
    suggestions: content.suggestions,
    category: content.category,
    suggested_units: JSON.stringify(content.suggestedUnitIds),
    contact_name: content.contactName,
    contact_phone: content.contactPhone,
    publicity_wish: content.publicityWish,
    publicity_wish_reason: content.publicityWishReason,
    confidential: content.confidential,
    similar_checked: JSON.stringify(content.similarChecked),
  };
}

/** What a draft names must exist in this assembly. @throws Problem 422 naming the field */
export async function checkReferences(ctx: Context, content: DraftContent, rules: ProposalRules): Promise<void> {
  if (content.category !== null && !rules.categories.some((item) => item.code === content.category)) {
    throw invalid('body.category', 'invalid_value');
  }
  if (content.suggestedUnitIds.length > 0) {
    const units = await unitsByIds(ctx.db, content.suggestedUnitIds);
    const known = content.suggestedUnitIds.every((id) => units.get(id)?.assemblyId === ctx.assembly.id);
    if (!known) throw invalid('body.suggestedUnitIds', 'invalid_value');
  }
  if (content.bodyIds.length > 0) {
    const bodies = await bodiesByIds(ctx.db, content.bodyIds);
    const known = content.bodyIds.every((id) => bodies.get(id)?.assemblyId === ctx.assembly.id);
    if (!known) throw invalid('body.bodyIds', 'invalid_value');
  }
  if (content.attachmentIds.length > rules.limits.attachments) {
    throw invalid('body.attachmentIds', 'too_many_attachments', { maximum: rules.limits.attachments });
  }
}

/** Replaces evidence and attachments by what the draft says now. */
export async function replaceParts(
  ctx: Context,
  proposalId: string,
  content: DraftContent,
  fresh: boolean,
): Promise<void> {
  const named = [...content.attachmentIds, ...content.evidence.flatMap((item) => item.fileId ?? [])];
  if (named.length > 0) await ownFiles(ctx, proposalId, [...new Set(named)]);
  if (!fresh) {
    await ctx.db.deleteFrom('proposal_evidence').where('proposal_id', '=', proposalId).execute();
    const before = await ctx.db
      .deleteFrom('proposal_files')
      .where('proposal_id', '=', proposalId)
      .where('purpose', '=', 'attachment')
      .returning('file_id')
      .execute();
    const dropped = before.map((row) => row.file_id).filter((id) => !named.includes(id));
    await releaseFiles(ctx.db, dropped);
  }
  if (content.evidence.length > 0) {
    await ctx.db
      .insertInto('proposal_evidence')
      .values(
        content.evidence.map((item, index) => ({
          id: newId(),
          proposal_id: proposalId,
          kind: item.kind,
          title: item.title,
          detail: item.detail,
          happened_on: item.happenedOn,
          link: item.link,
          file_id: item.fileId,
          sort_order: index,
        })),
      )
      .execute();
  }
  if (named.length === 0) return;
  await ctx.db
    .insertInto('proposal_files')
    .values(
      [...new Set(named)].map((fileId) => ({
        id: newId(),
        proposal_id: proposalId,
        file_id: fileId,
        purpose: 'attachment' as const,
        added_by: ctx.actor.accountId,
        added_at: ctx.clock.now(),
      })),
    )
    .execute();
}

export interface FirstProposer {
  memberId: string | null;
  bodyId: string | null;
  name: string;
}

/** Rows of the first proposer and, for joint bodies, of the bodies asked to join. */
export async function insertProposers(
  ctx: Context,
  proposalId: string,
  first: FirstProposer,
  joiningBodyIds: readonly string[],
): Promise<void> {
  const bodies = await bodiesByIds(ctx.db, joiningBodyIds);
  const now = ctx.clock.now();
  const common = { proposal_id: proposalId, signed_by: null, seal_file_id: null, invited_at: now };
  await ctx.db
    .insertInto('proposal_proposers')
    .values([
      {
        ...common,
        id: newId(),
        role: 'first',
        member_id: first.memberId,
        body_id: first.bodyId,
        name: first.name,
        status: 'confirmed',
        signed_by: ctx.actor.name,
        answered_at: now,
        sort_order: 0,
      },
      ...joiningBodyIds.map((bodyId, index) => ({
        ...common,
        id: newId(),
        role: 'cosigner' as const,
        member_id: null,
        body_id: bodyId,
        name: bodies.get(bodyId)?.name ?? '',
        status: 'invited' as const,
        answered_at: null,
        sort_order: index + 1,
      })),
    ])
    .execute();
}

/** Bodies asked to join follow the draft: new ones are added, dropped ones removed unless they have signed. */
export async function syncJoiningBodies(ctx: Context, matter: Matter, bodyIds: readonly string[]): Promise<void> {
  const asked = matter.proposers.filter((item) => item.role === 'cosigner' && item.body_id !== null);
  const gone = asked.filter((item) => item.status !== 'confirmed' && !bodyIds.includes(item.body_id!));
  const fresh = bodyIds.slice(1).filter((bodyId) => !asked.some((item) => item.body_id === bodyId));
  if (gone.length > 0) {
    const ids = gone.map((item) => item.id);
    await dropClocks(ctx, matter, ids);
    await ctx.db.deleteFrom('proposal_proposers').where('id', 'in', ids).execute();
  }
  if (fresh.length === 0) return;
  const bodies = await bodiesByIds(ctx.db, fresh);
  await ctx.db
    .insertInto('proposal_proposers')
    .values(
      fresh.map((bodyId, index) => ({
        id: newId(),
        proposal_id: matter.row.id,
        role: 'cosigner' as const,
        member_id: null,
        body_id: bodyId,
        name: bodies.get(bodyId)?.name ?? '',
        status: 'invited' as const,
        signed_by: null,
        seal_file_id: null,
        invited_at: ctx.clock.now(),
        answered_at: null,
        sort_order: asked.length + index + 1,
      })),
    )
    .execute();
}
