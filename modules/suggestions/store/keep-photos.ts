/** Photos of anyone: kept under the id their sender made, drawn anew later, gone when nothing names them. */
import type { Readable } from 'node:stream';
import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from '../../../platform/db/schema.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict, Problem } from '../../../platform/http/problem.ts';
import { removeFiles, takePhoto } from '../../files/index.ts';

/** Photos that hang on nothing an assembly keeps at most; beyond, those of an hour ago make room. */
const LOOSE_MOST = 500;
const HOUR = 3_600_000;

/** Draws the photo anew. */
export const drawPhotoJob = 'suggestions-draw-photo';

/** Photos that have hung on nothing since before an instant, with their files: gone. @returns how many */
export async function dropLoosePhotos(ctx: Context, before: Date, most: number): Promise<number> {
  const old = ctx.db
    .selectFrom('suggestion_photos')
    .select('id')
    .where('assembly_id', '=', ctx.assembly.id)
    .where('suggestion_id', 'is', null)
    .where('visit_id', 'is', null)
    .where('uploaded_at', '<', before)
    .orderBy('uploaded_at')
    .limit(most);
  const gone = await ctx.db
    .deleteFrom('suggestion_photos')
    .where('id', 'in', old)
    .where('suggestion_id', 'is', null)
    .where('visit_id', 'is', null)
    .returning(['original_file_id', 'file_id', 'small_file_id'])
    .execute();
  const files = gone.flatMap((row) => [row.original_file_id, row.file_id, row.small_file_id]);
  await removeFiles(
    ctx,
    files.filter((id) => id !== null),
  );
  return gone.length;
}

/** @throws Problem 429 `photos_waiting` when too many hang on nothing and none of them is old */
async function makeRoom(ctx: Context): Promise<void> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from suggestion_photos
    where assembly_id = ${ctx.assembly.id} and suggestion_id is null and visit_id is null`.execute(ctx.db);
  if (rows[0]!.count < LOOSE_MOST) return;
  const before = new Date(ctx.clock.now().getTime() - HOUR);
  const dropped = await (ctx.db as Kysely<DatabaseSchema>)
    .transaction()
    .execute((db) => dropLoosePhotos({ ...ctx, db }, before, LOOSE_MOST / 5));
  if (dropped === 0) throw new Problem(429, 'photos_waiting', { retryAfterSeconds: 600 });
}

/**
 * Keeps a photo under the id its sender made; the same one again is the same photo. Outside of a transaction, as bytes come first.
 * @throws Problem 413, 422 of the photo, 429 `photos_waiting`, 409 `photo_exists` for another assembly's id
 */
export async function keepPhoto(ctx: Context, photoId: string, source: Readable): Promise<void> {
  const known = async () => {
    const row = await ctx.db
      .selectFrom('suggestion_photos')
      .select('assembly_id')
      .where('id', '=', photoId)
      .executeTakeFirst();
    if (row && row.assembly_id !== ctx.assembly.id) throw conflict('photo_exists');
    return row !== undefined;
  };
  if (await known()) return void source.resume();
  await makeRoom(ctx);
  try {
    await takePhoto(ctx, source, async ({ db }, original) => {
      await db
        .insertInto('suggestion_photos')
        .values({
          id: photoId,
          assembly_id: ctx.assembly.id,
          original_file_id: original,
          state: 'waiting',
          uploaded_at: ctx.clock.now(),
        } as never)
        .execute();
      await ctx.jobs.send(db, drawPhotoJob, { photoId, assemblyId: ctx.assembly.id });
    });
  } catch (error) {
    // The same photo was being taken beside this one.
    if ((error as { code?: string }).code !== '23505' || !(await known())) throw error;
  }
}
