import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestContext, testNow } from '../../../platform/testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../../../platform/testing/database.ts';
import { seedTestAssembly, type TestAssembly } from '../../members/testing.ts';
import { publishRuleVersion, ruleInForce, ruleVersion } from '../index.ts';

let database: TestDatabase;
let here: TestAssembly;
let elsewhere: TestAssembly;
const later = (days: number) => new Date(testNow.getTime() + days * 86_400_000);

beforeAll(async () => {
  database = await openTestDatabase();
  here = await seedTestAssembly(database.db, { code: 'here' });
  elsewhere = await seedTestAssembly(database.db, { code: 'elsewhere' });
});
afterAll(() => database.close());

const publish = async (subject: string, appliesFrom: Date, content: unknown, as = 'admin') => {
  const ctx = await createTestContext({ db: database.db, actor: here.actorOf(as), assembly: here.assembly });
  return database.db
    .transaction()
    .execute((db) => publishRuleVersion({ ...ctx, db }, { subject, name: `规则 ${subject}`, appliesFrom, content }));
};
const inForce = async (subject: string, at: Date) =>
  (await ruleInForce(database.db, here.assembly.id, subject, at)).content;

describe('publishRuleVersion', () => {
  it('numbers versions and finds the one that applies', async () => {
    expect(await publish('proposals', later(0), { months: 3 })).toMatchObject({ version: 1 });
    expect(await inForce('proposals', testNow)).toEqual({ months: 3 });
    const second = await publish('proposals', later(10), { months: 5 });
    expect(second.version).toBe(2);
    expect(await inForce('proposals', later(9))).toEqual({ months: 3 });
    expect(await inForce('proposals', later(10))).toEqual({ months: 5 });
    expect(await ruleVersion(database.db, second.id)).toMatchObject({
      version: 2,
      subject: 'proposals',
      content: { months: 5 },
    });
  });

  it('is seen by the next read although the one before was kept', async () => {
    await publish('cached', later(0), 1);
    for (let n = 2; n < 6; n += 1) {
      expect(await inForce('cached', testNow)).toBe(n - 1);
      await publish('cached', later(0), n);
    }
    expect(await inForce('cached', testNow)).toBe(5);
  });

  it('leaves no trace of a publication that was rolled back', async () => {
    await publish('undone', later(0), 'kept');
    const ctx = await createTestContext({ db: database.db, actor: here.actorOf('admin'), assembly: here.assembly });
    const attempt = database.db.transaction().execute(async (db) => {
      await publishRuleVersion({ ...ctx, db }, { subject: 'undone', name: '', appliesFrom: testNow, content: 'lost' });
      expect((await ruleInForce(db, here.assembly.id, 'undone', testNow)).content).toBe('lost');
      throw new Error('rolled back');
    });
    await expect(attempt).rejects.toThrow('rolled back');
    expect(await inForce('undone', testNow)).toBe('kept');
  });

  it('numbers two that are published at once one after the other', async () => {
    const published = await Promise.all([1, 2, 3].map((n) => publish('together', later(n), n)));
    expect(published.map(({ version }) => version).sort()).toEqual([1, 2, 3]);
  });

  it('is one assembly’s own', async () => {
    await publish('own', later(0), true);
    await expect(ruleInForce(database.db, elsewhere.assembly.id, 'own', testNow)).rejects.toMatchObject({
      status: 409,
      code: 'rule_missing',
    });
  });

  it('is kept: a second read asks the database nothing', async () => {
    const reads = () => database.takeStatements().filter((text) => text.includes('rule_versions')).length;
    await inForce('quiet', testNow).catch(() => {});
    reads();
    await inForce('quiet', testNow).catch(() => {});
    await inForce('quiet', testNow).catch(() => {});
    expect(reads()).toBe(0);
  });

  it('is for the administrator alone', async () => {
    for (const who of ['clerk', 'security', 'member1']) {
      await expect(publish('refused', later(0), 1, who)).rejects.toMatchObject({ status: 403, code: 'not_permitted' });
    }
  });
});
