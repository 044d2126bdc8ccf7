/** A real PostgreSQL for one bench run: thrown away at its end, with the settings of a modest server. */
import pg from 'pg';
import { type PostgresCluster, startPostgres } from '../../platform/testing/postgres-cluster.ts';

/** Set as a small installation would; durability stays on (fsync, synchronous_commit). */
const serverSettings = [
  'shared_buffers=1GB',
  'effective_cache_size=3GB',
  'maintenance_work_mem=256MB',
  'work_mem=32MB',
  'max_wal_size=4GB',
  'random_page_cost=1.1',
  'max_connections=120',
  'jit=off',
];

export interface BenchPostgres extends PostgresCluster {
  /** Address of a database of this cluster. */
  urlOf(database: string): string;
  /** Makes a database, empty or as a copy. @returns its address */
  create(database: string, template?: string): Promise<string>;
}

export async function openPostgres(): Promise<BenchPostgres> {
  const cluster = await startPostgres(serverSettings);
  process.once('exit', () => cluster.stop());
  const urlOf = (database: string) => cluster.url.replace(/\/[^/]*$/, `/${database}`);
  return {
    ...cluster,
    stop: () => {},
    urlOf,
    async create(database, template) {
      const client = new pg.Client({ connectionString: cluster.url });
      await client.connect();
      await client.query(`create database ${database}${template ? ` template ${template}` : ''}`);
      await client.end();
      return urlOf(database);
    },
  };
}

/** What the server says it is, as `PostgreSQL 15.18`. */
export async function versionOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('show server_version');
  await client.end();
  return `PostgreSQL ${(rows[0] as { server_version: string }).server_version.split(' ')[0]}`;
}

/** Ends what a contender's unanswered requests have left running, so that the next one starts on an idle server. */
export async function clearDesk(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const active = `from pg_stat_activity where state = 'active' and backend_type = 'client backend' and pid <> pg_backend_pid()`;
  for (let attempt = 0; attempt < 50; attempt += 1) {
    await client.query(`select pg_cancel_backend(pid) ${active}`);
    await new Promise((next) => setTimeout(next, 200));
    const { rowCount } = await client.query(`select 1 ${active}`);
    if (rowCount === 0) break;
  }
  await client.end();
}
