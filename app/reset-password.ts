/**
 * Operator's command: prints a one-time link for a new password, for an assembly whose security administrator cannot issue
 * one: `npm run -s exec -- app/reset-password.ts LOGIN`. Its owner is told, and the trail keeps it, as with any other link.
 * Beside a server at work on PostgreSQL, instead of one on the embedded database.
 */
import { issueResetByOperator } from '../modules/accounts/index.ts';
import { listAssemblies } from '../modules/assemblies/index.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { readConfig } from '../platform/config/config.ts';
import { system } from '../platform/http/context.ts';
import { runCommand, withDatabase } from './command.ts';

await runCommand(async () => {
  const login = (process.argv[2] ?? '').trim().toLowerCase();
  await withDatabase(async ({ db }) => {
    const homes = await listAssemblies(db);
    const actor = { ...system, name: '系统运维人员' };
    const made = await db
      .transaction()
      .execute((trx) => issueResetByOperator({ db: trx, actor, clock: systemClock }, login, homes));
    if (!made) {
      console.error(`没有可用的账号 · no open account: ${login}`);
      process.exitCode = 1;
      return;
    }
    console.log(`${readConfig().origin ?? ''}${made.path}`);
    console.log(`有效期至 · good until ${made.expiresAt.toISOString()}`);
  });
});
