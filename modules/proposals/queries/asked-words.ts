/** What somebody means who types into the search box: words, a character, a number, or a word written another way. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { readWords } from '../../../platform/search/asked.ts';
import { queryWords, type WordQuery } from '../../../platform/search/word-query.ts';
import { chineseNumeral, listSessions, listTerms } from '../../assemblies/index.ts';
import { numberOf } from '../importing/numbers.ts';
import type { Condition } from './lines.ts';

/** What was typed, read. */
export interface Asked {
  /** On `matter_words w`; undefined where nothing searchable was typed. */
  words: WordQuery | undefined;
  /** On `proposals p`: it is the very number typed; undefined where no number was. */
  numbered: Condition | undefined;
}

/** 十三届四次, 13届4次会议, 12-3 or "13th term, 4th session" within what was typed. */
const sessionForms = [
  /第?([\d一二三四五六七八九十]{1,3})届(?:[^\d一二三四五六七八九十]{0,8})第?([\d一二三四五六七八九十]{1,2})次(?:会议|全会)?/,
  /^(\d{1,2})-(\d{1,2})(?=\D|$)/,
  /(\d{1,2})(?:st|nd|rd|th) term,? *(\d{1,2})(?:st|nd|rd|th) session,? */,
];

/** The sessions named in a text, and what is left of it. */
async function sessionsIn(ctx: Context, text: string): Promise<{ rest: string; ids: string[] | undefined }> {
  const match = sessionForms.map((form) => form.exec(text)).find((found) => found !== null);
  if (!match) return { rest: text, ids: undefined };
  const terms = await listTerms(ctx.db, ctx.assembly.id);
  const sessions = await listSessions(ctx.db, ctx.assembly.id);
  const is = (written: string, ordinal: number) =>
    written === String(ordinal) || (ordinal > 0 && ordinal < 100 && written === chineseNumeral(ordinal));
  const ids = sessions
    .filter(
      (session) =>
        is(match[2]!, session.ordinal) && is(match[1]!, terms.find((term) => term.id === session.termId)?.ordinal ?? 0),
    )
    .map((session) => session.id);
  return { rest: text.replace(match[0], ''), ids };
}

/** 23, 第23号, 十三届四次第23号, 湘协提字第023号, also as an old register writes it. */
export async function numberIn(ctx: Context, typed: string): Promise<Condition | undefined> {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  if (text.length > 60 || !/[\d一二三四五六七八九十]/.test(text)) return undefined;
  const { rest, ids } = await sessionsIn(ctx, text);
  const bare = rest.replace(/^[\s,，:：]+|[\s,，:：]+$/g, '').replace(/^(?:no\.?|number|#)\s*/, '');
  const read = numberOf(bare);
  if (!read || (ids === undefined && read.session !== '' && !/^\d{8}$/.test(bare))) {
    return undefined;
  }
  const named = ids ?? (read.session === '' ? undefined : (await sessionsIn(ctx, read.session)).ids);
  const session = named === undefined ? sql`` : sql`and p.session_id in (${sql.join(named)})`;
  if (named?.length === 0) return undefined;
  return sql<boolean>`((p.number = ${read.number} ${session}) or coalesce(p.written_number = ${typed}, false))`;
}

/** Reads what was typed. */
export const readAsked = async (ctx: Context, typed: string): Promise<Asked> => ({
  words: await readWords(ctx, typed),
  numbered: await numberIn(ctx, typed),
});

/** How many of the words stand in the subject. */
export function inSubject(words: string) {
  const found = queryWords(words);
  if (found.length === 0) return sql`0`;
  return sql`(${sql.join(
    found.map((word) => sql`(position(${word} in lower(p.subject)) > 0)::int`),
    sql` + `,
  )})`;
}
