/** Withholds passages from the public; the record keeps the whole text. */
import type { Context } from '../../../../platform/http/context.ts';
import { refuseUnmasking, requireSoundMasks } from '../../../../platform/publicity/decisions.ts';
import type { TextPlace } from '../../../../platform/publicity/masks.ts';
import type { MaskableField, Redaction } from '../../masks.ts';
import { command } from '../../operations.ts';
import { loadParts } from '../../queries/parts.ts';
import { advance } from '../../store/advance.ts';
import { type Matter, openMatter } from '../../store/matter.ts';
import { findsToPublish } from '../../store/publication.ts';
import { freshWords } from '../../store/publicity.ts';

type TextOf = (place: TextPlace<MaskableField>) => string | undefined;

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

export const redactPassages = command(
  'redactPassages',
  'Withhold passages from the public',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.proposalId, 'redact');
    const redactions: Redaction[] = body.redactions;
    const title = { field: 'subject' as const, text: matter.row.subject };
    requireSoundMasks(redactions, await maskableTexts(ctx, matter), title);
    await refuseUnmasking(matter.row.publicity_decision, matter.row.redactions, redactions, (masks, decided) =>
      findsToPublish(ctx, { ...matter, row: { ...matter.row, redactions: [...masks] } }, decided),
    );
    matter.row.redactions = redactions;
    return advance(ctx, matter, {
      action: 'redact',
      patch: { redactions: JSON.stringify(redactions) },
      words: await freshWords(ctx, matter),
      details: {
        passages: redactions.map(({ itemId, ...mask }) => ({ ...mask, ...(itemId ? { itemId } : {}) })),
      },
    });
  },
);
