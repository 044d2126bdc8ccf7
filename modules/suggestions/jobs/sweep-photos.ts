/** Photos that nothing names go after a day. */
import type { JobDefinition, JobEnvironment } from '../../../platform/jobs/job-queue.ts';
import { dropLoosePhotos } from '../store/keep-photos.ts';

const DAY = 86_400_000;
const BATCH = 200;

async function sweep({ db, services }: JobEnvironment): Promise<void> {
  const yesterday = new Date(services.now().getTime() - DAY);
  for (const assembly of await services.assemblies(db)) {
    const ctx = services.contextFor(db, assembly);
    for (;;) {
      const gone = await db.transaction().execute((trx) => dropLoosePhotos({ ...ctx, db: trx }, yesterday, BATCH));
      if (gone < BATCH) break;
    }
  }
}

export const sweepPhotos: JobDefinition = { name: 'suggestions-sweep-photos', schedule: '20 * * * *', run: sweep };
