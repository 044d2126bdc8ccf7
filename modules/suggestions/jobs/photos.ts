/** Photos are drawn anew after they have been taken; those nothing names go after a day. */
import type { Context } from '../../../platform/http/context.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { JobDefinition, JobEnvironment } from '../../../platform/jobs/job-queue.ts';
import { drawPhoto, dropDrawn, keepDrawn, removeFiles } from '../../files/index.ts';
import { drawPhotoJob, dropLoosePhotos } from '../store/keep-photos.ts';

const DAY = 86_400_000;
const BATCH = 200;
/** Whose work it is on the pool: one photo at a time, so that many of them never keep others waiting. */
const SHARE = 'suggestions/photos';

/** Busy threads are no fault of the photo: it is tried again. */
const isForGood = (error: unknown): boolean => error instanceof Problem && error.status < 500 && error.status !== 429;

async function contextOf({ db, services }: JobEnvironment, assemblyId: string): Promise<Context | undefined> {
  const assembly = (await services.assemblies(db)).find(({ id }) => id === assemblyId);
  return assembly && services.contextFor(db, assembly);
}

/** The original goes with the row that says what became of it. */
async function settle(
  environment: JobEnvironment,
  ctx: Context,
  photo: { id: string; original: string },
  say: (inside: Context) => Promise<Record<string, unknown>>,
): Promise<boolean> {
  return environment.db.transaction().execute(async (db) => {
    const inside = { ...ctx, db };
    const waiting = await db
      .selectFrom('suggestion_photos')
      .select('id')
      .where('id', '=', photo.id)
      .where('state', '=', 'waiting')
      .forUpdate()
      .executeTakeFirst();
    if (!waiting) return false;
    const set = { ...(await say(inside)), original_file_id: null };
    await db
      .updateTable('suggestion_photos')
      .set(set as never)
      .where('id', '=', photo.id)
      .execute();
    await removeFiles(inside, [photo.original]);
    return true;
  });
}

/** May run again: a photo is drawn while it waits. */
async function drawWaiting(environment: JobEnvironment, data: Record<string, unknown>): Promise<void> {
  const { photoId, assemblyId } = data as { photoId: string; assemblyId: string };
  const ctx = await contextOf(environment, assemblyId);
  const row = await environment.db
    .selectFrom('suggestion_photos')
    .select('original_file_id')
    .where('id', '=', photoId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  if (!ctx || !row?.original_file_id) return;
  const photo = { id: photoId, original: row.original_file_id };
  try {
    const drawn = await drawPhoto(ctx, photo.original, SHARE);
    const { width, height } = drawn;
    const kept = await settle(environment, ctx, photo, async (inside) => {
      const { fileId, smallFileId } = await keepDrawn(inside, drawn);
      return { state: 'ready', file_id: fileId, small_file_id: smallFileId, width, height };
    });
    if (!kept) await dropDrawn(ctx, drawn);
  } catch (error) {
    if (!isForGood(error)) throw error;
    environment.log.info({ photoId, code: (error as Problem).code }, 'photo refused');
    await settle(environment, ctx, photo, async () => ({ state: 'refused' }));
  }
}

/** What nobody named, and what still waits because its job was lost. */
async function sweepPhotos(environment: JobEnvironment): Promise<void> {
  const { db, services } = environment;
  const yesterday = new Date(services.now().getTime() - DAY);
  for (const assembly of await services.assemblies(db)) {
    const ctx = services.contextFor(db, assembly);
    for (;;) {
      const gone = await db.transaction().execute((trx) => dropLoosePhotos({ ...ctx, db: trx }, yesterday, BATCH));
      if (gone < BATCH) break;
    }
  }
  const lost = await db
    .selectFrom('suggestion_photos')
    .select(['id', 'assembly_id'])
    .where('state', '=', 'waiting')
    .where('uploaded_at', '<', yesterday)
    .limit(BATCH)
    .execute();
  for (const { id, assembly_id } of lost) {
    const ctx = await contextOf(environment, assembly_id);
    await ctx?.jobs.send(db, drawPhotoJob, { photoId: id, assemblyId: assembly_id }, { key: id });
  }
}

export const photoJobs: readonly JobDefinition[] = [
  { name: drawPhotoJob, run: drawWaiting },
  { name: 'suggestions-sweep-photos', schedule: '20 * * * *', run: sweepPhotos },
];
