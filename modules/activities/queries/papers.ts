/** Papers and who may open them: internal ones those invited, sensitive ones those who come; of both, whoever holds it. */
import type { Context } from '../../../platform/http/context.ts';
import { notFound } from '../../../platform/http/problem.ts';
import { fileAnswer, filesByIds } from '../../files/index.ts';
import { query } from '../operations.ts';
import { partsOf } from '../policy.ts';
import { type Matter, readMatter } from '../store/matter.ts';
import type { PaperRow } from '../tables.ts';

export function readsPaper(ctx: Context, matter: Matter, label: PaperRow['label']): boolean {
  if (label !== 'sensitive') return true;
  const held = partsOf(ctx.actor, matter.subject);
  if ((['office', 'organiser', 'auditor', 'system'] as const).some((part) => held.has(part))) return true;
  return matter.own?.answer === 'coming';
}

/** @returns those the reader may open, the oldest first */
export async function papersOf(ctx: Context, matter: Matter) {
  const rows = await ctx.db
    .selectFrom('activity_papers')
    .selectAll()
    .where('activity_id', '=', matter.id)
    .orderBy('added_at')
    .execute();
  const open = rows.filter((row) => readsPaper(ctx, matter, row.label));
  const files = await filesByIds(
    ctx.db,
    open.map((row) => row.file_id),
  );
  return open.map((row) => ({
    paperId: row.id,
    title: row.title,
    label: row.label,
    stage: row.stage,
    name: files.get(row.file_id)?.name ?? '',
    size: files.get(row.file_id)?.size ?? 0,
    addedAt: row.added_at.toISOString(),
  }));
}

export const activityPaper = query('activityPaper', 'A paper of an activity', async (ctx, { params }) => {
  const matter = await readMatter(ctx, params.activityId);
  const row = await ctx.db
    .selectFrom('activity_papers')
    .select(['file_id', 'label'])
    .where('id', '=', params.paperId)
    .where('activity_id', '=', matter.id)
    .executeTakeFirst();
  if (!row || !readsPaper(ctx, matter, row.label)) throw notFound();
  return fileAnswer(ctx, row.file_id);
});
