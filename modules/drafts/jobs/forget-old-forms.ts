/** Forgets what nobody has touched for a season: least data. */
import type { JobEnvironment } from '../../../platform/jobs/job-queue.ts';
import { KEPT_DAYS } from '../store.ts';

const DAY = 86_400_000;

/** Runs daily; may run again at any time. */
export async function forgetOldForms({ db, log }: JobEnvironment, _data: unknown, _id: string): Promise<void> {
  const before = new Date(Date.now() - KEPT_DAYS * DAY);
  const gone = await db.deleteFrom('kept_forms').where('kept_at', '<', before).executeTakeFirst();
  if (gone.numDeletedRows > 0n) log.info({ forms: Number(gone.numDeletedRows) }, 'old kept forms forgotten');
}
