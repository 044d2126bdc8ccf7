/** Photos are drawn anew after they have been taken, those that hang on something, in the order they came. */
import { availableParallelism } from 'node:os';
import { sql } from 'kysely';
import type { Db } from '../../../platform/db/schema.ts';
import type { Context } from '../../../platform/http/context.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { JobEnvironment } from '../../../platform/jobs/job-queue.ts';
import type { StandingWork } from '../../../platform/jobs/poller.ts';
import { givingWay } from '../../../platform/workers/give-way.ts';
import { drawPhoto, dropDrawn, keepDrawn, removeFiles } from '../../files/index.ts';

/** Whose work it is on the pool. */
const SHARE = 'suggestions/photos';
/** Photos at once: one reads and writes while another is drawn; never so many that they keep others waiting. */
const LANES = availableParallelism() > 4 ? 2 : 1;
/** Longer than a drawing may take: what a killed process had in hand is taken up after it. */
const TAKEN_FOR_MS = 3 * 60_000;
/** Rest after a failure that is no fault of the photo. */
const REST_MS = 30_000;
/** A photo whose drawing was begun so often and never ended takes the process with it. */
const BEGUN_AT_MOST = 3;

interface Waiting {
  id: string;
  assemblyId: string;
  original: string;
  begun: number;
}

/** The first that waits and that nobody has in hand, held for a while. */
async function takeOne(db: Db, now: Date): Promise<Waiting | undefined> {
  const until = new Date(now.getTime() + TAKEN_FOR_MS);
  const { rows } = await sql<Waiting>`update suggestion_photos set drawing_until = ${until}, begun = begun + 1
    where id = (select id from suggestion_photos
      where state = 'waiting' and original_file_id is not null and (suggestion_id is not null or visit_id is not null)
        and (drawing_until is null or drawing_until < ${now})
      order by uploaded_at limit 1 for update skip locked)
    returning id, assembly_id as "assemblyId", original_file_id as original, begun`.execute(db);
  return rows[0];
}

/** Busy threads are no fault of the photo: it is tried again. */
const isForGood = (error: unknown): boolean => error instanceof Problem && error.status < 500 && error.status !== 429;

/** The original goes with the row that says what became of it. */
async function settle(
  environment: JobEnvironment,
  ctx: Context,
  photo: Waiting,
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
    const set = { ...(await say(inside)), original_file_id: null, drawing_until: null };
    await db
      .updateTable('suggestion_photos')
      .set(set as never)
      .where('id', '=', photo.id)
      .execute();
    await removeFiles(inside, [photo.original]);
    return true;
  });
}

/** Gives one back that could not be drawn now. */
async function putBack({ db, services }: JobEnvironment, photo: Waiting): Promise<void> {
  await db
    .updateTable('suggestion_photos')
    .set({ drawing_until: new Date(services.now().getTime() + REST_MS), begun: photo.begun - 1 })
    .where('id', '=', photo.id)
    .where('state', '=', 'waiting')
    .execute();
}

async function drawOne(environment: JobEnvironment, ctx: Context, photo: Waiting): Promise<void> {
  const refuse = () => settle(environment, ctx, photo, async () => ({ state: 'refused' }));
  if (photo.begun > BEGUN_AT_MOST) {
    environment.log.warn({ photoId: photo.id }, 'photo given up: its drawing never ended');
    return void (await refuse());
  }
  try {
    const drawn = await drawPhoto(ctx, photo.original, SHARE);
    const { width, height } = drawn;
    const kept = await settle(environment, ctx, photo, async (inside) => {
      const { fileId, smallFileId } = await keepDrawn(inside, drawn);
      return { state: 'ready', file_id: fileId, small_file_id: smallFileId, width, height };
    });
    if (!kept) await dropDrawn(ctx, drawn);
  } catch (error) {
    if (isForGood(error)) {
      environment.log.info({ photoId: photo.id, code: (error as Problem).code }, 'photo refused');
      return void (await refuse());
    }
    environment.log.error({ err: error, photoId: photo.id }, 'photo not drawn');
    await putBack(environment, photo);
  }
}

async function drawWaiting(environment: JobEnvironment, on: () => boolean): Promise<void> {
  const { db, services } = environment;
  const known = new Map<string, Context>();
  const contextOf = async (id: string): Promise<Context> => {
    if (!known.has(id))
      for (const assembly of await services.assemblies(db)) known.set(assembly.id, services.contextFor(db, assembly));
    return known.get(id)!;
  };
  const lane = async () => {
    while (on()) {
      const drawn = await givingWay(async () => {
        const photo = await takeOne(db, services.now());
        if (photo) await drawOne(environment, await contextOf(photo.assemblyId), photo);
        return photo !== undefined;
      });
      if (!drawn) return;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

export const drawingPhotos: StandingWork = {
  name: 'photos',
  everyMs: 1000,
  look: drawWaiting,
  async backlog(db) {
    const { rows } = await sql<{ waiting: number; oldest: Date | null }>`
      select count(*)::int as waiting, min(uploaded_at) as oldest from suggestion_photos
      where state = 'waiting' and (suggestion_id is not null or visit_id is not null)`.execute(db);
    return rows[0]!;
  },
};
