import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testNow } from '../../platform/testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { seedTestAssembly, type TestAssembly } from '../members/testing.ts';
import { bodiesByIds, findAssemblyByCode, insertAssembly, sessionInForce, unitsByIds } from './index.ts';

let database: TestDatabase;
let here: TestAssembly;

beforeAll(async () => {
  database = await openTestDatabase();
  here = await seedTestAssembly(database.db, { code: 'here' });
});
afterAll(() => database.close());

const countOf = async (work: () => Promise<unknown>) => {
  database.takeStatements();
  await work();
  return database.takeStatements().length;
};

describe('facts kept in the process', () => {
  it('finds an assembly made a moment ago', async () => {
    const fresh = { code: 'fresh', level: 'county', name: '新', shortName: '新', place: '新', parentId: null } as const;
    expect(await findAssemblyByCode(database.db, 'fresh')).toBeUndefined();
    const id = await insertAssembly(database.db, { ...fresh, createdAt: testNow });
    expect(await findAssemblyByCode(database.db, 'fresh')).toMatchObject({ id, level: 'county' });
  });

  it('does not mix up two databases of one process', async () => {
    const other = await openTestDatabase();
    expect(await findAssemblyByCode(database.db, 'here')).toBeDefined();
    expect(await findAssemblyByCode(other.db, 'here')).toBeUndefined();
    await other.close();
  });

  it('reads units and bodies once, also from inside a transaction', async () => {
    const ids = here.units.map((unit) => unit.id);
    expect(await countOf(() => unitsByIds(database.db, ids))).toBe(1);
    expect(await countOf(() => unitsByIds(database.db, [...ids, ids[0]!]))).toBe(0);
    const inside = await database.db.transaction().execute(async (db) => [...(await unitsByIds(db, ids)).values()]);
    expect(inside.map((unit) => unit.name)).toEqual(['教育厅', '交通运输厅', '宣传部']);
    expect((await bodiesByIds(database.db, [here.committee.id, here.termId])).size).toBe(1);
  });

  it('gives the session of the moment with its season', async () => {
    const found = await sessionInForce(database.db, here.assembly.id, testNow);
    expect(found).toMatchObject({ session: { id: here.session.id }, term: { id: here.termId }, season: 'plenary' });
    const december = new Date('2026-12-05T16:00:00Z');
    expect(await sessionInForce(database.db, here.assembly.id, december)).toMatchObject({
      session: { id: here.nextSession.id },
      season: 'plenary',
    });
  });
});
