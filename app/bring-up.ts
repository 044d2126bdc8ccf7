/** Brings a database to the newest step: by its owner; a server that is not its owner finds it there or is refused. */
import { ledger } from '../migrations/ledger.ts';
import type { Database } from '../platform/db/database.ts';
import { migrate, missingSteps } from '../platform/db/migrate.ts';
import { DatabaseRefused } from '../platform/db/refusal.ts';
import { allowServer, rightsOf } from '../platform/db/server-role.ts';
import { makeJobTables } from '../platform/jobs/job-queue.ts';

/**
 * On the embedded database it is done with the owner's rights, and the role its server works as is given what it needs.
 * @returns names of the steps run now
 * @throws DatabaseRefused `database_not_migrated`
 */
export async function bringUp(database: Database): Promise<string[]> {
  const { serverRole } = database;
  return database.unhurried(async (db) => {
    const { owns, role } = await rightsOf(db);
    if (!owns) {
      const missing = await missingSteps(db, ledger);
      if (missing.length > 0) throw new DatabaseRefused('database_not_migrated', { role, step: missing[0]! });
      return [];
    }
    const steps = await migrate(db, ledger);
    if (serverRole) {
      await makeJobTables(database.ownerJobs);
      await allowServer(db, serverRole);
    }
    return steps;
  });
}
