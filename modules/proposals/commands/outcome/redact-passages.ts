/** Withholds passages from the public; the record keeps the whole text. */
import type { Context } from '../../../../platform/http/context.ts';
import { invalid } from '../../../../platform/http/problem.ts';
import { maskedText, masksOf, type Redaction } from '../../masks.ts';
import { command } from '../../operations.ts';
import { openFinds } from '../../personal-data.ts';
import { loadParts } from '../../queries/parts.ts';
import { advance } from '../../store/advance.ts';
import { type Matter, openMatter } from '../../store/matter.ts';
import { findsToPublish } from '../../store/publication.ts';
import { freshWords } from '../../store/publicity.ts';

type TextOf = (item: Pick<Redaction, 'field' | 'itemId'>) => string | undefined;

/** Every text that can become public, whether or not it is now. */
async function maskableTexts(ctx: Context, matter: Matter): Promise<TextOf> {
  const parts = await loadParts(ctx, matter.row.id, ['evidence', 'replies', 'promises']);
  const evidence = new Map(parts.evidence.map((item) => [item.id, item.title]));
  const replies = new Map(parts.replies.flatMap((item) => (item.issued_at ? [[item.id, item.body] as const] : [])));
  const promises = new Map(parts.promises.map((item) => [item.id, item]));
  return ({ field, itemId = '' }) => {
    switch (field) {
      case 'evidence':
        return evidence.get(itemId);
      case 'reply':
        return replies.get(itemId);
      case 'promise':
        return promises.get(itemId)?.text;
      case 'report':
        return promises.get(itemId)?.report;
      default:
        return itemId === '' ? matter.row[field] : undefined;
    }
  };
}

/** Masks do not fall off a published text by themselves: personal data is published by a decision that says why. */
async function refuseUnmasking(ctx: Context, matter: Matter, redactions: Redaction[]): Promise<void> {
  const decided = matter.row.publicity_decision;
  if (decided === null || decided === 'internal') return;
  const before = openFinds(await findsToPublish(ctx, matter, decided)).length;
  const after = openFinds(await findsToPublish(ctx, { ...matter, row: { ...matter.row, redactions } }, decided)).length;
  if (after > before) throw invalid('body.redactions', 'unmasks_personal', { count: after - before });
}

export const redactPassages = command(
  'redactPassages',
  'Withhold passages from the public',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.proposalId, 'redact');
    const redactions: Redaction[] = body.redactions;
    const textOf = await maskableTexts(ctx, matter);
    for (const [index, item] of redactions.entries()) {
      const text = textOf(item);
      if (text === undefined) throw invalid(`body.redactions.${index}.itemId`, 'invalid_value');
      if (item.from >= item.to || item.to > text.length)
        throw invalid(`body.redactions.${index}.to`, 'passage_outside');
    }
    // A proposal without any word of its subject is not public but internal.
    if (maskedText(matter.row.subject, masksOf(redactions, 'subject'), '').trim() === '')
      throw invalid('body.redactions', 'subject_masked_whole');
    await refuseUnmasking(ctx, matter, redactions);
    matter.row.redactions = redactions;
    return advance(ctx, matter, {
      action: 'redact',
      patch: { redactions: JSON.stringify(redactions) },
      words: await freshWords(ctx, matter),
      details: {
        passages: redactions.map(({ field, itemId, from, to, reason }) => ({
          field,
          ...(itemId ? { itemId } : {}),
          from,
          to,
          reason,
        })),
      },
    });
  },
);
