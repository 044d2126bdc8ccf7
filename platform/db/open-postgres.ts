/** PostgreSQL over connections: a pool for work, one connection to be asked whether it lives, one that listens. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database, QueryLog } from './handle.ts';
import { listenForChanges } from './listen.ts';
import { preparedName } from './prepared.ts';
import type { DatabaseSchema } from './schema.ts';

pg.types.setTypeParser(20, Number);
pg.types.setTypeParser(1082, (text) => text);

/** Nobody waits longer than this for a connection, in milliseconds. */
const CONNECT_WITHIN_MS = 5_000;
/** A statement that takes longer is given up by the server. */
const STATEMENT_WITHIN_MS = 15_000;
/** Nothing waits longer than this for a row somebody else holds. */
const LOCK_WITHIN_MS = 10_000;
/** A server that does not answer at all, not even with a refusal, is given up by us. */
const SILENT_FOR_MS = 18_000;
/** A transaction nobody goes on with is ended, so that it holds no rows for ever. */
const IDLE_IN_TRANSACTION_MS = 60_000;
const PING_WITHIN_MS = 1_500;
/** Namespace of our advisory locks. */
const PASSAGES = 7_281_002;

export interface PostgresOptions {
  connection: pg.PoolConfig;
  embedded: boolean;
  /** Role to work as after the database was brought up by the one of `connection`. */
  serverRole?: string | undefined;
  onQuery?: QueryLog | undefined;
  poolSize?: number | undefined;
  /** For operators' commands over all rows: no limit on a statement's time. */
  unhurried?: boolean | undefined;
}

/** Gives statements that are to be planned once their name. */
function nameThePrepared(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...input: unknown[]) => unknown;
  client.query = ((...input: unknown[]) => {
    const [text, values, ...rest] = input;
    const name = typeof text === 'string' ? preparedName(text) : undefined;
    return name ? query({ name, text, values }, ...rest) : query(...input);
  }) as never;
}

/** A connection whose statement was given up here is of no use to the next one: the answer may still come. */
function endWhenSilent(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...input: unknown[]) => unknown;
  client.query = ((...input: unknown[]) => {
    const answer = query(...input);
    if (answer instanceof Promise) {
      answer.catch((error: Error) => {
        if (error.message === 'Query read timeout')
          (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
      });
    }
    return answer;
  }) as never;
}

function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ connectionTimeoutMillis: CONNECT_WITHIN_MS, application_name: 'yitang', ...config });
  // A connection that breaks while idle or between two statements is replaced; whoever used it is told by its statement.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
    nameThePrepared(client);
    if (config.query_timeout) endWhenSilent(client);
  });
  return pool;
}

/** Opens without connecting: the first statement does. */
export function openPostgres(options: PostgresOptions): Database {
  const limits: pg.PoolConfig = options.unhurried
    ? {}
    : {
        statement_timeout: STATEMENT_WITHIN_MS,
        lock_timeout: LOCK_WITHIN_MS,
        query_timeout: SILENT_FOR_MS,
        idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      };
  const { connection: owner, embedded, onQuery, serverRole } = options;
  const connection = serverRole ? { ...owner, user: serverRole } : owner;
  const pool = openPool({ ...connection, ...limits, max: options.poolSize ?? 16 });
  const asked = openPool({
    ...connection,
    max: 1,
    connectionTimeoutMillis: PING_WITHIN_MS,
    query_timeout: PING_WITHIN_MS,
  });
  const settings = onQuery ? { log: (event: { query: { sql: string } }) => onQuery(event.query.sql) } : {};
  const db = new Kysely<DatabaseSchema>({ dialect: new PostgresDialect({ pool }), ...settings });
  const stops = new Set<() => Promise<void>>();
  return {
    kind: 'postgres',
    embedded,
    db,
    serverRole,
    jobs: { ...connection, max: 3 },
    ownerJobs: { ...owner, max: 2 },
    ping: async () => void (await asked.query('select 1')),
    async unhurried(work) {
      const slow = openPool({ ...owner, max: 1 });
      const unlimited = new Kysely<DatabaseSchema>({ dialect: new PostgresDialect({ pool: slow }), ...settings });
      return work(unlimited).finally(() => unlimited.destroy());
    },
    async exclusively(passage, work) {
      const client = new pg.Client({
        ...owner,
        application_name: `yitang ${passage}`,
        connectionTimeoutMillis: CONNECT_WITHIN_MS,
        keepAlive: true,
      });
      client.on('error', () => {});
      await client.connect();
      try {
        await client.query('select pg_advisory_lock($1, hashtext($2))', [PASSAGES, passage]);
        return await work();
      } finally {
        await client.end();
      }
    },
    async listen(channel, heard) {
      const stop = await listenForChanges(connection, channel, heard);
      stops.add(stop);
      return stop;
    },
    async close() {
      for (const stop of stops) await stop();
      await asked.end();
      await db.destroy();
    },
  };
}
