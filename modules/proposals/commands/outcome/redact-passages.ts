/** Withholds passages from the public; the record keeps the whole text. */
import { invalid } from '../../../../platform/http/problem.ts';
import { command } from '../../operations.ts';
import { advance } from '../../store/advance.ts';
import { openMatter } from '../../store/matter.ts';
import { freshWords, searchableReplies } from '../../store/publicity.ts';
import type { Redaction } from '../../tables.ts';

export const redactPassages = command(
  'redactPassages',
  'Withhold passages from the public',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.proposalId, 'redact');
    const replies = body.redactions.some((item) => item.field === 'reply') ? await searchableReplies(ctx, matter) : [];
    for (const [index, item] of body.redactions.entries()) {
      const text =
        item.field === 'reply' ? replies.find((reply) => reply.replyId === item.replyId)?.body : matter.row[item.field];
      if (text === undefined) throw invalid(`body.redactions.${index}.replyId`, 'invalid_value');
      if (item.from >= item.to || item.to > text.length)
        throw invalid(`body.redactions.${index}.to`, 'passage_outside');
    }
    const redactions: Redaction[] = body.redactions;
    matter.row.redactions = redactions;
    return advance(ctx, matter, {
      action: 'redact',
      patch: { redactions: JSON.stringify(redactions) },
      words: await freshWords(ctx, matter),
      details: { passages: redactions.map(({ field, from, to, reason }) => ({ field, from, to, reason })) },
    });
  },
);
