/** Serves one installation until it is told to stop. */
import { readConfig } from '../platform/config/config.ts';
import type { Database } from '../platform/db/database.ts';
import { runCommand } from './command.ts';
import { type Installation, openInstallation } from './installation.ts';
import { servePages } from './pages.ts';
import { seedWhenEmpty } from './seed.ts';

const STOP_WITHIN_MS = 20_000;

/** What the operator is told of where the data lie and what a crash or a power cut may take. */
function sayDatabase(database: Database, folder: string): string {
  if (!database.embedded) return 'PostgreSQL';
  if (database.kind === 'postgres')
    return `PostgreSQL · ${folder}（随本程序启停；已确认的内容断电不丢 · starts and stops with this program; keeps what was confirmed through a power cut）`;
  return `PGlite · ${folder}（仅供试用：断电可能丢失内容；正式运行请用 PostgreSQL · for trying out only: a power cut may lose data; use PostgreSQL for service）`;
}

function say({ database, config }: Installation, address: string, seeded: boolean): void {
  console.log(`\n  议堂 Yitang  ${address}\n`);
  console.log(`  公众 public        ${address}/`);
  console.log(`  登录 sign in       ${address}/sign-in`);
  console.log(`  接口 API           ${address}/api/docs`);
  console.log(`  数据库 database    ${sayDatabase(database, config.dataFolder)}`);
  if (seeded) console.log(`\n  演示账号 demo: 登录页一键进入各角色 · one click a role on the sign-in page`);
  console.log('');
}

function stopWhenTold(installation: Installation): void {
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    installation.log.info({ signal }, 'stopping');
    // What is under way is finished; whoever holds a connection open for longer is not waited for.
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await installation.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
}

await runCommand(async () => {
  const config = readConfig();
  const installation = await openInstallation({ config });
  stopWhenTold(installation);
  try {
    const seeded = config.seed === 'demo' ? await seedWhenEmpty(installation) : false;
    await servePages(installation);
    const address = await installation.server.app.listen({ host: config.host, port: config.port });
    say(installation, address, seeded);
  } catch (error) {
    await installation.close();
    throw error;
  }
});
