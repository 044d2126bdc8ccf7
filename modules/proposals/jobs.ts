/** Work the clock starts. */

import { importJobOf } from '../../platform/importing/operations.ts';
import type { JobDefinition } from '../../platform/jobs/job-queue.ts';
import { oldRegister } from './importing/register.ts';
import { learnAllWords } from './jobs/learn-words.ts';
import { workImports } from './jobs/work-imports.ts';

export const jobs: readonly JobDefinition[] = [
  { name: 'proposals-learn-words', schedule: '*/2 * * * *', run: learnAllWords },
  // By the minute, so that an import whose process was killed is gone on with soon.
  { name: importJobOf(oldRegister), schedule: '* * * * *', run: workImports },
];
