/** Serves one installation until it is told to stop. */
import { readConfig } from '../platform/config/config.ts';
import { openInstallation } from './installation.ts';
import { servePages } from './pages.ts';
import { seedWhenEmpty } from './seed.ts';

const config = readConfig();
const installation = await openInstallation({ config });
const seeded = config.seed === 'demo' ? await seedWhenEmpty(installation) : undefined;
await servePages(installation);
const address = await installation.server.app.listen({ host: config.host, port: config.port });

console.log(`\n  议堂 Yitang  ${address}\n`);
console.log(`  公众 public        ${address}/`);
console.log(`  登录 sign in       ${address}/sign-in`);
console.log(`  接口 API           ${address}/api/docs`);
console.log(
  `  数据库 database    ${installation.database.kind}${installation.database.kind === 'pglite' ? '（试用与小型试点；正式运行请用 PostgreSQL · for trying out; PostgreSQL is for service）' : ''}`,
);
if (seeded) console.log(`\n  演示账号 demo: 登录页一键进入各角色 · one click a role on the sign-in page`);
console.log('');

const STOP_WITHIN_MS = 20_000;
let stopping = false;
async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  installation.log.info({ signal }, 'stopping');
  // What is under way is finished; whoever holds a connection open for longer is not waited for.
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  await installation.close();
  process.exit(0);
}
process.on('SIGTERM', () => void stop('SIGTERM'));
process.on('SIGINT', () => void stop('SIGINT'));
