/** The work list: filters as people think of them, kept in the address by the screens. */
import { sql } from 'kysely';
import { query } from '../operations.ts';
import { insideMatch, searchQuery } from '../search.ts';
import { type Condition, countProposals, selectLines } from './lines.ts';
import { mine, visible } from './visible.ts';

const orders = {
  updated: sql`p.updated_at desc, p.id`,
  number: sql`p.number desc nulls last, p.id`,
  submitted: sql`p.submitted_at desc nulls last, p.id`,
  due: sql`(select min(c.due_at) from clocks c where c.proposal_id = p.id and c.ended_at is null and c.kind <> 'look_back') nulls last, p.id`,
};

export const listProposals = query(
  'listProposals',
  'List proposals the reader may see',
  async (ctx, { query: filter }) => {
    const where: Condition[] = [visible(ctx)];
    if (filter.mine) where.push(mine(ctx));
    if (filter.state)
      where.push(sql<boolean>`p.state in (${sql.join(filter.state.split(',').map((state) => sql`${state}`))})`);
    if (filter.sessionId) where.push(sql<boolean>`p.session_id = ${filter.sessionId}`);
    if (filter.category) where.push(sql<boolean>`p.category = ${filter.category}`);
    if (filter.season) where.push(sql<boolean>`p.season = ${filter.season}`);
    if (filter.class) where.push(sql<boolean>`p.reply_class = ${filter.class}`);
    if (filter.key !== undefined) where.push(sql<boolean>`p.is_key = ${filter.key}`);
    if (filter.unitId) {
      where.push(sql<boolean>`exists (select 1 from assignments a where a.proposal_id = p.id and a.unit_id = ${filter.unitId}
      and a.state <> 'replaced')`);
    }
    if (filter.words) where.push(wordsOrNumber(filter.words));
    const total = await countProposals(ctx, where);
    const items = await selectLines(ctx, {
      where,
      order: orders[filter.sort],
      limit: filter.size,
      offset: (filter.page - 1) * filter.size,
    });
    return { items, total, page: filter.page, size: filter.size };
  },
);

function wordsOrNumber(text: string): Condition {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : undefined;
  const words = searchQuery(text);
  const part = sql<boolean>`p.subject like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`;
  const found = words
    ? sql<boolean>`(p.id in (select w.proposal_id from proposal_words w where ${insideMatch(words)}) or ${part})`
    : part;
  return number === undefined ? found : sql<boolean>`(p.number = ${number} or ${found})`;
}
