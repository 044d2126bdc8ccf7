/** Where in what the public reads of a proposal the words searched for stand. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { type MaskableField, maskedText, masksOf, type Redaction } from '../masks.ts';
import { queryWords } from '../search.ts';
import { replyIsPublic } from '../store/publicity.ts';
import type { Publicity } from '../tables.ts';
import { type Excerpt, excerptOf } from './excerpt.ts';

const bodyFields = ['situation', 'analysis', 'suggestions'] as const;
export type FoundIn = 'subject' | (typeof bodyFields)[number] | 'reply';

/** A stretch of a text as the database cuts it. */
export interface Stretch {
  field: (typeof bodyFields)[number];
  text: string;
}

const BEFORE = 60;
const LENGTH = 300;

/** Of a proposal `p` shown whole the stretch around the first word found, as JSON; null where none is. */
export function stretchOf(words: string) {
  const found = queryWords(words);
  if (found.length === 0) return sql`null`;
  const places = found.map((word) => sql`nullif(position(${word} in lower(x.body)), 0)`);
  const start = sql`greatest(1, f.at - ${BEFORE})`;
  return sql`(select json_build_object('field', f.field, 'text', substring(f.body from ${start} for ${LENGTH}))
    from (select x.field, x.place, x.body, least(${sql.join(places)}) as at from (values ('situation', 1, p.situation),
      ('analysis', 2, p.analysis), ('suggestions', 3, p.suggestions)) x (field, place, body)) f
    where f.at is not null and p.publicity_decision = 'public' and p.redactions = '[]'::jsonb
    order by f.place limit 1)`;
}

interface Texts {
  id: string;
  situation: string;
  analysis: string;
  suggestions: string;
  redactions: Redaction[];
  replies: Array<{
    id: string;
    body: string;
    reply_publicity: 'public' | 'internal' | null;
    unit_publicity: Publicity | null;
  }> | null;
}

async function readTexts(ctx: Context, ids: readonly string[]): Promise<Map<string, Texts>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Texts>`select p.id, p.situation, p.analysis, p.suggestions, p.redactions,
      (select json_agg(json_build_object('id', r.id, 'body', r.body, 'reply_publicity', a.reply_publicity,
        'unit_publicity', a.unit_publicity) order by r.round, r.created_at) from replies r
        join assignments a on a.id = r.assignment_id where r.proposal_id = p.id and r.issued_at is not null) as replies
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
  stretch: Stretch | null;
}

/** The excerpts of a page of hits. */
export async function publicExcerpts(ctx: Context, words: string, rows: readonly FoundRow[]) {
  const found = new Map<string, { excerpt: Excerpt; foundIn: FoundIn | null }>();
  const searched: string[] = [];
  for (const row of rows) {
    const excerpt = row.stretch ? excerptOf(row.stretch.text, words) : [];
    if (excerpt.length > 0) found.set(row.id, { excerpt, foundIn: row.stretch!.field });
    else searched.push(row.id);
  }
  const texts = await readTexts(ctx, searched);
  for (const row of rows) {
    if (found.has(row.id)) continue;
    const own = texts.get(row.id);
    const candidates = [...(own ? shownTexts(own) : []), { field: 'subject' as const, text: row.subject }];
    const hit = candidates
      .map(({ field, text }) => ({ foundIn: field, excerpt: excerptOf(text, words) }))
      .find(({ excerpt }) => excerpt.length > 0);
    found.set(row.id, hit ?? { excerpt: [], foundIn: null });
  }
  return (id: string) => found.get(id)!;
}
