/** One installation, served until it is told to stop. */
import { sharedSegmenter } from '../algorithms/words/segment.ts';
import { listAssemblies } from '../modules/assemblies/index.ts';
import { readConfig } from '../platform/config/config.ts';
import type { Database } from '../platform/db/database.ts';
import { rightsOf } from '../platform/db/server-role.ts';
import { runCommand } from './command.ts';
import { builtFronts } from './fronts.ts';
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

/** What is open to whom, when it is not the demo of one machine. */
async function sayDemo({ database, config }: Installation): Promise<string | undefined> {
  if (config.demo && !config.demoAsked)
    return '演示账号 demo: 登录页一键进入各角色 · one click a role on the sign-in page';
  if (config.demo)
    return '注意 note: 凡能访问此地址的人都可一键进入任何演示账号 · whoever reaches this address enters any demo account by one click';
  if (config.demoAsked || (await listAssemblies(database.db)).length > 0) return undefined;
  return `空库 empty: 用 app/found.ts 建立会议，或设 YITANG_SEED=demo 生成演示省份 · found an assembly with app/found.ts, or set YITANG_SEED=demo for the demo province`;
}

/** A server that owns its tables can be made to rewrite the record: said where somebody can do something about it. */
async function sayRights({ database, log }: Installation): Promise<string | undefined> {
  if (database.embedded) return undefined;
  const { owns, role } = await rightsOf(database.db);
  if (!owns) return undefined;
  log.warn({ role }, 'the server owns its tables');
  return `注意 note: 服务以表的所有者 ${role} 的身份运行，可绕过“只增不改”；请按运维指南用 app/migrate.ts 改用受限角色 · the server runs as ${role}, who owns the tables and can get round “only added to”; give it a lesser role with app/migrate.ts (operator's guide)`;
}

async function say(installation: Installation, address: string): Promise<void> {
  const { database, config } = installation;
  console.log(`\n  议堂 Yitang  ${address}\n`);
  console.log(`  公众 public        ${address}/`);
  console.log(`  登录 sign in       ${address}/sign-in`);
  console.log(`  接口 API           ${address}/api/docs`);
  console.log(`  数据库 database    ${sayDatabase(database, config.dataFolder)}`);
  const notes = [await sayRights(installation), await sayDemo(installation)].filter((note) => note !== undefined);
  console.log(notes.map((note) => `\n  ${note}\n`).join(''));
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

/** Resolves when it answers requests; ends the process when it cannot. */
export async function serveInstallation(): Promise<void> {
  await runCommand(async () => {
    const config = readConfig();
    const fronts = builtFronts();
    // A build that fails while the database opens is told where it is waited for.
    fronts.catch(() => {});
    const installation = await openInstallation({ config });
    stopWhenTold(installation);
    try {
      if (config.demo) await seedWhenEmpty(installation);
      await servePages(installation, fronts);
      // Opening the dictionary takes a fifth of a second: not within somebody's first search.
      sharedSegmenter().words('议堂');
      const address = await installation.server.app.listen({ host: config.host, port: config.port });
      await say(installation, address);
    } catch (error) {
      await installation.close();
      throw error;
    }
  });
}
