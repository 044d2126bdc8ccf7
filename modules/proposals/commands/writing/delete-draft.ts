/** Deletes a draft that was never handed in: least data, nothing of it stays but the lines of its history; its files go too. */
import { dropClocks } from '../../../../platform/clocks/clocks.ts';
import { command } from '../../operations.ts';
import { writeHistory } from '../../store/advance.ts';
import { filesOf, removeUnnamedFiles } from '../../store/files.ts';
import { openMatter } from '../../store/matter.ts';
import { officeActing } from '../../store/office.ts';

export const deleteDraft = command('deleteDraft', 'Delete a draft', async (ctx, { params }) => {
  const matter = await openMatter(ctx, params.proposalId, 'delete_draft');
  const office = await officeActing(ctx, matter, 'delete_draft');
  await writeHistory(ctx, matter, { action: 'delete_draft', from: 'draft', to: 'draft', office });
  const files = await filesOf(ctx, matter.row.id);
  await dropClocks(ctx, matter);
  await ctx.db.deleteFrom('proposals').where('id', '=', matter.row.id).execute();
  await removeUnnamedFiles(ctx, files);
  return { deleted: true as const };
});
