/** What the public reads of a suggestion: category, decision, passages and photos withheld, hidden and shown again, cases, objections. */
import { sql } from 'kysely';
import { endClocks, startClocks } from '../../../platform/clocks/clocks.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, invalid } from '../../../platform/http/problem.ts';
import {
  refuseUnmasking,
  requireLookedAt,
  requireReason,
  requireSoundMasks,
} from '../../../platform/publicity/decisions.ts';
import type { TextPlace } from '../../../platform/publicity/masks.ts';
import { announce } from '../events.ts';
import type { SuggestionState } from '../life.ts';
import type { MaskableField } from '../masks.ts';
import { command } from '../operations.ts';
import { loadParts, type Parts } from '../queries/parts.ts';
import { advance } from '../store/advance.ts';
import { type Matter, openMatter } from '../store/matter.ts';
import { publicityPatch } from '../store/publication.ts';
import { findsToPublish } from '../store/publishing.ts';

export const categoriseSuggestion = command(
  'categoriseSuggestion',
  'Put a suggestion into a category',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.suggestionId, 'categorise', body);
    if (!matter.rules.categories.some((item) => item.code === body.category))
      throw invalid('body.category', 'invalid_value');
    const details = { category: body.category, before: matter.row.category };
    const answer = await advance(ctx, matter, { action: 'categorise', patch: { category: body.category }, details });
    await announce(ctx, matter, 'recategorised');
    return answer;
  },
);

export const decideSuggestionPublicity = command(
  'decideSuggestionPublicity',
  'Decide how much of a suggestion the public reads',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.suggestionId, 'decide_publicity', body);
    requireReason(body, { confidential: false, wish: 'public' });
    const accepted = requireLookedAt(body, await findsToPublish(ctx, matter, body.decision));
    const answer = await advance(ctx, matter, {
      action: 'decide_publicity',
      patch: publicityPatch(ctx, matter, body.decision, body.reason),
      details: {
        decision: body.decision,
        reason: body.reason,
        ...(accepted > 0 ? { acceptedFinds: accepted } : {}),
      },
    });
    await announce(ctx, matter, 'publicity_decided');
    return answer;
  },
);

/** A text that can become public, by its place. */
const textOf =
  ({ row }: Matter, parts: Pick<Parts, 'replies' | 'visits' | 'promises'>) =>
  ({ field, itemId }: TextPlace<MaskableField>): string | undefined => {
    if (field === 'subject' || field === 'text' || field === 'place' || field === 'answer') return row[field];
    if (field === 'reply') return parts.replies.find((item) => item.id === itemId)?.body;
    if (field === 'visit') return parts.visits.find((item) => item.id === itemId)?.text;
    return parts.promises.find((item) => item.id === itemId)?.[field === 'promise' ? 'text' : 'report'] ?? undefined;
  };

export const redactSuggestion = command(
  'redactSuggestion',
  'Withhold passages and photos from the public; the record keeps them',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.suggestionId, 'redact', body);
    const parts = await loadParts(ctx, matter.id, ['replies', 'visits', 'promises', 'photos']);
    requireSoundMasks(body.redactions, textOf(matter, parts), { field: 'subject', text: matter.row.subject });
    await refuseUnmasking(matter.row.publicity_decision, matter.row.redactions, body.redactions, (masks, decided) =>
      findsToPublish(ctx, matter, decided, masks),
    );
    const known = new Set(parts.photos.map((photo) => photo.id));
    if (body.withheldPhotoIds.some((id) => !known.has(id))) throw invalid('body.withheldPhotoIds', 'photo_unknown');
    if (known.size > 0)
      await ctx.db
        .updateTable('suggestion_photos')
        .set({ withheld: sql<boolean>`id = any(${body.withheldPhotoIds}::uuid[])` })
        .where('id', 'in', [...known])
        .execute();
    const answer = await advance(ctx, matter, {
      action: 'redact',
      patch: { redactions: JSON.stringify(body.redactions) },
      details: { passages: body.redactions.length, photos: body.withheldPhotoIds.length },
    });
    await announce(ctx, matter, 'publicity_decided');
    return answer;
  },
);

export const hideSuggestion = command(
  'hideSuggestion',
  'Hide a suggestion from the public, with a reason; its sender is told and may object',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.suggestionId, 'hide', body);
    if (!matter.rules.screening.hideReasons.some((item) => item.code === body.code))
      throw invalid('body.code', 'invalid_value');
    const answer = await advance(ctx, matter, {
      action: 'hide',
      patch: { hidden_code: body.code, decided_by: ctx.actor.accountId },
      details: { code: body.code, note: body.note },
    });
    await announce(ctx, matter, 'hidden');
    return answer;
  },
);

export const showSuggestion = command(
  'showSuggestion',
  'Show a hidden suggestion again',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.suggestionId, 'show', body);
    const details = { note: body.note };
    const answer = await advance(ctx, matter, { action: 'show', patch: { hidden_code: null }, details });
    await announce(ctx, matter, 'shown');
    return answer;
  },
);

export const showSuggestionCase = command(
  'showSuggestionCase',
  'Show a closed suggestion as a case, or no more',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.suggestionId, 'show_case', body);
    if (body.shown && !matter.subject.isPublic) throw conflict('case_not_public');
    const details = { shown: body.shown };
    const answer = await advance(ctx, matter, {
      action: 'show_case',
      patch: { is_case: body.shown },
      details,
      public: true,
    });
    await announce(ctx, matter, 'publicity_decided');
    return answer;
  },
);

/** Where a suggestion goes whose sender was right. */
async function upheld(ctx: Context, matter: Matter): Promise<SuggestionState> {
  const { state } = matter.row;
  if (state !== 'returned' && state !== 'declined') return state;
  await startClocks(ctx, matter, [{ name: 'screening', span: matter.rules.screening.span, waitsFor: 'role:clerk' }]);
  return 'received';
}

export const answerObjection = command(
  'answerObjection',
  'Answer an objection, by somebody else than who decided; upheld, the decision is taken back',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.suggestionId, 'answer_objection', body);
    const now = ctx.clock.now();
    const { against } = await ctx.db
      .updateTable('suggestion_objections')
      .set({ upheld: body.upheld, answer: body.answer, answered_by: ctx.actor.accountId, answered_at: now })
      .where('suggestion_id', '=', matter.id)
      .where('answered_at', 'is', null)
      .returning('against')
      .executeTakeFirstOrThrow();
    await endClocks(ctx, matter, { names: ['objection'] });
    const to = body.upheld ? await upheld(ctx, matter) : matter.row.state;
    const taken =
      to === 'received' ? { decision_code: null, decision_note: '', closed_at: null } : { hidden_code: null };
    const answer = await advance(ctx, matter, {
      action: 'answer_objection',
      to,
      patch: body.upheld ? taken : {},
      details: { upheld: body.upheld, against },
    });
    await announce(ctx, matter, 'objection_answered');
    return answer;
  },
);
