/** PostgreSQL 18 inside this process (PGlite): one connection, no server, no fsync. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { fromPglite } from 'pg-boss';
import type { Database, QueryLog } from './handle.ts';
import { DatabaseRefused } from './refusal.ts';
import type { DatabaseSchema } from './schema.ts';
import { isWholeCluster } from './whole-folder.ts';

/** Version of PostgreSQL that PGlite is. */
const MAJOR = '18';

const parsers = { 20: (text: string) => Number(text), 1082: (text: string) => text };

/** One database that lives as long as the process. */
export async function openPglite(options: PGliteOptions, onQuery?: QueryLog): Promise<Database> {
  const lite = await PGlite.create({ ...options, parsers });
  const settings = onQuery ? { log: (event: { query: { sql: string } }) => onQuery(event.query.sql) } : {};
  const db = new Kysely<DatabaseSchema>({ dialect: new PGliteDialect({ pglite: lite }), ...settings });
  return {
    kind: 'pglite',
    embedded: true,
    db,
    jobs: { db: fromPglite(lite), backend: 'pglite' },
    ownerJobs: { db: fromPglite(lite), backend: 'pglite' },
    ping: async () => void (await lite.query('select 1')),
    // Whoever changes something in this process tells its own caches; there is no other process to hear from.
    listen: async () => async () => {},
    unhurried: (work) => work(db),
    exclusively: (_passage, work) => work(),
    close: () => db.destroy(),
  };
}

/**
 * Opens the database of a data folder, or makes it. A first making that was cut off is begun anew; anything else that is
 * not whole is left as it is.
 * @throws DatabaseRefused
 */
export async function openPgliteFolder(folder: string, onQuery?: QueryLog): Promise<Database> {
  const path = join(folder, 'pglite');
  const unfinished = join(folder, 'pglite.making');
  const made = rmUnfinished(path, unfinished) || !isWholeCluster(path, MAJOR);
  if (made) writeFileSync(unfinished, '');
  let database: Database;
  try {
    database = await openPglite({ dataDir: path }, onQuery);
    await database.ping();
  } catch (error) {
    const reason = String((error as Error).message ?? error).split('\n')[0]!;
    throw new DatabaseRefused('folder_damaged', { folder: path, reason: reason.slice(0, 200) }, error);
  }
  rmSync(unfinished, { force: true });
  return database;
}

/** @returns whether a first making had been cut off; what it left is gone */
function rmUnfinished(path: string, mark: string): boolean {
  try {
    rmSync(mark);
  } catch {
    return false;
  }
  rmSync(path, { recursive: true, force: true });
  return true;
}
