/** Saves a draft as a whole; a draft that has moved on elsewhere is shown, not overwritten. */
import { conflict } from '../../../../platform/http/problem.ts';
import { command } from '../../operations.ts';
import { checkReferences, draftColumns, replaceParts, syncJoiningBodies } from '../../store/drafts.ts';
import { openMatter } from '../../store/matter.ts';

export const saveDraft = command('saveDraft', 'Save a draft', async (ctx, { params, body }) => {
  const matter = await openMatter(ctx, params.proposalId, 'edit_draft');
  const { row } = matter;
  if (row.version !== body.baseVersion) {
    const theirs = {
      subject: row.subject,
      situation: row.situation,
      analysis: row.analysis,
      suggestions: row.suggestions,
      updatedAt: row.updated_at.toISOString(),
    };
    throw conflict('draft_conflict', { version: row.version, theirs });
  }
  await checkReferences(ctx, body, matter.rules);
  const version = row.version + 1;
  await ctx.db
    .updateTable('proposals')
    .set({ ...draftColumns(body), version, updated_at: ctx.clock.now() })
    .where('id', '=', row.id)
    .execute();
  await replaceParts(ctx, row.id, body, false);
  await syncJoiningBodies(ctx, matter, body.bodyIds);
  return { proposalId: row.id, state: row.state, version };
});
