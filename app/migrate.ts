/**
 * Operator's command for a PostgreSQL of one's own whose server is not the owner of its tables: as the owner
 * (`YITANG_MIGRATION_URL`) makes or migrates them, and gives the role of `YITANG_DATABASE_URL` what a server needs and no more:
 * `npm run -s exec -- app/migrate.ts`, before the first start and after each update.
 */
import { ledger } from '../migrations/ledger.ts';
import { readConfig } from '../platform/config/config.ts';
import { openDatabase } from '../platform/db/database.ts';
import { migrate } from '../platform/db/migrate.ts';
import { DatabaseRefused } from '../platform/db/refusal.ts';
import { allowServer } from '../platform/db/server-role.ts';
import { makeJobTables } from '../platform/jobs/job-queue.ts';
import { runCommand } from './command.ts';

await runCommand(async () => {
  const { databaseUrl, migrationUrl } = readConfig();
  if (!databaseUrl || !migrationUrl) throw new DatabaseRefused('urls_needed', {});
  const server = new URL(databaseUrl);
  const role = decodeURIComponent(server.username);
  if (role === decodeURIComponent(new URL(migrationUrl).username)) throw new DatabaseRefused('role_is_owner', { role });
  const database = await openDatabase({ url: migrationUrl, unhurried: true });
  try {
    await database.exclusively('preparing', async () => {
      const steps = await migrate(database.db, ledger);
      await makeJobTables(database.ownerJobs);
      await allowServer(database.db, role, decodeURIComponent(server.password) || undefined);
      console.log(steps.length === 0 ? 'nothing to migrate' : `migrated: ${steps.join(', ')}`);
      console.log(`${role} may read and write rows, and only add to the record`);
    });
  } finally {
    await database.close();
  }
});
