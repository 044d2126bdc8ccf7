import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../db/ids.ts';
import { openTestDatabase, type TestDatabase } from './database.ts';

let first: TestDatabase;
let second: TestDatabase;

beforeAll(async () => {
  first = await openTestDatabase();
  second = await openTestDatabase();
});
afterAll(async () => {
  await first.close();
  await second.close();
});

describe('openTestDatabase', () => {
  it('gives the whole schema, empty', async () => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from assemblies`.execute(first.db);
    expect(rows[0]?.count).toBe(0);
    await expect(sql`select 1 from proposals`.execute(first.db)).resolves.toBeDefined();
  });

  it('shares nothing between two databases', async () => {
    await sql`insert into assemblies (id, code, level, name, short_name, place, created_at)
      values (${newId()}, 'here-only', 'city', '甲', '甲', '甲', now())`.execute(first.db);
    const count = async (database: TestDatabase) =>
      (await sql<{ count: number }>`select count(*) as count from assemblies`.execute(database.db)).rows[0]?.count;
    expect(await count(first)).toBe(1);
    expect(await count(second)).toBe(0);
  });

  it('hands out the statements sent since the last call', async () => {
    first.takeStatements();
    await sql`select 41 + 1`.execute(first.db);
    expect(first.takeStatements()).toEqual(['select 41 + 1']);
    expect(first.takeStatements()).toEqual([]);
  });
});
