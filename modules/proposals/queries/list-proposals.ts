/** The work list: filters as people think of them, kept in the address by the screens. */
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Context } from '../../../platform/http/context.ts';
import { pageShown } from '../../../platform/http/pages.ts';
import { otherReadings } from '../../../platform/search/other-readings.ts';
import { insideMatch, type WordQuery } from '../../../platform/search/word-query.ts';
import type { listFilter } from '../contract/reading.ts';
import { query } from '../operations.ts';
import { inSubject, readAsked } from './asked-words.ts';
import { countProposals, selectLines } from './lines.ts';
import { listConditions } from './list-conditions.ts';
import { visible } from './visible.ts';
import { wholeText } from './whole-text.ts';

const due = sql`(select min(c.due_at) from clocks c where c.matter_id = p.id and c.ended_at is null
  and c.name <> 'look_back')`;
const orders = {
  updated: { by: sql`p.updated_at`, usual: 'desc' },
  number: { by: sql`p.number`, usual: 'desc' },
  submitted: { by: sql`p.submitted_at`, usual: 'desc' },
  subject: { by: sql`p.subject`, usual: 'asc' },
  state: { by: sql`p.state`, usual: 'asc' },
  category: { by: sql`p.category`, usual: 'asc' },
  class: { by: sql`p.reply_class`, usual: 'asc' },
  due: { by: due, usual: 'asc' },
} as const;

export const listProposals = query(
  'listProposals',
  'List proposals the reader may see',
  async (ctx, { query: filter }) => {
    const find = async (words: string | undefined) => {
      const where = [visible(ctx), ...(await listConditions(ctx, { ...filter, words }))];
      return { words, where, total: await countProposals(ctx, where) };
    };
    let found = await find(filter.words);
    let readAs: string | null = null;
    if (found.total === 0 && filter.words) {
      for (const other of await otherReadings(ctx, filter.words, (words, limit) => visibleTexts(ctx, words, limit))) {
        const again = await find(other);
        if (again.total === 0) continue;
        found = again;
        readAs = other;
        break;
      }
    }
    const page = pageShown(filter.page, found.total, filter.size);
    const items = await selectLines(ctx, {
      where: found.where,
      order: await orderOf(ctx, filter, found.words),
      limit: filter.size,
      offset: (page - 1) * filter.size,
    });
    return { items, total: found.total, page, size: filter.size, readAs };
  },
);

/** The number typed first, then as chosen. */
async function orderOf(ctx: Context, filter: z.output<typeof listFilter>, words: string | undefined) {
  const numbered = words ? (await readAsked(ctx, words)).numbered : undefined;
  const first = numbered ? sql`(${numbered})::int desc,` : sql``;
  const usual = filter.sort === 'relevance' ? 'desc' : orders[filter.sort].usual;
  const direction = (filter.order ?? usual) === 'asc' ? sql`asc` : sql`desc`;
  if (filter.sort === 'relevance')
    return sql`${first} ${inSubject(words ?? '')} ${direction}, p.submitted_at desc nulls last, p.id`;
  return sql`${first} ${orders[filter.sort].by} ${direction} nulls last, p.id`;
}

/** Texts of proposals the reader may see, found by words. */
async function visibleTexts(ctx: Context, words: WordQuery, limit: number): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`select ${wholeText} as text
    from matter_words w join proposals p on p.id = w.matter_id
    where w.assembly_id = ${ctx.assembly.id} and w.kind = 'proposal' and ${insideMatch(words)} and ${visible(ctx)}
    order by p.submitted_at desc nulls last limit ${limit}`.execute(ctx.db);
  return rows.map((row) => row.text);
}
