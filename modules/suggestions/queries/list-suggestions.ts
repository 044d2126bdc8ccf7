/** The work list: filters as people think of them, kept in the address by the screens. */
import { sql } from 'kysely';
import type { z } from 'zod';
import { addDays, startOfDay } from '../../../platform/calendar/days.ts';
import type { ClockJson } from '../../../platform/clocks/views.ts';
import type { Context } from '../../../platform/http/context.ts';
import { pageShown } from '../../../platform/http/pages.ts';
import { readWords } from '../../../platform/search/asked.ts';
import { insideMatch } from '../../../platform/search/word-query.ts';
import { listUnits, localName } from '../../assemblies/index.ts';
import { visibleAssignments } from '../../handling/index.ts';
import type { narrowing, SuggestionLine } from '../contract/reading.ts';
import { query } from '../operations.ts';
import type { Suggestion } from '../store/matter.ts';
import { inArea, pointFor } from './areas.ts';
import { clockViewer, firstClock } from './clock-views.ts';
import { labelsOf, rulesNow } from './labels.ts';
import { mine, visible } from './visible.ts';

export type Narrowing = z.output<typeof narrowing>;
type Condition = ReturnType<typeof sql<boolean>>;

const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

async function named(ctx: Context, typed: string): Promise<Condition> {
  const words = await readWords(ctx, typed);
  const ways = [sql<boolean>`s.subject like ${like(typed)}`, sql<boolean>`s.receipt = ${typed.toUpperCase()}`];
  if (words)
    ways.push(sql<boolean>`s.id in (select w.matter_id from matter_words w where w.assembly_id = ${ctx.assembly.id}
      and w.kind = 'suggestion' and ${insideMatch(words)})`);
  if (/^\d{1,9}$/.test(typed)) ways.push(sql<boolean>`s.number = ${Number(typed)}`);
  return sql<boolean>`(${sql.join(ways, sql` or `)})`;
}

/** @returns conditions on `suggestions s`, with who may read among them; the list and what is taken away read them alike */
export async function listConditions(ctx: Context, filter: Narrowing): Promise<Condition[]> {
  const where: Condition[] = [sql<boolean>`s.assembly_id = ${ctx.assembly.id}`, visible(ctx)];
  if (filter.mine) where.push(mine(ctx));
  if (filter.state)
    where.push(sql<boolean>`s.state in (${sql.join(filter.state.split(',').map((state) => sql`${state}`))})`);
  if (filter.category) where.push(sql<boolean>`s.category = ${filter.category}`);
  if (filter.class) where.push(sql<boolean>`s.reply_class = ${filter.class}`);
  if (filter.place) where.push(sql<boolean>`s.place like ${like(filter.place)}`);
  if (filter.objected !== undefined)
    where.push(sql<boolean>`${filter.objected} = exists (select 1 from suggestion_objections o
      where o.suggestion_id = s.id and o.answered_at is null)`);
  if (filter.withPhotos)
    where.push(sql<boolean>`exists (select 1 from suggestion_photos x where x.suggestion_id = s.id)`);
  if (filter.unitId)
    where.push(sql<boolean>`exists (select 1 from assignments a where a.matter_id = s.id and a.unit_id = ${filter.unitId}
      and ${visibleAssignments(ctx)})`);
  if (filter.receivedFrom) where.push(sql<boolean>`s.received_at >= ${startOfDay(filter.receivedFrom)}`);
  if (filter.receivedUntil) where.push(sql<boolean>`s.received_at < ${startOfDay(addDays(filter.receivedUntil, 1))}`);
  if (filter.bounds) {
    const [west, south, east, north] = filter.bounds.split(',').map(Number);
    const at = pointFor(ctx);
    where.push(
      sql<boolean>`${at.longitude} between ${west} and ${east} and ${at.latitude} between ${south} and ${north}`,
    );
  }
  if (filter.area) where.push(await inArea(ctx, filter.area));
  if (filter.words) where.push(await named(ctx, filter.words));
  return where;
}

/** Waiting copies of a text: the one that came first stands for all. */
const firstOfSame = sql<boolean>`(s.state <> 'received' or not exists (select 1 from suggestions x
  where x.assembly_id = s.assembly_id and x.text_key = s.text_key and x.state = 'received' and x.text_key <> ''
    and (x.received_at, x.id) < (s.received_at, s.id)))`;

const due = sql`(select min(c.due_at) from clocks c where c.matter_id = s.id and c.ended_at is null
  and c.name <> 'look_back')`;
const orders = {
  updated: { by: sql`s.updated_at`, usual: 'desc' },
  received: { by: sql`s.received_at`, usual: 'desc' },
  number: { by: sql`s.number`, usual: 'desc' },
  subject: { by: sql`s.subject`, usual: 'asc' },
  state: { by: sql`s.state`, usual: 'asc' },
  category: { by: sql`s.category`, usual: 'asc' },
  due: { by: due, usual: 'asc' },
} as const;

type Row = Suggestion & {
  clock: ClockJson | null;
  unit_ids: string[] | null;
  photos: number;
  same: number;
  objected: boolean;
};

const EXCERPT = 160;

/** Lines of `suggestions s`, in one statement. @param rest order and slice */
export async function selectLines(
  ctx: Context,
  where: readonly Condition[],
  rest: ReturnType<typeof sql>,
): Promise<SuggestionLine[]> {
  const { rows } = await sql<Row>`select s.*, ${firstClock(ctx, sql`and c.name <> 'look_back'`)} as clock,
      (select json_agg(a.unit_id order by a.role desc) from assignments a where a.matter_id = s.id and a.state <> 'bounced'
        and ${visibleAssignments(ctx)}) as unit_ids,
      (select count(*) from suggestion_photos x where x.suggestion_id = s.id) as photos,
      case when s.state = 'received' then (select count(*) from suggestions x where x.assembly_id = s.assembly_id
        and x.text_key = s.text_key and x.state = 'received') else 1 end as same,
      exists (select 1 from suggestion_objections o where o.suggestion_id = s.id and o.answered_at is null) as objected
    from suggestions s where ${sql.join(where, sql` and `)} ${rest}`.execute(ctx.db);
  const { category } = labelsOf(ctx, await rulesNow(ctx));
  const units = new Map(
    (await listUnits(ctx.db, ctx.assembly.id)).map((unit) => [unit.id, localName(unit, ctx.locale)]),
  );
  const clockOf = await clockViewer(ctx);
  return rows.map((row) => ({
    suggestionId: row.id,
    number: row.number,
    receipt: row.receipt,
    subject: row.subject,
    excerpt: row.text.length > EXCERPT ? `${row.text.slice(0, EXCERPT)}…` : row.text,
    state: row.state,
    version: row.version,
    category: row.category,
    categoryLabel: category(row.category),
    place: row.place,
    source: row.source,
    lead: row.lead_name || null,
    units: (row.unit_ids ?? []).map((id) => units.get(id) ?? ''),
    photos: Number(row.photos),
    joined: row.joined,
    sameText: Number(row.same),
    objected: row.objected,
    hidden: row.hidden_code !== null,
    receivedAt: row.received_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    clock: row.clock ? clockOf(row.clock) : null,
  }));
}

export const listSuggestions = query(
  'listSuggestions',
  'List suggestions the reader may see',
  async (ctx, { query: filter }) => {
    const where = [...(await listConditions(ctx, filter)), ...(filter.grouped ? [firstOfSame] : [])];
    const { rows } = await sql<{ total: number }>`select count(*) as total from suggestions s
      where ${sql.join(where, sql` and `)}`.execute(ctx.db);
    const total = Number(rows[0]!.total);
    const page = pageShown(filter.page, total, filter.size);
    const { by, usual } = orders[filter.sort];
    const direction = (filter.order ?? usual) === 'asc' ? sql`asc` : sql`desc`;
    const rest = sql`order by ${by} ${direction} nulls last, s.id limit ${filter.size} offset ${(page - 1) * filter.size}`;
    return { items: await selectLines(ctx, where, rest), total, page, size: filter.size };
  },
);
