/** Files nobody used: an upload that hangs on nothing a day later goes, row and bytes. */
import type { JobEnvironment } from '../../../platform/jobs/job-queue.ts';

const DAY = 86_400_000;
const BATCH = 200;
const stillNamed = '23503';

/**
 * What hangs on something is refused by the database itself, by the foreign key of whatever table it is, and is not
 * looked at again until it is let go. May run again at any time.
 */
export async function sweepFiles({ db, log, services }: JobEnvironment): Promise<void> {
  const now = services.now();
  let removed = 0;
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const loose = await db
      .selectFrom('files')
      .select(['id', 'storage_key'])
      .where('kept_at', 'is', null)
      .where('created_at', '<', new Date(now.getTime() - DAY))
      .where('id', '>', last)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    const ids = loose.map((file) => file.id);
    const named = await services.namedFiles(db, ids);
    for (const file of loose.filter(({ id }) => !named.has(id))) {
      const gone = await db
        .deleteFrom('files')
        .where('id', '=', file.id)
        .execute()
        .then(
          () => true,
          (error: { code?: string }) => {
            if (error.code !== stillNamed) throw error;
            return false;
          },
        );
      if (gone) await services.files.remove(file.storage_key);
      else await db.updateTable('files').set({ kept_at: now }).where('id', '=', file.id).execute();
      if (gone) removed += 1;
    }
    if (loose.length < BATCH) break;
    last = ids.at(-1)!;
  }
  if (removed > 0) log.info({ files: removed }, 'unused uploads removed');
}

/** Removes bytes whose rows are gone. May run again: bytes that are not there are as good as removed. */
export async function removeBytes({ services }: JobEnvironment, data: Record<string, unknown>): Promise<void> {
  for (const key of data.keys as string[]) await services.files.remove(key);
}
