/** Takes started imports of registers in. */
import { workImportsOf } from '../../../platform/importing/take-in.ts';
import type { JobEnvironment } from '../../../platform/jobs/job-queue.ts';
import { listAssemblies } from '../../assemblies/index.ts';
import { oldRegister } from '../importing/register.ts';

export const workImports = async (environment: JobEnvironment): Promise<void> =>
  workImportsOf(environment, oldRegister, await listAssemblies(environment.db));
