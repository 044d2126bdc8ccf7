import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { likenedSuggestions } from './liken-kind.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it('suggestions are read for the index by statements the database takes', async () => {
  const { db } = database;
  const id = '00000000-0000-0000-0000-000000000000';
  expect(await likenedSuggestions.load(db, id, 10)).toEqual([]);
  expect(await likenedSuggestions.current(db, [id])).toEqual([]);
  expect(await likenedSuggestions.count(db)).toBe(0);
});
