import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walkChain } from '../audit/chain.ts';
import { newId } from '../db/ids.ts';
import { createTestContext, testNow } from '../testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { historyChain, type MatterRef, writeHistory } from './history.ts';

let database: TestDatabase;
const assemblyId = newId();
const matter = async (kind: string): Promise<MatterRef> => {
  const id = newId();
  if (kind === 'toy') await sql`insert into toys (id) values (${id})`.execute(database.db);
  return { kind, id, assemblyId, ruleVersionId: null };
};

beforeAll(async () => {
  database = await openTestDatabase();
  await sql`create table toys (id uuid primary key)`.execute(database.db);
  await sql`insert into matter_kinds (kind, matters) values ('toy', 'toys')`.execute(database.db);
});
afterAll(() => database.close());

const write = async (of: MatterRef, action: string) =>
  writeHistory(await createTestContext({ db: database.db }), of, { action, from: 'made', to: 'made' });

describe('the history of matters', () => {
  it('is one chain for each matter of every kind', async () => {
    const [toy, proposal] = [await matter('toy'), await matter('proposal')];
    for (const [of, action] of [
      [toy, 'make'],
      [proposal, 'create'],
      [toy, 'play'],
      [proposal, 'submit'],
    ] as const)
      await write(of, action);
    expect(await walkChain(database.db, historyChain)).toEqual({ entries: 4 });
    const { rows } = await sql<{ kind: string; at: Date }>`select kind, at from history where matter_id = ${toy.id}
      order by seq`.execute(database.db);
    expect(rows).toMatchObject([
      { kind: 'toy', at: testNow },
      { kind: 'toy', at: testNow },
    ]);
  });

  it('notices a line given to another kind', async () => {
    const toy = await matter('toy');
    await write(toy, 'make');
    await database.db.transaction().execute(async (db) => {
      await sql`set local session_replication_role = replica`.execute(db);
      await sql`update history set kind = 'proposal' where matter_id = ${toy.id}`.execute(db);
    });
    expect((await walkChain(database.db, historyChain)).broken).toMatchObject({ table: 'history', kind: 'changed' });
  });

  it('takes no line of a kind nobody has made known', async () => {
    await expect(write(await matter('ghost'), 'make')).rejects.toThrow();
  });
});
