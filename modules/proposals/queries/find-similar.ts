/** Earlier proposals on the same matter, with what was answered: beside the text while writing and at review. */
import { sql } from 'kysely';
import { searchQuery } from '../../../platform/search/word-query.ts';
import { shareOf } from '../../../platform/workers/pool.ts';
import { query } from '../operations.ts';
import { likest, tellingWordsOf } from '../similar-work.ts';
import type { ProposalState } from '../workflow.ts';
import { labelsFor } from './lines.ts';
import { visible } from './visible.ts';

/** Words looked for, candidates compared, and the least score worth a reader's time. */
const WORDS = 12;
const CANDIDATES = 80;
const LEAST = 0.25;
const SHOWN = 8;
const REPLY_SHOWN = 160;

interface Row {
  id: string;
  number: number | null;
  session_id: string;
  subject: string;
  body: string;
  state: ProposalState;
}

interface ReplyRow {
  matter_id: string;
  unit_name: string;
  class: string;
  body: string;
  issued_at: Date;
}

const latestReplies = (ids: readonly string[]) => sql<ReplyRow>`
  select distinct on (r.matter_id) r.matter_id, r.unit_name, r.class, r.body, r.issued_at
  from replies r
  where r.issued_at is not null and r.matter_id in (${sql.join(ids.map((id) => sql`${id}`))})
  order by r.matter_id, r.issued_at desc`;

export const findSimilar = query('findSimilar', 'Find similar proposals', async (ctx, { body: asked }) => {
  const text = { subject: asked.subject, body: asked.body };
  const share = shareOf(ctx.actor);
  const terms = (await tellingWordsOf(text, WORDS, share)).flatMap((word) => searchQuery(word) ?? []);
  if (terms.length === 0) return { items: [] };
  const shared = sql.join(
    terms.map((term) => sql`(w.inside @@ ${term})::int`),
    sql` + `,
  );
  const { rows } = await sql<Row>`
    with near as (select p.id, ${shared} as hits from matter_words w join proposals p on p.id = w.matter_id
      where w.assembly_id = ${ctx.assembly.id} and w.kind = 'proposal' and ${visible(ctx)} and p.state <> 'draft'
        and p.id <> ${asked.exceptId ?? '00000000-0000-0000-0000-000000000000'}
        and w.inside @@ (${sql.join(terms, sql` || `)})
      order by hits desc, p.id desc limit ${CANDIDATES})
    select p.id, p.number, p.session_id, p.subject, p.state,
      p.situation || ${'\n'} || p.analysis || ${'\n'} || p.suggestions as body
    from near join proposals p on p.id = near.id order by near.hits desc, p.id desc`.execute(ctx.db);
  if (rows.length === 0) return { items: [] };
  const candidates = rows.map(({ subject, body }) => ({ subject, body }));
  const likenesses = await likest({ text, candidates, least: LEAST, most: SHOWN }, share);
  const found = likenesses.map(({ index, ...likeness }) => ({ row: rows[index]!, ...likeness }));
  if (found.length === 0) return { items: [] };
  const { rows: replies } = await latestReplies(found.map(({ row }) => row.id)).execute(ctx.db);
  const labels = await labelsFor(ctx);
  return {
    items: found.map(({ row, score, excerpt, passages }) => {
      const reply = replies.find((item) => item.matter_id === row.id);
      return {
        proposalId: row.id,
        number: row.number,
        sessionLabel: labels.session(row.session_id),
        subject: row.subject,
        state: row.state,
        score: Math.round(score * 100) / 100,
        excerpt,
        passages,
        reply: reply
          ? {
              unitName: reply.unit_name,
              class: reply.class,
              excerpt: reply.body.slice(0, REPLY_SHOWN).toWellFormed(),
              issuedAt: reply.issued_at.toISOString(),
            }
          : null,
      };
    }),
  };
});
