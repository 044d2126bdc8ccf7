/** Takes started imports of old suggestions in. */
import { importJobOf } from '../../../platform/importing/operations.ts';
import { workImportsOf } from '../../../platform/importing/take-in.ts';
import type { JobDefinition } from '../../../platform/jobs/job-queue.ts';
import { listAssemblies } from '../../assemblies/index.ts';
import { oldSuggestions } from '../importing/sheet.ts';

export const importJob: JobDefinition = {
  name: importJobOf(oldSuggestions),
  // By the minute, so that an import whose process was killed is gone on with soon.
  schedule: '* * * * *',
  run: async (environment) => workImportsOf(environment, oldSuggestions, await listAssemblies(environment.db)),
};
