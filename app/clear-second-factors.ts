/**
 * Operator's command: takes the second factors of an account away, for an assembly whose only security administrator lost theirs:
 * `npm run -s exec -- app/clear-second-factors.ts LOGIN REASON`. Its owner is told, and the trail keeps it. Beside a server at work on
 * PostgreSQL, instead of one on the embedded database.
 */
import { clearFactorsByOperator } from '../modules/accounts/index.ts';
import { listAssemblies } from '../modules/assemblies/index.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { system } from '../platform/http/context.ts';
import { runCommand, withDatabase } from './command.ts';

await runCommand(async () => {
  const login = (process.argv[2] ?? '').trim().toLowerCase();
  const reason = process.argv.slice(3).join(' ').trim();
  if (login === '' || reason === '') {
    console.error('用法 · usage: app/clear-second-factors.ts LOGIN REASON');
    process.exitCode = 1;
    return;
  }
  await withDatabase(async ({ db }) => {
    const homes = await listAssemblies(db);
    const actor = { ...system, name: '系统运维人员' };
    const removed = await db
      .transaction()
      .execute((trx) => clearFactorsByOperator({ db: trx, actor, clock: systemClock }, login, homes, reason));
    if (removed === undefined) {
      console.error(`没有可用的账号，或没有设置第二重验证 · no open account with a second factor: ${login}`);
      process.exitCode = 1;
      return;
    }
    console.log(`已清除 · cleared: ${removed}`);
  });
});
