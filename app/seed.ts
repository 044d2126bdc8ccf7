/** Fills an empty installation with the demo province. */
import { listAssemblies, workCalendar } from '../modules/assemblies/index.ts';
import { seedDemoDirectory } from '../modules/members/index.ts';
import type { Db } from '../platform/db/schema.ts';
import type { Installation } from './installation.ts';
import { modules } from './modules.ts';

/** @returns how many matters were made */
async function seed(installation: Installation, db: Db): Promise<number> {
  const { jobs, files, log, clock, translations, vault } = installation;
  const directory = await seedDemoDirectory(db, clock.now());
  const services = {
    db,
    calendars: workCalendar,
    jobs,
    files,
    log,
    clock,
    locale: 'zh-CN' as const,
    t: translations('zh-CN'),
    vault,
  };
  let matters = 0;
  for (const module of modules) matters += (await module.demo?.(services, directory as never)) ?? 0;
  return matters;
}

/**
 * In one transaction, and in one process at a time: a start that is cut off leaves nothing, and a second server started at
 * once finds the province whole.
 * @returns whether the demo province was made
 */
export async function seedWhenEmpty(installation: Installation): Promise<boolean> {
  const { database, log } = installation;
  return database.exclusively('seeding', async () => {
    if ((await listAssemblies(database.db)).length > 0) return false;
    const started = Date.now();
    const matters = await database.db.transaction().execute((trx) => seed(installation, trx));
    log.info({ matters, ms: Date.now() - started }, 'demo province made');
    return true;
  });
}
