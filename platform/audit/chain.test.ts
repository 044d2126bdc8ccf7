import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditChain } from '../../modules/accounts/audit-chain.ts';
import { ruleChain } from '../../modules/assemblies/rule-chain.ts';
import { historyChain } from '../matters/history.ts';
import { silentLog, testNow } from '../testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { headsOf, walkChain } from './chain.ts';
import { keepHeads, readHeads } from './heads.ts';

const here = '00000000-0000-7000-8000-00000000000a';
const there = '00000000-0000-7000-8000-00000000000b';

let database: TestDatabase;
let folder: string;

const write = (assembly: string | null, action: string) =>
  sql`insert into audit_entries (assembly_id, at, account_id, actor_name, action, subject, details)
    values (${assembly}, ${testNow}, null, '周样例', ${action}, 'x/1', '{"b": 1.50, "a": "“引号”"}')`.execute(
    database.db,
  );

/** What somebody with the database's own role can do. */
async function forge(statement: string): Promise<void> {
  await database.db.transaction().execute(async (db) => {
    await sql`set local session_replication_role = replica`.execute(db);
    await sql.raw(statement).execute(db);
  });
}

beforeAll(async () => {
  database = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'heads-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await forge('delete from audit_entries');
  for (const [assembly, action] of [
    [here, 'one'],
    [there, 'foreign'],
    [null, 'two'],
    [here, 'three'],
    [here, 'four'],
  ] as const)
    await write(assembly, action);
});

const seqOf = async (action: string) => {
  const { rows } = await sql<{ seq: number }>`select seq from audit_entries where action = ${action}`.execute(
    database.db,
  );
  return Number(rows[0]!.seq);
};

describe('the chain of the record', () => {
  it('is whole as the server writes it, whatever the session calls noon', async () => {
    await sql`set time zone 'Asia/Shanghai'`.execute(database.db);
    await write(here, 'five');
    await sql`set time zone 'UTC'`.execute(database.db);
    expect(await walkChain(database.db, auditChain)).toEqual({ entries: 6 });
    expect(await walkChain(database.db, auditChain, [], [here, null])).toEqual({ entries: 5 });
  });

  it('names an entry that was rewritten', async () => {
    const seq = await seqOf('one');
    await forge(`update audit_entries set actor_name = 'FORGED', details = '{}' where seq = ${seq}`);
    expect((await walkChain(database.db, auditChain)).broken).toEqual({
      table: 'audit_entries',
      seq,
      kind: 'changed',
      by: here,
    });
  });

  it('names the entry after one that was taken away', async () => {
    await forge(`delete from audit_entries where action = 'three'`);
    expect((await walkChain(database.db, auditChain)).broken).toMatchObject({ seq: await seqOf('four') });
  });

  it('hashes every column there is', async () => {
    for (const { table, columns, prefix } of [auditChain, historyChain, ruleChain]) {
      const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
        where table_name = ${table} and column_name <> 'hash'`.execute(database.db);
      expect(rows.map((row) => row.name).sort()).toEqual([...columns, ...(prefix ? [prefix.column] : [])].sort());
    }
  });

  it('refuses to be emptied', async () => {
    for (const table of ['audit_entries', 'history', 'rule_versions', 'holiday_notices']) {
      await expect(sql`truncate ${sql.table(table)} cascade`.execute(database.db)).rejects.toThrow('append-only');
    }
  });

  it('gives an entry that was overtaken a later place', async () => {
    await sql`insert into audit_entries (seq, assembly_id, at, actor_name, action, subject, details)
      overriding system value values (1, ${here}, ${testNow}, '', 'late', 'x/1', '{}')`.execute(database.db);
    expect(await seqOf('late')).toBeGreaterThan(await seqOf('four'));
    expect(await walkChain(database.db, auditChain)).toEqual({ entries: 6 });
  });
});

describe('heads kept outside', () => {
  const file = () => join(folder, 'heads.jsonl');
  const keeper = () => keepHeads({ db: database.db, chains: [auditChain], file: file(), log: silentLog });

  it('are of each assembly, and only those that moved are added', async () => {
    await rm(file(), { force: true });
    await keeper().keep(testNow);
    await keeper().keep(testNow);
    await write(there, 'more');
    await keeper().keep(testNow);
    const lines = (await readFile(file(), 'utf8')).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).heads.map((head: { by: string }) => head.by))).toEqual([
      [there, null, here],
      [there],
    ]);
    expect(await headsOf(database.db, auditChain)).toHaveLength(3);
  });

  it('of a chain that moved before the last line are found although its entry was committed late', async () => {
    await rm(file(), { force: true });
    await write(here, 'early');
    await keeper().keep(testNow);
    const late = '00000000-0000-7000-8000-00000000000c';
    const last = await seqOf('early');
    const writeAt = (seq: number, assembly: string) => sql`insert into audit_entries (seq, assembly_id, at, actor_name,
      action, subject, details) overriding system value values (${seq}, ${assembly}, ${testNow}, '', 'x', 'x/1', '{}')`;
    await writeAt(last + 5000, there).execute(database.db);
    await keeper().keep(new Date(testNow.getTime() + 1));
    await writeAt(last + 4000, late).execute(database.db);
    await keeper().keep(new Date(testNow.getTime() + 2));
    const kept = await readHeads(file());
    expect(kept.map((head) => head.by)).toContain(late);
  });

  it('find out a chain that was cut short, and one written anew from the beginning', async () => {
    await rm(file(), { force: true });
    await keeper().keep(testNow);
    const kept = await readHeads(file());
    const last = await seqOf('four');
    expect(await walkChain(database.db, auditChain, kept)).toEqual({ entries: 5 });
    await forge(`delete from audit_entries where action = 'four'`);
    expect(await walkChain(database.db, auditChain)).toEqual({ entries: 4 });
    expect((await walkChain(database.db, auditChain, kept)).broken).toMatchObject({ seq: last, kind: 'gone' });
    await sql`insert into audit_entries (seq, assembly_id, at, actor_name, action, subject, details)
      overriding system value values (${last}, ${here}, ${testNow}, '', 'other', 'x/1', '{}')`.execute(database.db);
    expect(await walkChain(database.db, auditChain)).toEqual({ entries: 5 });
    expect((await walkChain(database.db, auditChain, kept)).broken).toMatchObject({ seq: last, kind: 'changed' });
  });
});
