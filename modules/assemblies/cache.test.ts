import { globSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Heard } from '../../platform/db/listen.ts';
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { cached, cachedByIds, hearChanges } from './cache.ts';

let database: TestDatabase;
let heard: Heard;
let loads = 0;
const load = async () => {
  loads += 1;
  return `value ${loads}`;
};
const ask = () => cached(database.db, 'key', load);

beforeAll(async () => {
  database = await openTestDatabase();
  heard = hearChanges(database.db);
});
afterAll(() => database.close());
beforeEach(() => {
  loads = 0;
  heard.connected();
});

describe('hearChanges', () => {
  it('forgets what is kept when something changes elsewhere', async () => {
    expect([await ask(), await ask()]).toEqual(['value 1', 'value 1']);
    heard.change('units');
    expect([await ask(), await ask()]).toEqual(['value 2', 'value 2']);
  });

  it('does not keep what was read before a change and arrived after it', async () => {
    const read = Promise.withResolvers<string>();
    const asked = cached(database.db, 'key', () => read.promise);
    heard.change('units');
    read.resolve('old');
    expect(await asked).toBe('old');
    expect(await ask()).toBe('value 1');
    const rows = Promise.withResolvers<Array<{ id: string; name: string }>>();
    const found = cachedByIds(database.db, 'unit', ['1'], () => rows.promise);
    heard.change('units');
    rows.resolve([{ id: '1', name: 'old' }]);
    expect((await found).get('1')?.name).toBe('old');
    const again = await cachedByIds(database.db, 'unit', ['1'], async () => [{ id: '1', name: 'new' }]);
    expect(again.get('1')?.name).toBe('new');
  });

  it('keeps nothing while changes cannot be heard', async () => {
    await ask();
    heard.disconnected();
    expect([await ask(), await ask()]).toEqual(['value 2', 'value 3']);
    heard.connected();
    expect([await ask(), await ask()]).toEqual(['value 4', 'value 4']);
  });
});

describe('tables whose rows are kept', () => {
  it('announce their changes', async () => {
    const { rows } = await sql<{ name: string }>`select distinct event_object_table as name
      from information_schema.triggers where trigger_name like '%\\_announced'`.execute(database.db);
    const announced = new Set(rows.map((row) => row.name));
    const files = globSync('modules/**/*.ts', { exclude: ['**/*.test.ts', '**/cache.ts'] });
    const keeping = files.map((file) => readFileSync(file, 'utf8')).filter((text) => /\bcached(ByIds)?\(/.test(text));
    expect(keeping.length).toBeGreaterThanOrEqual(6);
    const silent = keeping
      .flatMap((text) => [...text.matchAll(/selectFrom\('(\w+)/g)].map((match) => match[1]!))
      .filter((table) => !announced.has(table));
    expect(silent).toEqual([]);
  });
});
