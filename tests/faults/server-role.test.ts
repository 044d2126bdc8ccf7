/**
 * The server works as a role that owns nothing: whatever is made to run in it can rewrite no record. On the embedded
 * PostgreSQL by itself, on one of one's own as `app/migrate.ts` sets it up.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  endServer,
  newServedDatabase,
  portOf,
  type RunningServer,
  runScript,
  type ServedDatabase,
  startServer,
} from './running-server.ts';

const port = portOf(4861);
const folder = mkdtempSync(join(tmpdir(), 'yitang-role-'));
const onServer = process.env.YITANG_TEST_DATABASE_URL !== undefined;

let database: ServedDatabase | undefined;
let server: RunningServer;
let client: pg.Client;

beforeAll(async () => {
  database = await newServedDatabase('role');
  server = await startServer({
    folder,
    port,
    databaseUrl: database?.served,
    env: { YITANG_SEED: 'none', YITANG_EMBEDDED: 'postgres' },
  });
  client = new pg.Client(
    database
      ? { connectionString: database.served }
      : { host: join(folder, 'postgres-run'), port: 5432, user: 'yitang_server', database: 'postgres' },
  );
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  if (server) await endServer(server, 'SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

const lookIn = (login: string) =>
  fetch(`${server.base}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: 'not the one' }),
  });

describe('the role of the server', () => {
  it('is the one the server works as, and adds to the record', async () => {
    expect((await lookIn('nobody')).status).toBe(401);
    const { rows } = await client.query(
      `select (select count(*)::int from audit_entries) as entries, (select array_agg(distinct usename::text)
        from pg_stat_activity where application_name like 'yitang%' and datname = current_database()) as roles`,
    );
    expect(rows).toEqual([{ entries: 1, roles: [database ? 'yitang_served' : 'yitang_server'] }]);
  });

  const tables = ['audit_entries', 'history', 'rule_versions', 'holiday_notices'];
  const refused = [
    ...tables.flatMap((table) => [
      `update ${table} set assembly_id = null`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
      `alter table ${table} disable trigger all`,
      `drop trigger ${table}_append_only on ${table}`,
      `alter table ${table} owner to current_user`,
    ]),
    'truncate proposals cascade',
    'drop table proposals',
    'create table public.anything (text text)',
    'create table jobs.anything (text text)',
    'delete from kysely_migration',
    `select setval(pg_get_serial_sequence('audit_entries', 'seq'), 1)`,
    'set session_replication_role = replica',
    'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$',
    'set role yitang',
    'create role another login superuser',
  ];
  it.each(refused.map((statement) => statement.replace(' set assembly_id = null', ' set hash = hash')))(
    'is refused: %s',
    async (statement) => {
      const own = statement.replace('holiday_notices set hash = hash', 'holiday_notices set year = year');
      await expect(client.query(own)).rejects.toMatchObject({ code: '42501' });
    },
  );

  it.runIf(onServer)('does not start on a database its owner has not migrated, and says what to do', async () => {
    const owner = new pg.Client({ connectionString: database!.owner });
    await owner.connect();
    await owner.query(`delete from kysely_migration where name = (select max(name) from kysely_migration)`);
    await owner.end();
    const { code, errors } = await runScript('app/serve.ts', [], {
      folder,
      port: port + 1,
      databaseUrl: database!.served,
    });
    expect(code).toBe(1);
    expect(errors.trim().split('\n')).toHaveLength(2);
    expect(errors).toContain('app/migrate.ts');
  });

  it.runIf(onServer)('is not the owner, nor anybody who could become it', async () => {
    const { code, errors } = await runScript('app/migrate.ts', [], {
      folder,
      port,
      databaseUrl: database!.owner,
      env: { YITANG_MIGRATION_URL: database!.owner },
    });
    expect(code).toBe(1);
    expect(errors).toContain('YITANG_MIGRATION_URL');
  });
});
