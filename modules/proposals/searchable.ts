/** What can be searched of a proposal: everything for the inside, only what may be read for the public. */

import type { Publicity } from '../../platform/publicity/dials.ts';
import { maskedText, masksOf } from '../../platform/publicity/masks.ts';
import type { MatterTexts } from '../../platform/search/words.ts';
import type { MaskableField, Redaction } from './masks.ts';

export interface SearchableTexts {
  subject: string;
  /** Of an old register, as it was written there. */
  writtenNumber?: string | null;
  situation: string;
  analysis: string;
  suggestions: string;
  proposers: readonly string[];
  replies: ReadonlyArray<{ replyId: string; body: string; public: boolean }>;
  redactions: readonly Redaction[];
  publicity: Publicity | null;
}

const fields = ['situation', 'analysis', 'suggestions'] as const;

/** What the public may read; null: everything. */
function outsideTexts(texts: SearchableTexts): string[] | null {
  const shown = (text: string, field: MaskableField, itemId?: string) =>
    maskedText(text, masksOf(texts.redactions, field, itemId), ' ');
  const head = [shown(texts.subject, 'subject'), texts.writtenNumber ?? '', ...texts.proposers];
  if (texts.publicity === 'title_only') return head;
  if (texts.publicity !== 'public') return [];
  if (texts.redactions.length === 0 && texts.replies.every((reply) => reply.public)) return null;
  const replies = texts.replies
    .filter((reply) => reply.public)
    .map((reply) => shown(reply.body, 'reply', reply.replyId));
  return [...head, ...fields.map((field) => shown(texts[field], field)), ...replies];
}

export const searchedTexts = (texts: SearchableTexts): MatterTexts => ({
  inside: [
    texts.subject,
    texts.writtenNumber ?? '',
    ...texts.proposers,
    ...fields.map((field) => texts[field]),
    ...texts.replies.map((reply) => reply.body),
  ],
  outside: outsideTexts(texts),
});
