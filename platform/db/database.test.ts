/** What a data folder may hold, and what is refused: on both embedded databases. */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { PREPARED } from './prepared.ts';

const root = mkdtempSync(join(tmpdir(), 'yitang-folders-'));
chmodSync(root, 0o755);
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.each(['postgres', 'pglite'] as const)('a folder of %s', (embedded) => {
  const whole = join(root, embedded);
  let copies = 0;
  const copy = () => {
    copies += 1;
    const folder = join(root, `${embedded}-${copies}`);
    cpSync(whole, folder, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
    return folder;
  };
  const cluster = (folder: string, ...path: string[]) => join(folder, embedded, ...path);
  const rows = async ({ db }: Database) => (await sql<{ text: string }>`select text from kept`.execute(db)).rows;

  beforeAll(async () => {
    const database = await openDatabase({ folder: whole, embedded });
    expect(database).toMatchObject({ kind: embedded, embedded: true });
    await sql`create table kept (text text)`.execute(database.db);
    await sql`insert into kept values ('写下的')`.execute(database.db);
    await database.close();
    expect(existsSync(cluster(whole))).toBe(true);
  });

  it('plans a marked statement once, and every other each time', async () => {
    const database = await openDatabase({ folder: copy(), embedded });
    const kept = await database.db.transaction().execute(async (db) => {
      for (const text of ['写下的', '没有的']) {
        await sql`select ${sql.raw(PREPARED)} text from kept where text = ${text}`.execute(db);
        await sql`select text from kept where text = ${text}`.execute(db);
      }
      return (
        await sql<{ statement: string }>`select statement from pg_prepared_statements
        where statement like '%from kept%'`.execute(db)
      ).rows.map((row) => row.statement);
    });
    const marked = `select ${PREPARED} text from kept where text = $1`;
    expect(kept).toEqual(embedded === 'postgres' ? [marked] : []);
    await database.close();
  });

  it('opens again, by whatever setting, with what it held', async () => {
    const other = embedded === 'postgres' ? 'pglite' : 'postgres';
    const database = await openDatabase({ folder: copy(), embedded: other });
    expect(database.kind).toBe(embedded);
    expect(await rows(database)).toEqual([{ text: '写下的' }]);
    await database.close();
  });

  it.runIf(embedded === 'postgres')('has limits of time, but not for steps over whole tables', async () => {
    const database = await openDatabase({ folder: copy() });
    const limits = async (db: Database['db']) => {
      const { rows: found } = await sql<{ name: string; setting: string }>`select name, setting from pg_settings
        where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout')`.execute(db);
      return found.filter((row) => row.setting !== '0').map((row) => row.name);
    };
    expect(await limits(database.db)).toHaveLength(3);
    expect(await database.unhurried(limits)).toEqual([]);
    await database.close();
  });

  it('is refused to a second one while it is open', async () => {
    const folder = copy();
    const database = await openDatabase({ folder });
    await expect(openDatabase({ folder })).rejects.toMatchObject({ code: 'folder_in_use' });
    expect(await rows(database)).toHaveLength(1);
    await database.close();
  });

  const breakages: Array<[string, string, (folder: string) => void]> = [
    ['its version is gone', 'folder_not_whole', (folder) => rmSync(cluster(folder, 'PG_VERSION'))],
    [
      'its control file is cut off',
      'folder_not_whole',
      (folder) => truncateSync(cluster(folder, 'global/pg_control'), 100),
    ],
    ['its control file is gone', 'folder_not_whole', (folder) => rmSync(cluster(folder, 'global/pg_control'))],
    ['its tables are gone', 'folder_not_whole', (folder) => rmSync(cluster(folder, 'base/5'), { recursive: true })],
    ['its log is gone', 'folder_not_whole', (folder) => rmSync(cluster(folder, 'pg_wal'), { recursive: true })],
    [
      'it is of another version',
      'folder_other_version',
      (folder) => writeFileSync(cluster(folder, 'PG_VERSION'), '14\n'),
    ],
    [
      'its control file is zeroed',
      'folder_damaged',
      (folder) => writeFileSync(cluster(folder, 'global/pg_control'), Buffer.alloc(8192)),
    ],
    [
      'its log is zeroed',
      'folder_damaged',
      (folder) => {
        for (const file of readdirSync(cluster(folder, 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name)))
          writeFileSync(cluster(folder, 'pg_wal', file), Buffer.alloc(16 * 1024 * 1024));
      },
    ],
  ];
  it.each(breakages)('is refused and left alone when %s', async (_what, code, breakIt) => {
    const folder = copy();
    breakIt(folder);
    const before = readdirSync(cluster(folder));
    await expect(openDatabase({ folder })).rejects.toMatchObject({ code, params: { folder: cluster(folder) } });
    expect(readdirSync(cluster(folder)).filter((name) => ![...before, 'postmaster.pid'].includes(name))).toEqual([]);
    // What was put right again opens with everything in it.
    cpSync(cluster(whole), cluster(folder), { recursive: true, force: true });
    const database = await openDatabase({ folder });
    expect(await rows(database)).toHaveLength(1);
    await database.close();
  });

  it('is made anew when its first making was cut off', async () => {
    const folder = copy();
    if (embedded === 'postgres') {
      rmSync(cluster(folder), { recursive: true });
      mkdirSync(`${cluster(folder)}.making`);
      writeFileSync(join(`${cluster(folder)}.making`, 'PG_VERSION'), '18\n');
    } else {
      writeFileSync(join(folder, 'pglite.making'), '');
      rmSync(cluster(folder, 'global'), { recursive: true });
    }
    const database = await openDatabase({ folder, embedded });
    await sql`create table kept (text text)`.execute(database.db);
    await database.close();
    expect(readdirSync(folder).filter((name) => name.endsWith('.making'))).toEqual([]);
  });
});

describe('a folder with files and no database', () => {
  it('is refused', async () => {
    const folder = join(root, 'files-alone');
    mkdirSync(join(folder, 'files/2026'), { recursive: true });
    writeFileSync(join(folder, 'files/2026/a'), 'bytes');
    await expect(openDatabase({ folder })).rejects.toMatchObject({ code: 'folder_without_database' });
    expect(readdirSync(folder)).toEqual(['files']);
    expect(readFileSync(join(folder, 'files/2026/a'), 'utf8')).toBe('bytes');
  });
});
