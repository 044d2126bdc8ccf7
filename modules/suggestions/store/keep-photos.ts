/** Photos of anyone: kept under the id their sender made, drawn anew later, gone when nothing names them. */
import type { Readable } from 'node:stream';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { DatabaseSchema } from '../../../platform/db/schema.ts';
import type { Context } from '../../../platform/http/context.ts';
import { conflict } from '../../../platform/http/problem.ts';
import { removeFiles, takePhoto } from '../../files/index.ts';

/** Photos that hang on nothing an assembly keeps at most. */
const LOOSE_MOST = 500;
/** Of these, what one account or one network keeps at most: some families sending at once from behind one address. */
const LOOSE_OF_ONE = 60;
/** How many make room at once, so that the next few find it. */
const ROOM = 5;

/** Photos that hang on nothing and fit, with their files: gone, oldest first. @returns how many */
async function drop(ctx: Context, fitting: RawBuilder<unknown>, most: number): Promise<number> {
  const { rows } = await sql<Record<'original_file_id' | 'file_id' | 'small_file_id', string | null>>`
    with old as materialized (select id from suggestion_photos where assembly_id = ${ctx.assembly.id}
      and suggestion_id is null and visit_id is null and ${fitting} order by uploaded_at limit ${most} for update skip locked)
    delete from suggestion_photos p using old where p.id = old.id
    returning p.original_file_id, p.file_id, p.small_file_id`.execute(ctx.db);
  const files = rows.flatMap((row) => [row.original_file_id, row.file_id, row.small_file_id]);
  await removeFiles(
    ctx,
    files.filter((id) => id !== null),
  );
  return rows.length;
}

/** Photos that have hung on nothing since before an instant, with their files: gone. @returns how many */
export const dropLoosePhotos = (ctx: Context, before: Date, most: number): Promise<number> =>
  drop(ctx, sql`uploaded_at < ${before}`, most);

/** Whose a photo is while it hangs on nothing. */
const keeperOf = ({ actor, network }: Context): string =>
  actor.accountId ? `account/${actor.accountId}` : (network?.() ?? '');

interface Known {
  /** The assembly that has a photo of this id; null: none. */
  known: string | null;
  /** Photos that hang on nothing: of the assembly, and of this keeper. */
  loose: number;
  own: number;
}

async function lookAround(ctx: Context, photoId: string, keeper: string): Promise<Known> {
  const { rows } = await sql<Known>`select
      (select assembly_id from suggestion_photos where id = ${photoId}) as known,
      count(*)::int as loose, (count(*) filter (where loose_by = ${keeper}))::int as own
    from suggestion_photos where assembly_id = ${ctx.assembly.id} and suggestion_id is null and visit_id is null`.execute(
    ctx.db,
  );
  return rows[0]!;
}

/** Whoever keeps too many loses their oldest; where all together are too many, whoever keeps most does. Nobody is refused. */
async function makeRoom(ctx: Context, keeper: string, { loose, own }: Known): Promise<void> {
  const greediest = sql`(select g.loose_by from suggestion_photos g where g.assembly_id = ${ctx.assembly.id}
    and g.suggestion_id is null and g.visit_id is null group by g.loose_by order by count(*) desc limit 1)`;
  const whose = own >= LOOSE_OF_ONE ? sql`${keeper}` : loose >= LOOSE_MOST ? greediest : undefined;
  if (!whose) return;
  await (ctx.db as Kysely<DatabaseSchema>)
    .transaction()
    .execute((db) => drop({ ...ctx, db }, sql`loose_by is not distinct from ${whose}`, ROOM));
}

/**
 * Keeps a photo under the id its sender made; the same one again is the same photo. Outside of a transaction, as bytes come
 * first; then one statement.
 * @throws Problem 413, 422 of the photo, 409 `photo_exists` for another assembly's id
 */
export async function keepPhoto(ctx: Context, photoId: string, source: Readable): Promise<void> {
  const keeper = keeperOf(ctx);
  const look = async () => {
    const around = await lookAround(ctx, photoId, keeper);
    if (around.known !== null && around.known !== ctx.assembly.id) throw conflict('photo_exists');
    return around;
  };
  const around = await look();
  if (around.known !== null) return void source.resume();
  await makeRoom(ctx, keeper, around);
  try {
    await takePhoto(ctx, source, async (db, original) => {
      await db
        .insertInto('suggestion_photos')
        .values({
          id: photoId,
          assembly_id: ctx.assembly.id,
          original_file_id: original,
          state: 'waiting',
          uploaded_at: ctx.clock.now(),
          loose_by: keeper,
        } as never)
        .execute();
    });
  } catch (error) {
    // The same photo was being taken beside this one.
    if ((error as { code?: string }).code !== '23505' || (await look()).known === null) throw error;
  }
}
