/** Opens the database: PGlite in the data folder, or PostgreSQL by its address. One SQL for both. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { fromPglite } from 'pg-boss';
import type { DatabaseSchema } from './schema.ts';

pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1082, (text) => text);

export interface Database {
  kind: 'pglite' | 'postgres';
  db: Kysely<DatabaseSchema>;
  /** Options for the job queue to reach the same database. */
  jobs: Record<string, unknown>;
  /** Rows from one statement outside Kysely, for health checks. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  url?: string | undefined;
  /** Folder of the embedded database; absent: in memory. */
  folder?: string | undefined;
  /** Called with the text of every statement, for counting. */
  onQuery?: ((statement: string) => void) | undefined;
  poolSize?: number | undefined;
}

const parsers = { 20: (text: string) => Number(text), 1082: (text: string) => text };

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const log = options.onQuery;
  const settings = log ? { log: (event: { query: { sql: string } }) => log(event.query.sql) } : {};
  if (options.url) {
    const pool = new pg.Pool({ connectionString: options.url, max: options.poolSize ?? 16 });
    // A connection that breaks while idle or between two statements is replaced; whoever used it is told by its statement.
    pool.on('error', () => {});
    pool.on('connect', (client) => client.on('error', () => {}));
    const db = new Kysely<DatabaseSchema>({ dialect: new PostgresDialect({ pool }), ...settings });
    return {
      kind: 'postgres',
      db,
      jobs: { connectionString: options.url, max: 3 },
      ping: async () => void (await pool.query('select 1')),
      close: () => db.destroy(),
    };
  }
  let path: string | undefined;
  if (options.folder) {
    path = join(options.folder, 'pglite');
    mkdirSync(options.folder, { recursive: true });
  }
  const lite = await PGlite.create({ ...(path ? { dataDir: path } : {}), parsers });
  const db = new Kysely<DatabaseSchema>({ dialect: new PGliteDialect({ pglite: lite }), ...settings });
  return {
    kind: 'pglite',
    db,
    jobs: { db: fromPglite(lite), backend: 'pglite' },
    ping: async () => void (await lite.query('select 1')),
    close: () => db.destroy(),
  };
}
