/** Papers for an activity, before and after it. */
import { newId } from '../../../platform/db/ids.ts';
import { invalid, notFound } from '../../../platform/http/problem.ts';
import { filesByIds, removeFiles } from '../../files/index.ts';
import { announce } from '../events.ts';
import { command } from '../operations.ts';
import { advance } from '../store/advance.ts';
import { openMatter } from '../store/matter.ts';

export const addActivityPaper = command(
  'addActivityPaper',
  'Add a paper to an activity',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.activityId, 'add_paper');
    const file = (await filesByIds(ctx.db, [body.fileId])).get(body.fileId);
    if (file?.assemblyId !== ctx.assembly.id || file.uploadedBy !== ctx.actor.accountId)
      throw invalid('body.fileId', 'file_unknown');
    const paperId = newId(ctx.clock.now().getTime());
    await ctx.db
      .insertInto('activity_papers')
      .values({
        id: paperId,
        activity_id: matter.id,
        file_id: body.fileId,
        title: body.title,
        label: body.label,
        stage: body.stage,
        added_by_name: ctx.actor.name,
        added_at: ctx.clock.now(),
      })
      .execute();
    const answer = await advance(ctx, matter, {
      action: 'add_paper',
      partId: paperId,
      details: { title: body.title, label: body.label, stage: body.stage },
    });
    if (matter.row.state !== 'draft') await announce(ctx, matter, 'paper_added');
    return { ...answer, paperId };
  },
);

export const removeActivityPaper = command(
  'removeActivityPaper',
  'Take a paper away',
  async (ctx, { params, body }) => {
    const matter = await openMatter(ctx, params.activityId, 'remove_paper', body);
    const gone = await ctx.db
      .deleteFrom('activity_papers')
      .where('id', '=', params.paperId)
      .where('activity_id', '=', matter.id)
      .returning(['title', 'file_id'])
      .executeTakeFirst();
    if (!gone) throw notFound();
    await removeFiles(ctx, [gone.file_id]);
    return advance(ctx, matter, { action: 'remove_paper', partId: params.paperId, details: { title: gone.title } });
  },
);
