/** Words for the two searches: everything for the inside, only what may be read for the public. */

import { sql } from 'kysely';
import { sharedSegmenter } from '../../algorithms/words/segment.ts';
import type { Publicity, Redaction } from './tables.ts';

export interface SearchableTexts {
  subject: string;
  situation: string;
  analysis: string;
  suggestions: string;
  proposers: readonly string[];
  replies: ReadonlyArray<{ replyId: string; body: string; public: boolean }>;
  redactions: readonly Redaction[];
  publicity: Publicity | null;
}

/** The text without its withheld passages. */
export function withoutPassages(text: string, passages: ReadonlyArray<{ from: number; to: number }>): string {
  let result = '';
  let position = 0;
  for (const passage of [...passages].sort((a, b) => a.from - b.from)) {
    if (passage.from > position) result += `${text.slice(position, passage.from)} `;
    position = Math.max(position, passage.to);
  }
  return result + text.slice(position);
}

const MAX_WORDS = 200_000;
const segment = (texts: readonly string[]) =>
  sharedSegmenter().searchWords(texts.join('\n')).slice(0, MAX_WORDS).join(' ');

/** Expressions for the two tsvector columns. */
export function searchColumns(texts: SearchableTexts) {
  const fields = ['situation', 'analysis', 'suggestions'] as const;
  const inside = segment([
    texts.subject,
    ...fields.map((field) => texts[field]),
    ...texts.proposers,
    ...texts.replies.map((reply) => reply.body),
  ]);
  const shown = fields.map((field) =>
    withoutPassages(
      texts[field],
      texts.redactions.filter((item) => item.field === field),
    ),
  );
  const replies = texts.replies
    .filter((reply) => reply.public)
    .map((reply) =>
      withoutPassages(
        reply.body,
        texts.redactions.filter((item) => item.field === 'reply' && item.replyId === reply.replyId),
      ),
    );
  const outside =
    texts.publicity === 'public'
      ? segment([texts.subject, ...shown, ...texts.proposers, ...replies])
      : texts.publicity === 'title_only'
        ? segment([texts.subject, ...texts.proposers])
        : '';
  return {
    search_words: sql<string>`to_tsvector('simple', ${inside})`,
    public_words: sql<string>`to_tsvector('simple', ${outside})`,
  };
}

/** The query for a column of words: every word must occur. @returns undefined when nothing searchable was typed */
export function searchQuery(words: string) {
  const found = [...new Set(sharedSegmenter().words(words))].slice(0, 20);
  if (found.length === 0) return undefined;
  const quoted = found.map((word) => `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' & ');
  return sql<string>`to_tsquery('simple', ${quoted})`;
}
