/** A throw-away PostgreSQL for tests and benches: a real server from the system's packages, in a temporary folder. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signalPostgres } from './freeze-postgres.ts';

export interface PostgresCluster {
  url: string;
  /** Ends the server at once, as a crash does; what it keeps stays. */
  halt(): void;
  /** Starts it again where it was. */
  resume(): void;
  /** Freezes it: connections stand and nothing answers, until `thaw`. */
  freeze(): void;
  thaw(): void;
  stop(): void;
}

/** Folder with `initdb` and `pg_ctl`, newest version first; undefined when PostgreSQL is not installed. */
export function findPostgres(): string | undefined {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return undefined;
  const versions = readdirSync(base).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(base, version, 'bin')).find((bin) => existsSync(join(bin, 'pg_ctl')));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/**
 * Starts a cluster on a free port of the loopback address. PostgreSQL refuses to run as root, so root hands it to the
 * system's user `postgres`.
 * @param settings lines of postgresql.conf, as `fsync=off`
 * @throws Error when PostgreSQL is not installed
 */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresCluster> {
  const bin = findPostgres();
  if (!bin) throw new Error('PostgreSQL is not installed (Debian: apt-get install postgresql)');
  const folder = mkdtempSync(join(tmpdir(), 'yitang-postgres-'));
  const root = process.getuid?.() === 0;
  const run = (command: string, args: string[]) => {
    const [program, rest] = root
      ? ['runuser', ['-u', 'postgres', '--', join(bin, command), ...args]]
      : [join(bin, command), args];
    execFileSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'], cwd: folder });
  };
  if (root) {
    const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim());
    chownSync(folder, id('-u'), id('-g'));
  }
  const data = join(folder, 'data');
  run('initdb', ['-D', data, '-U', 'yitang', '-A', 'trust', '-E', 'UTF8', '--no-sync']);
  const port = await freePort();
  const options = [
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    `unix_socket_directories=${folder}`,
    '-p',
    String(port),
    ...settings.flatMap((line) => ['-c', line]),
  ];
  const resume = () => run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options.join(' '), 'start']);
  const halt = () => run('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop']);
  resume();
  return {
    halt,
    resume,
    freeze: () => signalPostgres(data, 'SIGSTOP'),
    thaw: () => signalPostgres(data, 'SIGCONT'),
    url: `postgres://yitang@127.0.0.1:${port}/postgres`,
    stop() {
      halt();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
