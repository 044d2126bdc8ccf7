/** The list of activities: for those who hold them with the answers, for those invited with their own. */
import { sql } from 'kysely';
import type { z } from 'zod';
import { addDays, startOfDay } from '../../../platform/calendar/days.ts';
import type { Context } from '../../../platform/http/context.ts';
import { pageShown } from '../../../platform/http/pages.ts';
import { readWords } from '../../../platform/search/asked.ts';
import { insideMatch } from '../../../platform/search/word-query.ts';
import { bodiesByIds, localName } from '../../assemblies/index.ts';
import type { ActivityLine, narrowing } from '../contract/reading.ts';
import type { Answer } from '../life.ts';
import { query } from '../operations.ts';
import { mayPlan, readsInvited } from '../policy.ts';
import { type Activity, type OwnInvitation, ownInvitation } from '../store/matter.ts';
import { mine, visible } from './visible.ts';

export type Narrowing = z.output<typeof narrowing>;
type Condition = ReturnType<typeof sql<boolean>>;

const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

async function named(ctx: Context, typed: string): Promise<Condition> {
  const words = await readWords(ctx, typed);
  const ways = [sql<boolean>`a.title like ${like(typed)}`, sql<boolean>`a.place like ${like(typed)}`];
  if (words)
    ways.push(sql<boolean>`a.id in (select w.matter_id from matter_words w where w.assembly_id = ${ctx.assembly.id}
      and w.kind = 'activity' and ${insideMatch(words)})`);
  return sql<boolean>`(${sql.join(ways, sql` or `)})`;
}

/** @returns conditions on `activities a`, with who may read among them */
export async function listConditions(ctx: Context, filter: Narrowing): Promise<Condition[]> {
  const where: Condition[] = [sql<boolean>`a.assembly_id = ${ctx.assembly.id}`, visible(ctx)];
  if (filter.mine) where.push(mine(ctx));
  if (filter.type) where.push(sql<boolean>`a.type = ${filter.type}`);
  if (filter.state)
    where.push(sql<boolean>`a.state in (${sql.join(filter.state.split(',').map((state) => sql`${state}`))})`);
  if (filter.coming) where.push(sql<boolean>`(a.ends_at >= ${ctx.clock.now()} and a.state <> 'cancelled')`);
  if (filter.from) where.push(sql<boolean>`a.ends_at >= ${startOfDay(filter.from)}`);
  if (filter.until) where.push(sql<boolean>`a.starts_at < ${startOfDay(addDays(filter.until, 1))}`);
  if (filter.words) where.push(await named(ctx, filter.words));
  return where;
}

export interface CountsJson {
  invited: number;
  coming: number;
  waiting: number;
  declined: number;
  unanswered: number;
}

/** How those invited to `activities a` answered, as JSON. */
export const answerCounts = sql<CountsJson>`(select json_build_object('invited', count(*),
    'coming', count(*) filter (where i.answer = 'coming'), 'waiting', count(*) filter (where i.answer = 'waiting'),
    'declined', count(*) filter (where i.answer = 'declined'), 'unanswered', count(*) filter (where i.answer = 'none'))
  from activity_invitations i where i.activity_id = a.id)`;

export interface LineRow extends Activity {
  counts: CountsJson;
  own: OwnInvitation | null;
}

/** Rows as lines; bodies are read at once. */
export async function linesOf(ctx: Context, rows: readonly LineRow[]): Promise<ActivityLine[]> {
  const bodies = await bodiesByIds(
    ctx.db,
    rows.flatMap((row) => row.body_id ?? []),
  );
  return rows.map((row) => {
    const body = row.body_id ? bodies.get(row.body_id) : undefined;
    const subject = { state: row.state, bodyId: row.body_id, invitedMemberId: row.own?.member_id ?? null };
    return {
      activityId: row.id,
      type: row.type,
      title: row.title,
      state: row.state,
      version: row.version,
      place: row.place,
      bodyName: body ? localName(body, ctx.locale) : null,
      mode: row.mode,
      startsAt: row.starts_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
      answerUntil: row.answer_until?.toISOString() ?? null,
      isPublic: row.is_public,
      counts: readsInvited(ctx.actor, subject) ? row.counts : null,
      mine: row.own && row.state !== 'draft' ? (row.own.answer as Answer) : null,
    };
  });
}

/** @param rest order and slice */
export async function selectLines(
  ctx: Context,
  where: readonly Condition[],
  rest: ReturnType<typeof sql>,
): Promise<ActivityLine[]> {
  const { rows } = await sql<LineRow>`select a.*, ${answerCounts} as counts, ${ownInvitation(ctx)} as own
    from activities a where ${sql.join(where, sql` and `)} ${rest}`.execute(ctx.db);
  return linesOf(ctx, rows);
}

const orders = {
  starts: { by: sql`a.starts_at`, usual: 'desc' },
  title: { by: sql`a.title`, usual: 'asc' },
  state: { by: sql`a.state`, usual: 'asc' },
  type: { by: sql`a.type`, usual: 'asc' },
  updated: { by: sql`a.updated_at`, usual: 'desc' },
} as const;

/** Whether the actor may plan one at all: for the office, or for a body it speaks for. */
export const plansAny = ({ actor }: Pick<Context, 'actor'>): boolean =>
  actor.grants.some((grant) => mayPlan(actor, grant.role === 'body_contact' ? grant.bodyId : null));

export const listActivities = query(
  'listActivities',
  'Activities the reader may see',
  async (ctx, { query: filter }) => {
    const where = await listConditions(ctx, filter);
    const { rows } = await sql<{ total: number }>`select count(*) as total from activities a
    where ${sql.join(where, sql` and `)}`.execute(ctx.db);
    const total = Number(rows[0]!.total);
    const page = pageShown(filter.page, total, filter.size);
    const { by, usual } = orders[filter.sort];
    const direction = (filter.order ?? usual) === 'asc' ? sql`asc` : sql`desc`;
    const rest = sql`order by ${by} ${direction}, a.id limit ${filter.size} offset ${(page - 1) * filter.size}`;
    return { items: await selectLines(ctx, where, rest), total, page, size: filter.size, mayPlan: plansAny(ctx) };
  },
);
