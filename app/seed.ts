/** Fills an empty installation with the demo province. */
import { listAssemblies } from '../modules/assemblies/index.ts';
import { seedDemoDirectory } from '../modules/members/index.ts';
import { seedDemoProposals } from '../modules/proposals/seeds.ts';
import type { Installation } from './installation.ts';

/** @returns whether the demo province was made */
export async function seedWhenEmpty(installation: Installation): Promise<boolean> {
  const { db } = installation.database;
  if ((await listAssemblies(db)).length > 0) return false;
  const started = Date.now();
  const directory = await seedDemoDirectory(db, installation.clock.now());
  const { jobs, files, log, clock, translations } = installation;
  const count = await seedDemoProposals(
    { db, jobs, files, log, clock, locale: 'zh-CN', t: translations('zh-CN') },
    directory,
  );
  installation.log.info({ proposals: count, ms: Date.now() - started }, 'demo province made');
  return true;
}
