/** A new key goes through everything sealed: nothing is lost, stopped half-way it goes on, and hashes follow. */
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import type { Key } from './keyring.ts';
import { forgetKeys, keepKnownKeys } from './known-keys.ts';
import { type SealedTable, sealAllAnew } from './rotate.ts';
import { createVault } from './vault.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await sql`create table kept_apart (id text primary key, secret text, other text, secret_hash text,
    sealed_with text not null)`.execute(database.db);
});
afterAll(() => database.close());

const keyOf = (id: string, suite: Key['suite']): Key => ({ id, suite, secret: randomBytes(32) });
const ROWS = 450;
const table: SealedTable = {
  table: 'kept_apart',
  columns: ['secret', 'other'],
  hashes: { secret: { column: 'secret_hash', purpose: 'p', text: (opened) => opened.toLowerCase() } },
};

describe('a new key', () => {
  const [first, second] = [keyOf('k1', 'aes-256-gcm'), keyOf('k2', 'sm4-gcm')];
  const keys = [first];
  const vault = createVault(() => keys);
  it('goes through every row, going on where it was stopped', async () => {
    const { db } = database;
    for (let n = 0; n < ROWS; n += 1) {
      const id = String(n).padStart(4, '0');
      await sql`insert into kept_apart values (${id},
        ${vault.seal(`Text ${n}`, { table: 'kept_apart', column: 'secret', row: id })}, null,
        ${vault.hash(`text ${n}`, 'p')}, ${vault.keyId()})`.execute(db);
    }
    keys.push(second);
    const stopped = sealAllAnew(db, vault, [table], () => {
      throw new Error('stopped');
    });
    await expect(stopped).rejects.toThrow('stopped');
    const count = async () =>
      (await sql<{ n: number }>`select count(*)::integer as n from kept_apart where sealed_with = 'k1'`.execute(db))
        .rows[0]!.n;
    expect(await count()).toBe(ROWS - 200);
    expect(await sealAllAnew(db, vault, [table])).toEqual(new Map([['kept_apart', ROWS - 200]]));
    expect(await count()).toBe(0);
    const alone = createVault(() => [second]);
    const { rows } = await sql<{
      id: string;
      secret: string;
      secret_hash: string;
      other: null;
    }>`select * from kept_apart
      order by id`.execute(db);
    for (const [n, row] of rows.entries()) {
      expect(alone.open(row.secret, { table: 'kept_apart', column: 'secret', row: row.id })).toBe(`Text ${n}`);
      expect(row.secret_hash).toBe(alone.hash(`text ${n}`, 'p'));
      expect(row.other).toBeNull();
    }
  });
  it('stops at a text that does not open, and says so', async () => {
    const { db } = database;
    const third = createVault(() => [first, second, keyOf('k3', 'aes-256-gcm')]);
    await sql`update kept_apart set secret = (select secret from kept_apart where id = '0002') where id = '0001'`.execute(
      db,
    );
    await expect(sealAllAnew(db, third, [table])).rejects.toMatchObject({ code: 'seal_broken' });
  });
});

describe('a server', () => {
  it('does not start without a key the database knows, nor with another of its name', async () => {
    const { db } = database;
    const now = new Date();
    const keys = [keyOf('a', 'aes-256-gcm')];
    await keepKnownKeys(
      db,
      keys,
      createVault(() => keys),
      now,
    );
    await keepKnownKeys(
      db,
      keys,
      createVault(() => keys),
      now,
    );
    const changed = [keyOf('a', 'aes-256-gcm')];
    await expect(
      keepKnownKeys(
        db,
        changed,
        createVault(() => changed),
        now,
      ),
    ).rejects.toMatchObject({ code: 'key_missing' });
    const other = [keyOf('b', 'aes-256-gcm')];
    await expect(
      keepKnownKeys(
        db,
        other,
        createVault(() => other),
        now,
      ),
    ).rejects.toMatchObject({ code: 'key_missing' });
    const both = [...keys, ...other];
    await keepKnownKeys(
      db,
      both,
      createVault(() => both),
      now,
    );
    expect(await forgetKeys(db, 'b')).toEqual(['a']);
    await keepKnownKeys(
      db,
      other,
      createVault(() => other),
      now,
    );
  });
});
