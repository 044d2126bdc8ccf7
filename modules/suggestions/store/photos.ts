/** Photos of suggestions and visits: uploaded first, then claimed by what names them. */
import { type Insertable, sql } from 'kysely';
import type { Db } from '../../../platform/db/schema.ts';
import type { Context } from '../../../platform/http/context.ts';
import { invalid } from '../../../platform/http/problem.ts';
import type { SuggestionRow } from '../tables.ts';

type Named = { suggestion_id: string } | { visit_id: string };

/** The statement that ties photos, in their order, to what names them: those that hang on nothing, or on it already. */
const tying = (db: Db, ctx: Context, to: Named, ids: readonly string[]) =>
  db
    .updateTable('suggestion_photos')
    .set({ ...to, loose_by: null, sort_order: sql`array_position(${ids}::uuid[], id)` })
    .where('id', 'in', ids)
    .where('assembly_id', '=', ctx.assembly.id)
    .where('visit_id', 'is', null)
    .where((row) =>
      row.or([
        row('suggestion_id', 'is', null),
        ...('suggestion_id' in to ? [row('suggestion_id', '=', to.suggestion_id)] : []),
      ]),
    );

const unknown = () => invalid('body.photoIds', 'photo_unknown');

/**
 * Inserts a suggestion and ties its photos, in one statement.
 * @returns false when it is there already; nothing is tied then
 * @throws Problem 422 `photo_unknown` when one is not here or another's already
 */
export async function insertWithPhotos(
  ctx: Context,
  suggestion: Insertable<SuggestionRow>,
  photoIds: readonly string[],
): Promise<boolean> {
  const ids = [...new Set(photoIds)];
  const inserting = ctx.db.with('sent', (inner) =>
    inner
      .insertInto('suggestions')
      .values(suggestion)
      .onConflict((clash) => clash.column('id').doNothing())
      .returning('id'),
  );
  if (ids.length === 0) return (await inserting.selectFrom('sent').select('id').execute()).length > 0;
  const { sent, tied } = await inserting
    .with('tied', (inner) =>
      tying(inner as unknown as Db, ctx, { suggestion_id: suggestion.id }, ids)
        .where(sql<boolean>`exists (select from sent)`)
        .returning('id'),
    )
    .selectNoFrom((from) => [
      from.selectFrom('sent').select(sql<number>`count(*)::int`.as('n')).as('sent'),
      from.selectFrom('tied').select(sql<number>`count(*)::int`.as('n')).as('tied'),
    ])
    .executeTakeFirstOrThrow();
  if (sent === 1 && tied! < ids.length) throw unknown();
  return sent === 1;
}

/**
 * Ties uploaded photos that hang on nothing, or on it already, to what names them, in their order. One statement.
 * @throws Problem 422 `photo_unknown` when one is not here or another's already
 */
export async function claimPhotos(ctx: Context, to: Named, photoIds: readonly string[]): Promise<void> {
  const ids = [...new Set(photoIds)];
  if (ids.length === 0) return;
  const claimed = await tying(ctx.db, ctx, to, ids).executeTakeFirst();
  if (Number(claimed.numUpdatedRows) < ids.length) throw unknown();
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
