/** Keeps the vocabulary of the searches up with what was handed in; searches that need it learn the last few themselves. */
import type { JobEnvironment } from '../../../platform/jobs/job-queue.ts';
import { learnWords } from '../../../platform/search/vocabulary.ts';

const BATCH = 10;

/** All that waits, in small steps. */
export async function learnAllWords({ db }: JobEnvironment): Promise<void> {
  while ((await learnWords(db, BATCH)) === BATCH) await new Promise((resolve) => setImmediate(resolve));
}
