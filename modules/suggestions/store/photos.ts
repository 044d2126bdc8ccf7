/** Photos of suggestions and visits: uploaded first, then claimed by what names them. */
import { sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { invalid } from '../../../platform/http/problem.ts';

/**
 * Ties uploaded photos that hang on nothing, or on it already, to what names them, in their order. One statement.
 * @throws Problem 422 `photo_unknown` when one is not here or another's already
 */
export async function claimPhotos(
  ctx: Context,
  to: { suggestion_id: string } | { visit_id: string },
  photoIds: readonly string[],
): Promise<void> {
  const ids = [...new Set(photoIds)];
  if (ids.length === 0) return;
  const claimed = await ctx.db
    .updateTable('suggestion_photos')
    .set({ ...to, sort_order: sql`array_position(${ids}::uuid[], id)` })
    .where('id', 'in', ids)
    .where('assembly_id', '=', ctx.assembly.id)
    .where('visit_id', 'is', null)
    .where((row) =>
      row.or([
        row('suggestion_id', 'is', null),
        ...('suggestion_id' in to ? [row('suggestion_id', '=', to.suggestion_id)] : []),
      ]),
    )
    .executeTakeFirst();
  if (Number(claimed.numUpdatedRows) < ids.length) throw invalid('body.photoIds', 'photo_unknown');
}

/** Lets go of the photos of a suggestion that are not named any more: the sweep takes them. */
export async function releasePhotos(ctx: Context, suggestionId: string, kept: readonly string[]): Promise<void> {
  let gone = ctx.db
    .updateTable('suggestion_photos')
    .set({ suggestion_id: null })
    .where('suggestion_id', '=', suggestionId);
  if (kept.length > 0) gone = gone.where('id', 'not in', [...kept]);
  await gone.execute();
}
