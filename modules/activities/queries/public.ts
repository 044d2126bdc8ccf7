/** What anybody may read: activities marked public, with their programme and public papers. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { pageShown } from '../../../platform/http/pages.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { bodiesByIds, localName } from '../../assemblies/index.ts';
import { fileAnswer } from '../../files/index.ts';
import { query } from '../operations.ts';
import type { Activity } from '../store/matter.ts';
import { halfDaysOf } from './half-days.ts';
import { openToAll } from './visible.ts';

const lineOf = (row: Activity) => ({
  activityId: row.id,
  type: row.type,
  title: row.title,
  state: row.state,
  place: row.place,
  startsAt: row.starts_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
});

export const listPublicActivities = query(
  'listPublicActivities',
  'Activities that are open to the public to read of',
  async (ctx, { query: { when, type, page: asked, size } }) => {
    const now = ctx.clock.now();
    const where = [openToAll(ctx)];
    if (type) where.push(sql<boolean>`a.type = ${type}`);
    if (when === 'coming') where.push(sql<boolean>`a.ends_at >= ${now}`);
    if (when === 'past') where.push(sql<boolean>`a.ends_at < ${now}`);
    const { rows: counted } = await sql<{ total: number }>`select count(*) as total from activities a
      where ${sql.join(where, sql` and `)}`.execute(ctx.db);
    const total = Number(counted[0]!.total);
    const page = pageShown(asked, total, size);
    const direction = when === 'coming' ? sql`asc` : sql`desc`;
    const { rows } = await sql<Activity>`select a.* from activities a where ${sql.join(where, sql` and `)}
      order by a.starts_at ${direction}, a.id limit ${size} offset ${(page - 1) * size}`.execute(ctx.db);
    return { items: rows.map(lineOf), total, page, size };
  },
  { access: 'public' },
);

async function openOne(ctx: Context, id: string): Promise<Activity> {
  const { rows } = await sql<Activity>`select a.* from activities a where a.id = ${id} and ${openToAll(ctx)}`.execute(
    ctx.db,
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}

export const getPublicActivity = query(
  'getPublicActivity',
  'One activity as anybody may read it',
  async (ctx, { params }) => {
    const row = await openOne(ctx, params.activityId);
    const body = row.body_id ? (await bodiesByIds(ctx.db, [row.body_id])).get(row.body_id) : undefined;
    const papers = await ctx.db
      .selectFrom('activity_papers')
      .select(['id', 'title'])
      .where('activity_id', '=', row.id)
      .where('label', '=', 'public')
      .orderBy('added_at')
      .execute();
    return {
      ...lineOf(row),
      description: row.description,
      results: row.results,
      reason: row.reason,
      holder: body ? localName(body, ctx.locale) : ctx.assembly.name,
      halfDays: (await halfDaysOf(ctx, row.id)).map(({ halfDayId: _, ...half }) => half),
      papers: papers.map((paper) => ({ paperId: paper.id, title: paper.title })),
    };
  },
  { access: 'public' },
);

export const publicActivityPaper = query(
  'publicActivityPaper',
  'A public paper of an activity',
  async (ctx, { params }) => {
    await openOne(ctx, params.activityId);
    const row = await ctx.db
      .selectFrom('activity_papers')
      .select('file_id')
      .where('id', '=', params.paperId)
      .where('activity_id', '=', params.activityId)
      .where('label', '=', 'public')
      .executeTakeFirst();
    if (!row) throw notFound();
    return fileAnswer(ctx, row.file_id);
  },
  { access: 'public' },
);
