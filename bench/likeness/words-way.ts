/** The rival: candidates from the word index, as before there was an index in memory (decision 6). */
import { sql } from 'kysely';
import { visible } from '../../modules/proposals/queries/visible.ts';
import type { Context } from '../../platform/http/context.ts';
import { searchQuery } from '../../platform/search/word-query.ts';
import { tellingWords } from '../../platform/similarity/likeness.ts';
import type { LikenedText } from '../../platform/similarity/likeness-index.ts';
import { likest } from '../../platform/similarity/likeness-work.ts';
import { shareOf } from '../../platform/workers/pool.ts';

const WORDS = 12;
const CANDIDATES = 80;

interface Row {
  id: string;
  title: string;
  text: string;
}

/** @returns ids, the likest first */
export async function byWords(ctx: Context, text: LikenedText, exceptId: string): Promise<string[]> {
  const terms = tellingWords(text, WORDS).flatMap((word) => searchQuery(word) ?? []);
  if (terms.length === 0) return [];
  const shared = sql.join(
    terms.map((term) => sql`(w.inside @@ ${term})::int`),
    sql` + `,
  );
  const { rows } = await sql<Row>`with near as (select p.id, ${shared} as hits from matter_words w
      join proposals p on p.id = w.matter_id
      where w.assembly_id = ${ctx.assembly.id} and w.kind = 'proposal' and ${visible(ctx)} and p.state <> 'draft'
        and p.id <> ${exceptId} and w.inside @@ (${sql.join(terms, sql` || `)})
      order by hits desc, p.id desc limit ${CANDIDATES})
    select p.id, p.subject as title, p.situation || ${'\n'} || p.analysis || ${'\n'} || p.suggestions as text
    from near join proposals p on p.id = near.id order by near.hits desc, p.id desc`.execute(ctx.db);
  if (rows.length === 0) return [];
  const found = await likest({ text, candidates: rows, least: 0.2, most: 8 }, shareOf(ctx.actor));
  return found.map(({ index }) => rows[index]!.id);
}
