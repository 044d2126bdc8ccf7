/** Photos: the original is kept unseen until it has been drawn anew, then goes; what is shown are the drawn ones. */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { newId } from '../../platform/db/ids.ts';
import type { Db } from '../../platform/db/schema.ts';
import type { StoredFile } from '../../platform/files/file-store.ts';
import type { Context } from '../../platform/http/context.ts';
import { notFound } from '../../platform/http/problem.ts';
import { checkPhoto, PHOTO_BYTES } from '../../platform/photos/photo-type.ts';
import { drawAway } from '../../platform/photos/photo-work.ts';
import { filesByIds, insertFile, openChecked, takeBytes, withFile } from './store.ts';

/** What a photo is called here: its own name may tell of its owner. */
const NAME = 'photo.jpg';

/** Photos as they are taken: by what they hold, whatever they are called. */
const photoKinds = { limit: PHOTO_BYTES, check: checkPhoto } as const;
/** Drawn here, so known to be what it is. */
const drawnKinds = { limit: PHOTO_BYTES, check: async () => 'image/jpeg' } as const;

/** A photo in its two sizes: bytes in the store, rows not yet. */
export interface DrawnBytes {
  screen: StoredFile;
  small: StoredFile;
  width: number;
  height: number;
}

/**
 * Takes the original of a photo: a row of `files` nobody is served, written in the statement of what it hangs on. Who may
 * have how many is the caller's to bound.
 * @param hang writes in one statement, by the database it is given
 * @throws Problem 413 `file_too_large` | `upload_quota_reached`, 422 `photo_…`, what `hang` throws; nothing stays behind
 */
export async function takePhoto(
  ctx: Context,
  source: Readable,
  hang: (db: Db, originalId: string) => Promise<void>,
): Promise<void> {
  const stored = await takeBytes(ctx, NAME, source, photoKinds);
  const originalId = newId(ctx.clock.now().getTime());
  try {
    await hang(withFile(ctx, originalId, NAME, stored), originalId);
  } catch (error) {
    // Cut off at its end, it may have been kept all the same: bytes go when the database says that nothing names them.
    const rows = await filesByIds(ctx.db, [originalId]).catch(() => undefined);
    if (rows?.size === 0) await ctx.files.remove(stored.key);
    throw error;
  }
}

/**
 * Draws the original anew on the pool, outside of any transaction; {@link keepDrawn} then writes the rows.
 * @throws Problem 404 when the original is gone; of the drawing (422 `photo_…`), the pool and the store
 */
export async function drawPhoto(ctx: Context, originalId: string, share: string): Promise<DrawnBytes> {
  const original = (await filesByIds(ctx.db, [originalId])).get(originalId);
  if (!original) throw notFound();
  const bytes = await buffer(await openChecked(ctx, original));
  const { screen, thumb, width, height } = await drawAway(new Uint8Array(bytes), share);
  const kept = (drawn: Uint8Array) => ctx.files.take(NAME, Readable.from([Buffer.from(drawn)]), drawnKinds);
  return { screen: await kept(screen), small: await kept(thumb), width, height };
}

/** Rows of a drawn photo, in the transaction of what they hang on. */
export async function keepDrawn(ctx: Context, drawn: DrawnBytes): Promise<{ fileId: string; smallFileId: string }> {
  const [screen, small] = [
    await insertFile(ctx, NAME, drawn.screen, true),
    await insertFile(ctx, NAME, drawn.small, true),
  ];
  return { fileId: screen.id, smallFileId: small.id };
}

/** What was drawn is for nothing: the photo was taken back meanwhile. */
export async function dropDrawn(ctx: Context, drawn: DrawnBytes): Promise<void> {
  await ctx.files.remove(drawn.screen.key);
  await ctx.files.remove(drawn.small.key);
}
