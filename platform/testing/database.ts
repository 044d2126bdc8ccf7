/**
 * A fresh, migrated database for one test file: PGlite in memory, or PostgreSQL when `YITANG_TEST_DATABASE_URL` names a
 * server whose user may create databases. Both start from a copy of an empty migrated database made once per ledger.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, openAsBlob, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import pg from 'pg';
import { ledger } from '../../migrations/ledger.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { openPglite } from '../db/open-pglite.ts';
import type { DatabaseSchema } from '../db/schema.ts';

export interface TestDatabase extends Database {
  /** Texts of the statements sent since the last call; for counting. */
  takeStatements(): string[];
}

export interface TestDatabaseOptions {
  /** Server to use; absent: `YITANG_TEST_DATABASE_URL`, else PGlite. */
  url?: string;
}

const require = createRequire(import.meta.url);

function ledgerHash(salt: string): string {
  return createHash('sha256').update(salt).update(JSON.stringify(ledger)).digest('hex').slice(0, 16);
}

function cacheFolder(): string {
  const folder = join(import.meta.dirname, '../../node_modules/.cache/yitang');
  mkdirSync(folder, { recursive: true });
  return folder;
}

const day = 86_400_000;

/** Takes away dumps of earlier ledgers made more than a day ago. */
function clearOldSnapshots(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file.startsWith('pglite-'))) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > day) rmSync(path, { force: true });
  }
}

/** Path of a dump of an empty migrated PGlite, made when this ledger has none yet. */
async function pgliteSnapshot(): Promise<string> {
  const entry = require.resolve('@electric-sql/pglite');
  const manifest = JSON.parse(readFileSync(join(dirname(dirname(entry)), 'package.json'), 'utf8')) as {
    version: string;
  };
  const path = join(cacheFolder(), `pglite-${ledgerHash(manifest.version)}.tar`);
  if (existsSync(path)) return path;
  const lite = await PGlite.create();
  const db = new Kysely<DatabaseSchema>({ dialect: new PGliteDialect({ pglite: lite }) });
  await migrate(db, ledger);
  const dump = await lite.dumpDataDir('none');
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(temporary, Buffer.from(await dump.arrayBuffer()));
  // Never in place of one that is there: another process reads it, and finds it changed.
  if (existsSync(path)) rmSync(temporary, { force: true });
  else renameSync(temporary, path);
  clearOldSnapshots(cacheFolder());
  await db.destroy();
  return path;
}

async function openMemory(): Promise<TestDatabase> {
  const path = await pgliteSnapshot();
  const statements: string[] = [];
  try {
    const database = await openPglite({ loadDataDir: await openAsBlob(path) }, (text) => void statements.push(text));
    return { ...database, takeStatements: () => statements.splice(0) };
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

const at = (url: string, database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).toString();

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const templateLock = 7_281_001;

/** Makes the template database of this ledger; several test processes wait for the first. */
async function postgresTemplate(url: string): Promise<string> {
  const name = `yitang_template_${ledgerHash('postgres')}`;
  await onServer(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [templateLock]);
    const known = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (known.rowCount) return;
    const building = `${name}_${randomBytes(4).toString('hex')}`;
    await client.query(`create database ${building}`);
    const database = await openDatabase({ url: at(url, building), poolSize: 1 });
    await migrate(database.db, ledger).finally(() => database.close());
    await client.query(`alter database ${building} rename to ${name}`);
  });
  return name;
}

async function openCopy(url: string): Promise<TestDatabase> {
  const template = await postgresTemplate(url);
  const name = `yitang_test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await onServer(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [templateLock]);
    await client.query(`create database ${name} template ${template}`);
  });
  const statements: string[] = [];
  const database = await openDatabase({
    url: at(url, name),
    onQuery: (statement) => void statements.push(statement),
    poolSize: 8,
  });
  return {
    ...database,
    close: async () => {
      await database.close();
      await onServer(url, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
    takeStatements: () => statements.splice(0),
  };
}

/** Opens it in `beforeAll`, close it in `afterAll`; nothing is shared between two calls. */
export function openTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const url = options.url ?? process.env.YITANG_TEST_DATABASE_URL;
  return url ? openCopy(url) : openMemory();
}
