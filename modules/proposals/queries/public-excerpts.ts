/** Where in what the public reads of a proposal the words searched for stand. */

import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { maskedText, masksOf } from '../../../platform/publicity/masks.ts';
import { type Excerpt, excerptsFor } from '../../../platform/search/excerpt.ts';
import type { Reader } from '../../../platform/search/kinds.ts';
import { queryWords } from '../../../platform/search/word-query.ts';
import { replyIsPublic, replyIsPublicSql } from '../../handling/index.ts';
import type { MaskableField, Redaction } from '../masks.ts';
import type { IssuedReply } from '../store/publicity.ts';

const bodyFields = ['situation', 'analysis', 'suggestions'] as const;
export type FoundIn = 'subject' | (typeof bodyFields)[number] | 'reply';

/** A stretch of a text as the database cuts it. */
export interface Stretch {
  field: (typeof bodyFields)[number] | 'reply';
  text: string;
}

const BEFORE = 60;
const LENGTH = 300;

/** For the public: shown to it without a gap. */
const shownWhole = sql`p.publicity_decision = 'public' and p.redactions = '[]'::jsonb`;

/** Of a proposal `p` the stretch around the first word found that this reader reads, as JSON; null where none is. */
export function stretchOf(words: string, reader: Reader = 'public') {
  const found = queryWords(words);
  if (found.length === 0) return sql`null`;
  const at = sql`least(${sql.join(found.map((word) => sql`nullif(position(${word} in lower(x.body)), 0)`))})`;
  const first = (texts: ReturnType<typeof sql>) =>
    sql`(select json_build_object('field', f.field, 'text', substring(f.body from greatest(1, f.at - ${BEFORE}) for ${LENGTH}))
      from (select x.field, x.place, x.body, ${at} as at from ${texts}) f where f.at is not null order by f.place limit 1)`;
  const own =
    first(sql`(values ('situation', 1, p.situation), ('analysis', 2, p.analysis), ('suggestions', 3, p.suggestions))
      x (field, place, body)`);
  if (reader === 'inside') return own;
  const replies = sql`(select 'reply' as field, row_number() over (order by r.round, r.created_at) as place, r.body
      from replies r join assignments a on a.id = r.assignment_id
      where r.matter_id = p.id and r.issued_at is not null and ${replyIsPublicSql}) x`;
  return sql`case when ${shownWhole} then coalesce(${own}, ${first(replies)}) end`;
}

interface Texts {
  id: string;
  situation: string;
  analysis: string;
  suggestions: string;
  redactions: Redaction[];
  replies: IssuedReply[] | null;
}

async function readTexts(ctx: Context, ids: readonly string[]): Promise<Map<string, Texts>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Texts>`select p.id, p.situation, p.analysis, p.suggestions, p.redactions,
      (select json_agg(json_build_object('id', r.id, 'body', r.body, 'reply_publicity', a.reply_publicity,
        'unit_publicity', a.unit_publicity) order by r.round, r.created_at) from replies r
        join assignments a on a.id = r.assignment_id where r.matter_id = p.id and r.issued_at is not null) as replies
    from proposals p where p.publicity_decision = 'public' and p.id in (${sql.join(ids)})`.execute(ctx.db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What the public reads of the texts, in the order of the page. */
function shownTexts(texts: Texts): Array<{ field: FoundIn; text: string }> {
  const shown = (field: MaskableField, text: string, itemId?: string) =>
    maskedText(text, masksOf(texts.redactions, field, itemId), ' … ');
  return [
    ...bodyFields.map((field) => ({ field, text: shown(field, texts[field]) })),
    ...(texts.replies ?? []).filter(replyIsPublic).map((reply) => ({
      field: 'reply' as const,
      text: shown('reply', reply.body, reply.id),
    })),
  ];
}

export interface FoundRow {
  id: string;
  subject: string;
  redactions: readonly Redaction[];
  stretch: Stretch | null;
}

interface Shown {
  excerpt: Excerpt;
  foundIn: FoundIn | null;
}

/** The first of the texts that holds the words. */
function firstOf(texts: ReadonlyArray<{ field: FoundIn; text: string }>, cut: (text: string) => Excerpt): Shown {
  for (const { field, text } of texts) {
    const excerpt = cut(text);
    if (excerpt.length > 0) return { excerpt, foundIn: field };
  }
  return { excerpt: [], foundIn: null };
}

/**
 * The excerpts of a page of hits: what the database cut, else the subject; whole texts are read only of hits whose words
 * stand there neither, being written another way or beside something masked.
 */
export async function publicExcerpts(ctx: Context, words: string, rows: readonly FoundRow[]) {
  const cut = excerptsFor(words);
  const found = new Map<string, Shown>();
  for (const { id, subject, redactions, stretch } of rows) {
    const texts = [
      ...(stretch ? [stretch] : []),
      ...(redactions.length === 0 ? [{ field: 'subject' as const, text: subject }] : []),
    ];
    const shown = firstOf(texts, cut);
    if (shown.foundIn) found.set(id, shown);
  }
  const rest = rows.filter((row) => !found.has(row.id));
  const read = await readTexts(
    ctx,
    rest.map((row) => row.id),
  );
  for (const { id, subject } of rest) {
    const own = read.get(id);
    found.set(id, firstOf([...(own ? shownTexts(own) : []), { field: 'subject', text: subject }], cut));
  }
  return (id: string) => found.get(id)!;
}
