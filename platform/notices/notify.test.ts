import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedTestAssembly, type TestAssembly } from '../../modules/members/testing.ts';
import { countUnread } from '../../modules/notices/store.ts';
import { createTestContext } from '../testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { notify } from './notify.ts';

let database: TestDatabase;
let here: TestAssembly;

beforeAll(async () => {
  database = await openTestDatabase();
  here = await seedTestAssembly(database.db, { code: 'here' });
});
afterAll(() => database.close());

describe('notify', () => {
  it('tells many people of many things in one statement, nobody the same thing twice', async () => {
    const ctx = await createTestContext({ db: database.db, assembly: here.assembly });
    const { member1, member2, clerk } = here.accounts;
    database.takeStatements();
    const written = await notify(ctx, [
      { accountIds: [member1!, member2!, member1!], kind: 'proposals.filed', params: { number: 7 }, link: '/p/7' },
      { accountIds: [clerk!, member1!], kind: 'proposals.returned', params: {}, link: '/p/8' },
    ]);
    expect(database.takeStatements()).toHaveLength(1);
    expect(written).toBe(4);
    expect(await countUnread(database.db, member1!, here.assembly.id)).toBe(2);
    const kept = await database.db.selectFrom('notices').selectAll().where('account_id', '=', member2!).execute();
    expect(kept).toMatchObject([{ kind: 'proposals.filed', params: { number: 7 }, link: '/p/7', read_at: null }]);
  });

  it('asks the database nothing when nobody is to be told', async () => {
    const ctx = await createTestContext({ db: database.db, assembly: here.assembly });
    database.takeStatements();
    expect(await notify(ctx, [{ accountIds: [], kind: 'x', params: {}, link: '/' }])).toBe(0);
    expect(database.takeStatements()).toEqual([]);
  });

  it('goes with the act: rolled back, nobody is told', async () => {
    const leader = here.accounts.leader!;
    const ctx = await createTestContext({ db: database.db, assembly: here.assembly });
    const act = database.db.transaction().execute(async (db) => {
      await notify({ ...ctx, db }, [{ accountIds: [leader], kind: 'x', params: {}, link: '/' }]);
      throw new Error('undone');
    });
    await expect(act).rejects.toThrow('undone');
    expect(await countUnread(database.db, leader, here.assembly.id)).toBe(0);
  });
});
