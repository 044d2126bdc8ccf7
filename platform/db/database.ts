/**
 * Opens the database: PostgreSQL by its address, or the embedded one of a data folder. One SQL for all. The embedded one
 * is a PostgreSQL server of our own from npm where its programs run, else PGlite; a folder stays with what made it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { clusterFolder, SERVER_ROLE, type ServerLog, startEmbeddedPostgres } from './embedded-postgres.ts';
import { lockFolder } from './folder-lock.ts';
import type { Database, QueryLog } from './handle.ts';
import { openPostgres } from './open-postgres.ts';
import { refuseFilesAlone } from './whole-folder.ts';

export type { Database } from './handle.ts';

export interface DatabaseOptions {
  url?: string | undefined;
  /** Folder of the embedded database; absent: in memory. */
  folder?: string | undefined;
  /** Which embedded database a new folder gets; absent: PostgreSQL where it runs. */
  embedded?: 'postgres' | 'pglite' | undefined;
  /** Called with the text of every statement, for counting. */
  onQuery?: QueryLog | undefined;
  poolSize?: number | undefined;
  /** For operators' commands over all rows: no limit on a statement's time. */
  unhurried?: boolean | undefined;
  /** For servers: on the embedded database, to work as a role that owns nothing once it was brought up. */
  lesser?: boolean | undefined;
  log?: ServerLog | undefined;
}

/** The embedded database of a folder this process holds alone. */
async function openFolder(folder: string, options: DatabaseOptions): Promise<Database> {
  const { onQuery, embedded, log } = options;
  const known = existsSync(clusterFolder(folder))
    ? 'postgres'
    : existsSync(join(folder, 'pglite'))
      ? 'pglite'
      : undefined;
  if (!known) refuseFilesAlone(folder);
  if ((known ?? embedded) !== 'pglite') {
    const server = await startEmbeddedPostgres(folder, { existing: known === 'postgres', log });
    if (server) {
      const { connection } = server;
      const serverRole = options.lesser ? SERVER_ROLE : undefined;
      const database = openPostgres({ ...options, connection, embedded: true, serverRole });
      return { ...database, close: () => database.close().finally(server.stop) };
    }
    log?.warn({ folder }, 'no PostgreSQL server runs here as this user: PGlite takes its place');
  }
  const { openPgliteFolder } = await import('./open-pglite.ts');
  return openPgliteFolder(folder, onQuery);
}

/** @throws DatabaseRefused with a sentence for the operator; nothing was changed */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.url) return openPostgres({ ...options, connection: { connectionString: options.url }, embedded: false });
  if (!options.folder) return (await import('./open-pglite.ts')).openPglite({}, options.onQuery);
  const lock = await lockFolder(options.folder);
  try {
    const database = await openFolder(options.folder, options);
    return { ...database, close: () => database.close().finally(lock.release) };
  } catch (error) {
    lock.release();
    throw error;
  }
}
