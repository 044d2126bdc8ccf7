/** A server of the product in a process of its own, for tests that treat it badly. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import pg from 'pg';

/** A port of this lane: the faults of the embedded database and those of PostgreSQL may run at the same time. */
export const portOf = (port: number): number => port + (process.env.YITANG_TEST_DATABASE_URL ? 100 : 0);

export interface RunningServer {
  process: ChildProcess;
  base: string;
}

interface Settings {
  folder: string;
  port: number;
  databaseUrl?: string | undefined;
  env?: Record<string, string>;
}

const environment = ({ folder, port, databaseUrl, env }: Settings) => ({
  ...process.env,
  YITANG_DATA: folder,
  YITANG_PORT: String(port),
  YITANG_LOG: 'error',
  YITANG_RATE_LIMIT: '0',
  ...(databaseUrl ? { YITANG_DATABASE_URL: databaseUrl } : {}),
  ...env,
});

/** Starts it and waits until it is ready. @throws Error when it ends or stays silent for two minutes */
export async function startServer(settings: Settings): Promise<RunningServer> {
  const child = spawn(process.execPath, ['app/serve.ts'], {
    env: environment(settings),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const base = `http://127.0.0.1:${settings.port}`;
  for (let attempt = 0; attempt < 2400; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const ready = await fetch(`${base}/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return { process: child, base };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error('the server did not become ready');
}

export interface Ended {
  code: number | null;
  output: string;
  errors: string;
}

/** Runs a script of `app/` to its end. */
export async function runScript(script: string, args: string[], settings: Settings): Promise<Ended> {
  const child = spawn(process.execPath, [script, ...args], { env: environment(settings) });
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => output.push(part));
  child.stderr.on('data', (part: Buffer) => errors.push(part));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: Buffer.concat(output).toString(), errors: Buffer.concat(errors).toString() };
}

/** @param signal how it is told, or made, to end */
export async function endServer(server: RunningServer, signal: NodeJS.Signals): Promise<void> {
  if (server.process.exitCode !== null || server.process.signalCode !== null) return;
  const gone = once(server.process, 'exit');
  server.process.kill(signal);
  await gone;
}

/** A new database on the server `YITANG_TEST_DATABASE_URL` names; undefined: the embedded one is meant. */
export async function newDatabase(prefix: string): Promise<string | undefined> {
  const url = process.env.YITANG_TEST_DATABASE_URL;
  if (!url) return undefined;
  const name = `${prefix}_${process.pid}_${Date.now()}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return url.replace(/\/[^/]*$/, `/${name}`);
}

/** A database as an operator sets it up for service: owned by one role, served by another that owns nothing. */
export interface ServedDatabase {
  owner: string;
  served: string;
}

/** Makes one with `app/migrate.ts`, where `YITANG_TEST_DATABASE_URL` names a server; undefined: the embedded one is meant. */
export async function newServedDatabase(prefix: string): Promise<ServedDatabase | undefined> {
  const owner = await newDatabase(prefix);
  if (!owner) return undefined;
  const served = Object.assign(new URL(owner), { username: 'yitang_served', password: 'of-the-tests' }).toString();
  const made = await runScript('app/migrate.ts', [], {
    folder: tmpdir(),
    port: 0,
    databaseUrl: served,
    env: { YITANG_MIGRATION_URL: owner },
  });
  if (made.code !== 0) throw new Error(made.errors);
  return { owner, served };
}
