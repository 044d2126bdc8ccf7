/** Freezes a PostgreSQL where it stands: connections remain and nothing answers. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Signals the server of a cluster with all its processes; each of them leads a group of its own.
 * @param cluster folder with `postmaster.pid`
 */
export function signalPostgres(cluster: string, name: 'SIGSTOP' | 'SIGCONT'): void {
  const server = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]!;
  const children = spawnSync('ps', ['-o', 'pid=', '--ppid', server], { encoding: 'utf8' }).stdout.trim().split(/\s+/);
  for (const pid of [server, ...children].filter(Boolean)) {
    try {
      process.kill(Number(pid), name);
    } catch (error) {
      // One that ended meanwhile needs no signal.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
