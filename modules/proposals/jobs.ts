/** Work the clock starts. */
import type { JobDefinition } from '../../platform/jobs/job-queue.ts';
import { importJob } from './importing/imports.ts';
import { learnAllWords } from './jobs/learn-words.ts';
import { workImports } from './jobs/work-imports.ts';

export const jobs: readonly JobDefinition[] = [
  { name: 'proposals-learn-words', schedule: '*/2 * * * *', run: learnAllWords },
  // By the minute, so that an import whose process was killed is gone on with soon.
  { name: importJob, schedule: '* * * * *', run: workImports },
];
