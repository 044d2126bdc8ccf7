/** How suggestions are searched beside matters of other kinds, and how a hit is shown. */
import { sql } from 'kysely';
import type { Context } from '../../platform/http/context.ts';
import type { Publicity } from '../../platform/publicity/dials.ts';
import { maskedText, masksOf } from '../../platform/publicity/masks.ts';
import { excerptsFor } from '../../platform/search/excerpt.ts';
import type { Reader, SearchedMatter, SearchKind, ShownHit } from '../../platform/search/kinds.ts';
import type { MatterTexts } from '../../platform/search/words.ts';
import { replyIsPublic } from '../handling/index.ts';
import { type SuggestionState, suggestionLife } from './life.ts';
import type { Redaction } from './masks.ts';
import { openText, publicWord } from './queries/public-lists.ts';
import { openToAll, visible } from './queries/visible.ts';

interface Reply {
  id: string;
  body: string;
  reply_publicity: 'public' | 'internal' | null;
  unit_publicity: Publicity | null;
}

interface LoadedRow {
  id: string;
  assembly_id: string;
  version: number;
  accepted_at: Date | null;
  public_from: Date | null;
  hidden_code: string | null;
  receipt: string;
  subject: string;
  text: string;
  place: string;
  answer: string;
  redactions: Redaction[];
  publicity_decision: Publicity | null;
  replies: Reply[] | null;
}

const columns = sql`s.id, s.assembly_id, s.version, s.accepted_at, s.public_from, s.hidden_code, s.receipt, s.subject, s.text, s.place,
  s.answer, s.redactions, s.publicity_decision,
  (select json_agg(json_build_object('id', r.id, 'body', r.body, 'reply_publicity', a.reply_publicity,
      'unit_publicity', a.unit_publicity)) from replies r join assignments a on a.id = r.assignment_id
    where r.matter_id = s.id and r.issued_at is not null) as replies`;

function searchedTexts(row: LoadedRow): MatterTexts {
  const replies = row.replies ?? [];
  const masked = (field: Redaction['field'], text: string, itemId?: string) =>
    maskedText(text, masksOf(row.redactions, field, itemId), ' ');
  const whole = [masked('text', row.text), masked('place', row.place), masked('answer', row.answer)];
  const shown = row.hidden_code === null ? row.publicity_decision : 'internal';
  const outside =
    shown === 'public'
      ? [
          masked('subject', row.subject),
          ...whole,
          ...replies.filter(replyIsPublic).map((reply) => masked('reply', reply.body, reply.id)),
        ]
      : shown === 'title_only'
        ? [masked('subject', row.subject)]
        : [];
  return {
    inside: [row.receipt, row.subject, row.text, row.place, row.answer, ...replies.map((reply) => reply.body)],
    outside,
  };
}

const searchedSuggestion = (row: LoadedRow): SearchedMatter => ({
  id: row.id,
  assemblyId: row.assembly_id,
  version: row.version,
  listedAt: row.accepted_at,
  publicFrom: row.public_from,
  ...searchedTexts(row),
});

/** One suggestion as the searches are to know it; undefined: it is not here. */
export async function loadSearched(ctx: Context, id: string): Promise<SearchedMatter | undefined> {
  const { rows } = await sql<LoadedRow>`select ${columns} from suggestions s where s.id = ${id}`.execute(ctx.db);
  return rows[0] && searchedSuggestion(rows[0]);
}

async function show(
  ctx: Context,
  ids: readonly string[],
  words: string,
  reader: Reader,
): Promise<Map<string, ShownHit>> {
  const { rows } = await sql<{
    id: string;
    number: number | null;
    receipt: string;
    state: SuggestionState;
    subject: string;
    text: string;
    redactions: Redaction[];
    publicity_decision: Publicity | null;
  }>`select s.id, s.number, s.receipt, s.state, s.subject, s.text, s.redactions, s.publicity_decision from suggestions s
    where s.id in (${sql.join(ids)})`.execute(ctx.db);
  const cut = excerptsFor(words);
  const open = reader === 'public';
  return new Map(
    rows.map((row) => {
      const label =
        row.number === null
          ? ctx.t('suggestions.receiptNumbered', { receipt: row.receipt })
          : ctx.t('suggestions.numbered', { number: row.number });
      const state = ctx.t(open ? `suggestions.publicState.${publicWord(row.state)}` : `suggestions.state.${row.state}`);
      const text = open
        ? row.publicity_decision === 'public'
          ? openText(ctx, row.redactions, 'text', row.text)
          : ''
        : row.text;
      return [
        row.id,
        {
          title: open ? openText(ctx, row.redactions, 'subject', row.subject) : row.subject,
          line: `${label} · ${state}`,
          excerpt: text === '' ? [] : cut(text),
          path: `suggestions/${row.id}`,
        },
      ];
    }),
  );
}

export const searchedSuggestions: SearchKind = {
  kind: suggestionLife.kind,
  label: 'suggestions.kind',
  table: 'suggestions',
  alias: 's',
  visible: (ctx, reader) => (reader === 'public' ? openToAll(ctx) : visible(ctx)),
  numbered: async (ctx, typed) =>
    /^\d{1,9}$/.test(typed.trim())
      ? sql<boolean>`(s.assembly_id = ${ctx.assembly.id} and s.number = ${Number(typed.trim())})`
      : undefined,
  text: (reader) =>
    reader === 'public'
      ? sql<string>`case when s.publicity_decision = 'public' and s.redactions = '[]'::jsonb then s.subject || ' ' || s.text else '' end`
      : sql<string>`s.subject || ' ' || s.text`,
  show,
  async count(db) {
    const { rows } = await sql<{ total: number }>`select count(*) as total from suggestions`.execute(db);
    return Number(rows[0]!.total);
  },
  async load(db, after, limit) {
    const { rows } = await sql<LoadedRow>`select ${columns} from suggestions s where s.id > ${after}
      order by s.id limit ${limit}`.execute(db);
    return rows.map(searchedSuggestion);
  },
};
