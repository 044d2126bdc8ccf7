/** The public register: what was filed, who answers, how it ended. Open to everybody. */

import { sql } from 'kysely';
import { addDays, startOfDay } from '../../../platform/calendar/days.ts';
import type { Context } from '../../../platform/http/context.ts';
import { readPage } from '../../../platform/http/pages.ts';
import { otherReadings } from '../../../platform/search/other-readings.ts';
import { outsideMatch, type WordQuery } from '../../../platform/search/word-query.ts';
import { bodiesByIds } from '../../assemblies/index.ts';
import { saidAloudAssignments } from '../../handling/index.ts';
import type { PublicFilter } from '../contract/register.ts';
import type { Redaction } from '../masks.ts';
import { shownDay } from '../month-dates.ts';
import { query } from '../operations.ts';
import type { MonthDate } from '../tables.ts';
import type { ProposalState } from '../workflow.ts';
import { type Asked, inSubject, readAsked } from './asked-words.ts';
import { keptTotal, totalAtHand } from './kept-totals.ts';
import { type Condition, labelsFor, unitNames } from './lines.ts';
import { publicExcerpts, type Stretch, stretchOf } from './public-excerpts.ts';
import { publicSubject, subjectWhole } from './public-subject.ts';
import { wholeText } from './whole-text.ts';

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
  if (filter.filedFrom) add(sql<boolean>`p.filed_at >= ${startOfDay(filter.filedFrom)}`);
  if (filter.filedUntil) add(sql<boolean>`p.filed_at < ${startOfDay(addDays(filter.filedUntil, 1))}`);
  if (filter.unitId) {
    add(sql<boolean>`exists (select 1 from assignments a where a.matter_id = p.id and a.unit_id = ${filter.unitId}
      and ${saidAloudAssignments})`);
  }
  return where;
}

type Sql = ReturnType<typeof sql>;

/** Where the hits are found: `from …` with its conditions, and the columns of id and day. */
interface Source {
  from: Sql;
  id: Sql;
  filedAt: Sql;
  /** Whether `p` is among them, so that the order may ask for its columns. */
  wide: boolean;
}

/** Words as they are in the narrow rows of words, which know the days. */
const publicWords = (ctx: Context, words: WordQuery) =>
  sql<boolean>`w.assembly_id = ${ctx.assembly.id} and w.kind = 'proposal' and w.public_from <= ${ctx.clock.now()} and w.listed_at is not null
    and ${outsideMatch(words)}`;

function hitsOf(ctx: Context, filter: PublicFilter, asked: Asked | undefined): Source {
  const chosen = chosenRows(filter);
  const row = { id: sql`p.id`, filedAt: sql`p.filed_at`, wide: true };
  if (asked?.numbered) {
    const words = asked.words
      ? sql`union select w.matter_id from matter_words w where ${publicWords(ctx, asked.words)}`
      : sql``;
    const ids = sql<boolean>`p.id in (select p.id from proposals p where p.assembly_id = ${ctx.assembly.id}
      and ${asked.numbered} ${words})`;
    return { ...row, from: sql`from proposals p where ${sql.join([isPublic(ctx), ids, ...chosen], sql` and `)}` };
  }
  if (!asked?.words) {
    // Signs alone are no words; they may stand in a subject.
    if (filter.words)
      chosen.push(sql<boolean>`(p.subject like ${`%${filter.words.replace(/[\\%_]/g, '\\$&')}%`} and ${subjectWhole})`);
    return { ...row, from: sql`from proposals p where ${sql.join([isPublic(ctx), ...chosen], sql` and `)}` };
  }
  // The wide rows are opened only where a filter or the order needs them.
  const wide = chosen.length > 0 || (filter.sort ?? 'newest') !== 'newest';
  const join = wide ? sql`join proposals p on p.id = w.matter_id` : sql``;
  const where = sql.join([publicWords(ctx, asked.words), ...chosen], sql` and `);
  return {
    from: sql`from matter_words w ${join} where ${where}`,
    id: sql`w.matter_id`,
    filedAt: sql`w.listed_at`,
    wide,
  };
}

/** Keys of the order before day and id: the number typed first, then as chosen. */
function orderKeys(filter: PublicFilter, asked: Asked | undefined, source: Source): Sql[] {
  const keys: Sql[] = [];
  if (!source.wide) return keys;
  if (asked?.numbered) keys.push(sql`(${asked.numbered})::int`);
  if (filter.sort === 'number') keys.push(sql`-p.number`);
  if (filter.sort === 'relevance' && filter.words)
    keys.push(sql`case when ${subjectWhole} then ${inSubject(filter.words)} else 0 end`);
  return keys;
}

/** Words with more hits are looked for from the newest proposal back, others by the word index. */
const COMMON = 10_000;

interface Row {
  id: string;
  number: number;
  session_id: string;
  season: 'plenary' | 'intersession' | null;
  subject: string;
  redactions: Redaction[];
  category: string | null;
  state: ProposalState;
  filed_at: Date;
  month_only: MonthDate[];
  replied_at: Date | null;
  reply_class: string | null;
  is_key: boolean;
  is_excellent: boolean;
  stretch: Stretch | null;
  /** With words searched for and no total at hand. */
  total: number | null;
  first_proposer: string | null;
  first_body: string | null;
  proposer_count: number;
  unit_ids: string[] | null;
}

/** One page as asked for, which may lie past the end. */
async function findPage(ctx: Context, filter: PublicFilter, asked: Asked | undefined) {
  const source = hitsOf(ctx, filter, asked);
  const { page: _page, size: _size, ...chosen } = filter;
  const key = JSON.stringify(chosen);
  const slice = sql`limit ${filter.size} offset ${(filter.page - 1) * filter.size}`;
  const keys = orderKeys(filter, asked, source);
  const named = keys.map((_, index) => sql.ref(`h.key${index}`));
  const columns = keys.map((item, index) => sql`, ${item} as ${sql.ref(`key${index}`)}`);
  const order = (first: Sql[], day: Sql, id: Sql) =>
    sql`order by ${sql.join([...first, day, id].map((item) => sql`${item} desc`))}`;
  // Words are looked up once, for the page and the total together, unless the total is at hand.
  const known = filter.words === undefined ? undefined : await totalAtHand(ctx, key);
  const counting = filter.words !== undefined && known === undefined;
  const page =
    filter.words !== undefined && (known ?? 0) < COMMON
      ? sql`hits as materialized (select ${source.id} as id, ${source.filedAt} as filed_at ${sql.join(columns, sql``)} ${source.from}),
        found as (select h.id from hits h ${order(named, sql`h.filed_at`, sql`h.id`)} ${slice})`
      : sql`found as (select ${source.id} as id ${source.from} ${order(keys, source.filedAt, source.id)} ${slice})`;
  // The page is found by the narrow index first; texts and counts are fetched for its rows alone.
  const { rows } = await sql<Row>`with ${page}, page as (select id, row_number() over () as place from found)
      select p.id, p.number, p.session_id, p.season, p.subject, p.redactions, p.category, p.state, p.filed_at, p.replied_at,
        p.reply_class, p.is_key, p.is_excellent, p.month_only,
        ${filter.words ? stretchOf(filter.words) : sql`null`} as stretch,
        ${counting ? sql`(select count(*) from hits)` : sql`null`} as total,
        x.name as first_proposer, x.body_id as first_body,
        (select count(*) from proposal_proposers c where c.proposal_id = p.id and c.status = 'confirmed' and c.role <> 'supporter') as proposer_count,
        (select json_agg(a.unit_id) from assignments a where a.matter_id = p.id and a.role <> 'assisting'
          and ${saidAloudAssignments}) as unit_ids
      from page join proposals p on p.id = page.id
      left join proposal_proposers x on x.proposal_id = p.id and x.role = 'first'
      order by page.place`.execute(ctx.db);
  const full = filter.page === 1 && rows.length < filter.size;
  const counted = counting ? rows[0]?.total : undefined;
  const total = full
    ? rows.length
    : await keptTotal(ctx, key, async () => (counted ? Number(counted) : countHits(ctx, source.from)));
  return { rows, total };
}

/** As asked for, or where that lies past the end the last page. */
async function find(ctx: Context, filter: PublicFilter) {
  const asked = filter.words ? await readAsked(ctx, filter.words) : undefined;
  return readPage(filter.page, filter.size, (page) => findPage(ctx, { ...filter, page }, asked));
}

/** Texts the public reads whole, of proposals found by words. */
async function publicTexts(ctx: Context, words: WordQuery, limit: number): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`select case when p.publicity_decision = 'public' and w.outside is null
      then ${wholeText} else '' end as text
    from matter_words w join proposals p on p.id = w.matter_id
    where ${publicWords(ctx, words)} order by w.listed_at desc limit ${limit}`.execute(ctx.db);
  return rows.map((row) => row.text);
}

export const searchRegister = query(
  'searchRegister',
  'Search the public register',
  async (ctx, { query: filter }) => {
    let found = await find(ctx, filter);
    let readAs: string | null = null;
    if (found.total === 0 && filter.words) {
      const others = await otherReadings(ctx, filter.words, (words, limit) => publicTexts(ctx, words, limit));
      for (const other of others) {
        const again = await find(ctx, { ...filter, words: other });
        if (again.total === 0) continue;
        found = again;
        readAs = other;
        break;
      }
    }
    const words = readAs ?? filter.words;
    const rows = found.rows.map((row) => ({ ...row, subject: publicSubject(ctx, row) }));
    const excerpts = words ? await publicExcerpts(ctx, words, rows) : undefined;
    const labels = await labelsFor(ctx);
    const units = await unitNames(
      ctx,
      rows.flatMap((row) => row.unit_ids ?? []),
    );
    const bodies = await bodiesByIds(
      ctx.db,
      rows.flatMap((row) => row.first_body ?? []),
    );
    return {
      items: rows.map((row) => ({
        proposalId: row.id,
        number: row.number,
        sessionLabel: labels.session(row.session_id),
        season: row.season,
        subject: row.subject,
        firstProposer: (ctx.locale === 'en' && bodies.get(row.first_body ?? '')?.nameEn) || (row.first_proposer ?? ''),
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
        ...(excerpts?.(row.id) ?? { excerpt: [], foundIn: null }),
      })),
      total: found.total,
      page: found.page,
      size: filter.size,
      readAs,
    };
  },
  { access: 'public' },
);

async function countHits(ctx: Context, from: Sql): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total ${from}`.execute(ctx.db);
  return Number(rows[0]!.total);
}
