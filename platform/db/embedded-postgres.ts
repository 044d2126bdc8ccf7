/**
 * A PostgreSQL server of our own, in the data folder: made on the first start, reached by a socket only we may enter,
 * ended with this process. After `kill -9` of this process a watcher ends it; one that is left all the same is stopped
 * by the next start. What was acknowledged is on the disk (fsync), as on any PostgreSQL.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { startOfProcess } from './process-identity.ts';
import { DatabaseRefused } from './refusal.ts';
import { findServerPrograms, type ServerPrograms } from './server-programs.ts';
import { chooseServerUser, handOver, letPass, makePrivateFolder, type ServerUser } from './server-user.ts';
import { isWholeCluster } from './whole-folder.ts';

export interface ServerLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}

export interface EmbeddedPostgres {
  connection: pg.PoolConfig;
  /** Ends the server and waits until it is gone. */
  stop(): Promise<void>;
}

/** Who owns everything: for migrations and operators' commands. */
const ROLE = 'yitang';
/** Who the server works as. */
export const SERVER_ROLE = 'yitang_server';
const PORT = 5432;
/** Longest path of a socket, but one for the shortest system (macOS: 104 bytes with the final NUL). */
const SOCKET_PATH_BYTES = 103;
/** Recovery after a crash reads at most `max_wal_size`; a slow disk needs its time. */
const READY_WITHIN_MS = 300_000;
const STOP_WITHIN_MS = 20_000;
const REVIVE_AT_MOST_MS = 5_000;
const LOG_BYTES = 10 * 1024 * 1024;

/** A small server for one process: little memory, no replication, everything acknowledged on the disk. */
const settings = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  `port=${PORT}`,
  'max_connections=30',
  'shared_buffers=48MB',
  'io_method=sync',
  'max_wal_senders=0',
  'max_wal_size=512MB',
  'autovacuum_worker_slots=2',
  'autovacuum_max_workers=2',
  'max_logical_replication_workers=0',
  'max_parallel_workers_per_gather=0',
  'jit=off',
  'log_min_messages=warning',
  'log_statement=none',
];

export const clusterFolder = (folder: string): string => join(folder, 'postgres');

/** Ends the server when whoever holds the other end of its standard input is gone without a word. */
const watcher = 'read -r word; [ "$word" = done ] || kill -INT "$1"';

const lastLines = (log: string): string => {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [];
  const grave = lines.slice(-20).findLast((line) => /\b(FATAL|PANIC)\b/.test(line));
  return (grave ?? lines.at(-1) ?? '').replace(/^.*?(FATAL|PANIC): +/, '').slice(0, 200);
};

function openLog(path: string): number {
  const tooLong = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES;
  return openSync(path, tooLong ? 'w' : 'a', 0o600);
}

/** Makes a cluster aside and moves it to its place whole, so that a cut-off making leaves nothing. */
function makeCluster(folder: string, programs: ServerPrograms, user: ServerUser): boolean {
  const making = `${clusterFolder(folder)}.making`;
  rmSync(making, { recursive: true, force: true });
  makePrivateFolder(making, user);
  const made = spawnSync(
    programs.initdb,
    // biome-ignore format: options and their values
    ['-D', making, '-U', ROLE, '-A', 'trust', '-E', 'UTF8', '--no-instructions', '--locale=C',
      '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    { cwd: making, env: programs.env, stdio: 'ignore', ...user },
  );
  if (made.status === 0) renameSync(making, clusterFolder(folder));
  else rmSync(making, { recursive: true, force: true });
  return made.status === 0;
}

/** Stops a server that outlived the process it belonged to. */
async function stopLeftOver(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const name = process.platform === 'linux' ? `/proc/${pid}/comm` : undefined;
  const runs = () =>
    startOfProcess(pid) !== undefined && (!name || (existsSync(name) && /postgres/.test(readFileSync(name, 'utf8'))));
  if (!(pid > 1) || !runs()) return;
  process.kill(pid, 'SIGINT');
  for (const until = Date.now() + STOP_WITHIN_MS; runs(); await wait(20))
    if (Date.now() > until)
      throw new DatabaseRefused('folder_in_use', { folder: cluster, pid, command: 'postgres', since: '' });
}

async function answers(connection: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

interface Started {
  server: ChildProcess;
  watched: ChildProcess;
}

function spawnServer(
  cluster: string,
  sockets: string,
  log: string,
  programs: ServerPrograms,
  user: ServerUser,
): Started {
  const file = openLog(log);
  const options = [...settings, `unix_socket_directories=${sockets}`].flatMap((setting) => ['-c', setting]);
  // A group of its own: Ctrl-C in a terminal reaches us alone, and we end the server after our last statement.
  const server = spawn(programs.postgres, ['-D', cluster, ...options], {
    cwd: cluster,
    detached: true,
    env: { ...programs.env, TZ: 'UTC' },
    stdio: ['ignore', file, file],
    ...user,
  });
  closeSync(file);
  const watched = spawn('/bin/sh', ['-c', watcher, 'sh', String(server.pid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    ...user,
  });
  watched.stdin?.on('error', () => {});
  for (const child of [server, watched]) {
    child.on('error', () => {});
    child.unref();
  }
  (watched.stdin as unknown as { unref(): void }).unref();
  return { server, watched };
}

async function untilReady(started: Started, connection: pg.ClientConfig): Promise<boolean> {
  for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until; await wait(15)) {
    if (hasEnded(started.server)) return false;
    if (await answers(connection)) return true;
  }
  return false;
}

async function end(started: Started): Promise<void> {
  const gone = new Promise<void>((done) => started.server.once('exit', () => done()));
  if (!hasEnded(started.server)) {
    started.server.ref();
    started.server.kill('SIGINT');
    const late = setTimeout(() => started.server.kill('SIGQUIT'), STOP_WITHIN_MS);
    await gone;
    clearTimeout(late);
  }
  started.watched.stdin?.end('done\n');
}

function socketFolder(folder: string, user: ServerUser): string {
  const inside = join(folder, 'postgres-run');
  const fits = Buffer.byteLength(join(inside, `.s.PGSQL.${PORT}`)) <= SOCKET_PATH_BYTES;
  const path = fits ? inside : mkdtempSync(join(tmpdir(), 'yitang-'));
  makePrivateFolder(path, user);
  return path;
}

/**
 * Starts the server of a data folder this process holds alone.
 * @param options.existing the folder has a cluster; without its server it is refused rather than replaced
 * @returns undefined when no server runs on this platform or as this user, and nothing was made
 * @throws DatabaseRefused `folder_needs_server`, `folder_not_whole`, `folder_other_version`, `folder_damaged`
 */
export async function startEmbeddedPostgres(
  folder: string,
  options: { existing: boolean; log?: ServerLog | undefined },
): Promise<EmbeddedPostgres | undefined> {
  const cluster = clusterFolder(folder);
  const user = chooseServerUser([cluster, folder]);
  if (user) letPass(folder, user);
  const libraries = join(folder, 'postgres-lib');
  const programs = user && process.platform !== 'win32' ? await findServerPrograms(libraries, user) : undefined;
  if (!user || !programs) {
    if (options.existing) throw new DatabaseRefused('folder_needs_server', { folder: cluster });
    return undefined;
  }
  await stopLeftOver(cluster);
  if (isWholeCluster(cluster, programs.major)) handOver(cluster, user);
  else if (!makeCluster(folder, programs, user)) return undefined;
  const sockets = socketFolder(folder, user);
  const connection = { host: sockets, port: PORT, user: ROLE, database: 'postgres' };
  const log = join(folder, 'postgres.log');
  let started = spawnServer(cluster, sockets, log, programs, user);
  if (!(await untilReady(started, connection))) {
    await end(started);
    throw new DatabaseRefused('folder_damaged', { folder: cluster, reason: lastLines(log) });
  }
  let stopping = false;
  // Its remaining processes hold the folder for a moment: the first attempts may fail.
  const revive = (after: number) =>
    started.server.once('exit', async (code, signal) => {
      if (stopping) return;
      options.log?.warn({ code, signal, log }, 'the embedded database ended by itself and is started again');
      started.watched.stdin?.end('done\n');
      await wait(after);
      if (stopping || !existsSync(cluster)) return;
      started = spawnServer(cluster, sockets, log, programs, user);
      revive(Math.min(after * 2, REVIVE_AT_MOST_MS));
    });
  revive(100);
  return {
    connection,
    async stop() {
      stopping = true;
      await end(started);
      if (sockets !== join(folder, 'postgres-run')) rmSync(sockets, { recursive: true, force: true });
    },
  };
}
