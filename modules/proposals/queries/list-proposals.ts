/** The work list: filters as people think of them, kept in the address by the screens. */
import { sql } from 'kysely';
import { query } from '../operations.ts';
import { countProposals, selectLines } from './lines.ts';
import { listConditions } from './list-conditions.ts';
import { visible } from './visible.ts';

const due = sql`(select min(c.due_at) from clocks c where c.proposal_id = p.id and c.ended_at is null
  and c.kind <> 'look_back')`;
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
    const where = [visible(ctx), ...listConditions(ctx, filter)];
    const total = await countProposals(ctx, where);
    const { by, usual } = orders[filter.sort];
    const direction = (filter.order ?? usual) === 'asc' ? sql`asc` : sql`desc`;
    const items = await selectLines(ctx, {
      where,
      order: sql`${by} ${direction} nulls last, p.id`,
      limit: filter.size,
      offset: (filter.page - 1) * filter.size,
    });
    return { items, total, page: filter.page, size: filter.size };
  },
);
