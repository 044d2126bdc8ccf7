/** The public register: what was filed, who answers, how it ended. Open to everybody. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import type { PublicFilter } from '../contract/register.ts';
import { shownDay } from '../month-dates.ts';
import { query } from '../operations.ts';
import { outsideMatch, queryWords, searchQuery } from '../search.ts';
import type { MonthDate } from '../tables.ts';
import type { ProposalState } from '../workflow.ts';
import { excerptOf } from './excerpt.ts';
import { keptTotal, totalAtHand } from './kept-totals.ts';
import { type Condition, labelsFor, unitNames } from './lines.ts';
import { saidAloudAssignments } from './visible-assignments.ts';

/** A citizen's four words for where a proposal stands. */
export const publicStates: Readonly<Record<'filed' | 'handling' | 'replied' | 'closed', readonly ProposalState[]>> = {
  filed: ['filed', 'assigning', 'dispatched'],
  handling: ['handling', 'reworking'],
  replied: ['rating', 'consulting'],
  closed: ['closed', 'tracked', 'archived'],
};

/** What the public may find at all: decided as public, its day come. */
export function isPublic(ctx: Context): Condition {
  return sql<boolean>`p.assembly_id = ${ctx.assembly.id} and p.publicity_decision in ('public', 'title_only')
    and p.public_from <= ${ctx.clock.now()} and p.number is not null`;
}

/** Filters on the proposal's own row. */
function chosenRows(filter: PublicFilter): Condition[] {
  const where: Condition[] = [];
  const add = (condition: Condition) => where.push(condition);
  if (filter.number) add(sql<boolean>`p.number = ${filter.number}`);
  if (filter.sessionId) add(sql<boolean>`p.session_id = ${filter.sessionId}`);
  if (filter.category) add(sql<boolean>`p.category = ${filter.category}`);
  if (filter.class) add(sql<boolean>`p.reply_class = ${filter.class}`);
  if (filter.key) add(sql<boolean>`p.is_key`);
  if (filter.state)
    add(sql<boolean>`p.state in (${sql.join(publicStates[filter.state].map((state) => sql`${state}`))})`);
  if (filter.unitId) {
    add(sql<boolean>`exists (select 1 from assignments a where a.proposal_id = p.id and a.unit_id = ${filter.unitId}
      and ${saidAloudAssignments})`);
  }
  return where;
}

/** Where the hits are found: `from …` with its conditions, and the columns of id and day. */
function hitsOf(ctx: Context, filter: PublicFilter) {
  const chosen = chosenRows(filter);
  const words = filter.words ? searchQuery(filter.words) : undefined;
  if (!words) {
    if (filter.words) chosen.push(sql`p.subject like ${`%${filter.words.replace(/[\\%_]/g, '\\$&')}%`}`);
    return {
      source: sql`from proposals p where ${sql.join([isPublic(ctx), ...chosen], sql` and `)}`,
      id: sql`p.id`,
      filedAt: sql`p.filed_at`,
    };
  }
  // The rows of words are narrow and know the days; the wide ones are opened only where a filter needs them.
  const where = [
    sql`w.assembly_id = ${ctx.assembly.id} and w.public_from <= ${ctx.clock.now()} and w.filed_at is not null`,
    outsideMatch(words),
    ...chosen,
  ];
  const join = chosen.length > 0 ? sql`join proposals p on p.id = w.proposal_id` : sql``;
  return {
    source: sql`from proposal_words w ${join} where ${sql.join(where, sql` and `)}`,
    id: sql`w.proposal_id`,
    filedAt: sql`w.filed_at`,
  };
}

/** Of a text shown whole to the public, the stretch around the first word found; null where none is. */
function passage(words: string) {
  const found = queryWords(words);
  if (found.length === 0) return sql`null`;
  const places = found.map((word) => sql`nullif(position(${word} in lower(t.body)), 0)`);
  return sql`(select substring(t.body from greatest(1, least(${sql.join(places)}) - 60) for 300)
    from (select p.situation || ' ' || p.analysis || ' ' || p.suggestions as body) t
    where p.publicity_decision = 'public' and p.redactions = '[]'::jsonb)`;
}

/** Words with more hits are looked for from the newest proposal back, others by the word index. */
const COMMON = 10_000;

interface Row {
  id: string;
  number: number;
  session_id: string;
  season: 'plenary' | 'intersession' | null;
  subject: string;
  category: string | null;
  state: ProposalState;
  filed_at: Date;
  month_only: MonthDate[];
  replied_at: Date | null;
  reply_class: string | null;
  is_key: boolean;
  is_excellent: boolean;
  publicity_decision: string;
  body: string | null;
  /** With words searched for and no total at hand. */
  total: number | null;
  first_proposer: string | null;
  proposer_count: number;
  unit_ids: string[] | null;
}

export const searchRegister = query(
  'searchRegister',
  'Search the public register',
  async (ctx, { query: filter }) => {
    const { source, id, filedAt } = hitsOf(ctx, filter);
    const { page: _page, size: _size, ...chosen } = filter;
    const key = JSON.stringify(chosen);
    const slice = sql`limit ${filter.size} offset ${(filter.page - 1) * filter.size}`;
    // Words are looked up once, for the page and the total together, unless the total is at hand.
    const known = filter.words === undefined ? undefined : await totalAtHand(ctx, key);
    const counting = filter.words !== undefined && known === undefined;
    const page =
      filter.words !== undefined && (known ?? 0) < COMMON
        ? sql`hits as materialized (select ${id} as id, ${filedAt} as filed_at ${source}),
        page as (select h.id from hits h order by h.filed_at desc, h.id desc ${slice})`
        : sql`page as (select ${id} as id ${source} order by ${filedAt} desc, ${id} desc ${slice})`;
    // The page is found by the narrow index first; texts and counts are fetched for its rows alone.
    const { rows } = await sql<Row>`with ${page}
      select p.id, p.number, p.session_id, p.season, p.subject, p.category, p.state, p.filed_at, p.replied_at, p.reply_class,
        p.is_key, p.is_excellent, p.publicity_decision, p.month_only,
        ${filter.words ? passage(filter.words) : sql`null`} as body,
        ${counting ? sql`(select count(*) from hits)` : sql`null`} as total,
        x.name as first_proposer,
        (select count(*) from proposal_proposers c where c.proposal_id = p.id and c.status = 'confirmed' and c.role <> 'supporter') as proposer_count,
        (select json_agg(a.unit_id) from assignments a where a.proposal_id = p.id and a.role <> 'assisting'
          and ${saidAloudAssignments}) as unit_ids
      from page join proposals p on p.id = page.id
      left join proposal_proposers x on x.proposal_id = p.id and x.role = 'first'
      order by p.filed_at desc, p.id desc`.execute(ctx.db);
    const full = filter.page === 1 && rows.length < filter.size;
    const counted = counting ? rows[0]?.total : undefined;
    const total = full
      ? rows.length
      : await keptTotal(ctx, key, async () => (counted ? Number(counted) : countHits(ctx, source)));
    const labels = await labelsFor(ctx);
    const units = await unitNames(
      ctx,
      rows.flatMap((row) => row.unit_ids ?? []),
    );
    return {
      items: rows.map((row) => ({
        proposalId: row.id,
        number: row.number,
        sessionLabel: labels.session(row.session_id),
        season: row.season,
        subject: row.subject,
        firstProposer: row.first_proposer ?? '',
        proposerCount: Number(row.proposer_count),
        category: row.category,
        categoryLabel: labels.category(row.category),
        state: row.state,
        units: (row.unit_ids ?? []).map((id) => units.get(id) ?? ''),
        filedOn: shownDay(row.filed_at, row.month_only, 'filed'),
        repliedOn: row.replied_at ? shownDay(row.replied_at, row.month_only, 'replied') : null,
        class: row.reply_class,
        isKey: row.is_key,
        isExcellent: row.is_excellent,
        excerpt: filter.words ? excerptOf(row.body ?? row.subject, filter.words) : [],
      })),
      total,
      page: filter.page,
      size: filter.size,
    };
  },
  { access: 'public' },
);

async function countHits(ctx: Context, source: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total ${source}`.execute(ctx.db);
  return Number(rows[0]!.total);
}
