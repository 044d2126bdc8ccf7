import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSteppingClock } from '../../platform/clock/clock.ts';
import { testNow } from '../../platform/testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { seedTestAssembly, type TestAssembly } from '../members/testing.ts';
import { identify } from './identify.ts';
import { seedOffices } from './seeds.ts';
import { sessionCookies, tokenHeaders } from './testing.ts';

const hour = 3_600_000;
const minute = 60_000;
let database: TestDatabase;
let here: TestAssembly;
let elsewhere: TestAssembly;

beforeAll(async () => {
  database = await openTestDatabase();
  here = await seedTestAssembly(database.db, { code: 'here' });
  elsewhere = await seedTestAssembly(database.db, { code: 'elsewhere' });
});
afterAll(() => database.close());

const cookieOf = async (login: string, at = testNow) =>
  Object.values(await sessionCookies(database.db, here.accounts[login]!, at))[0]!;
const ask = (cookie: string, at: Date, assemblyId: string | null = here.assembly.id) =>
  identify(database.db, { cookie }, assemblyId, at);

describe('identify by session', () => {
  it('gives the person with the offices of the assembly asked for', async () => {
    const cookie = await cookieOf('handler2');
    const actor = await ask(cookie, testNow);
    const { confirmedUntil, ...known } = actor!;
    expect(confirmedUntil!.getTime()).toBeGreaterThan(testNow.getTime());
    expect({ ...known, sessionId: null }).toEqual(here.actorOf('handler2'));
    expect((await ask(cookie, testNow, elsewhere.assembly.id))?.grants).toEqual([]);
    expect((await ask(cookie, testNow, null))?.grants).toEqual([]);
  });

  it('gives every office of a person who holds several', async () => {
    const accountId = here.accounts.clerk!;
    await seedOffices(database.db, [{ accountId, assemblyId: here.assembly.id, role: 'evaluator' }], testNow);
    const actor = await ask(await cookieOf('clerk'), testNow);
    expect(new Set(actor?.grants.map((grant) => grant.role))).toEqual(new Set(['clerk', 'evaluator']));
  });

  it('takes one statement, and one more a minute later', async () => {
    const cookie = await cookieOf('member1');
    database.takeStatements();
    await ask(cookie, testNow);
    await ask(cookie, new Date(testNow.getTime() + minute - 1));
    expect(database.takeStatements()).toHaveLength(2);
    await ask(cookie, new Date(testNow.getTime() + minute));
    expect(database.takeStatements()).toHaveLength(2);
    await ask(cookie, new Date(testNow.getTime() + minute + 1));
    expect(database.takeStatements()).toHaveLength(1);
  });

  it('ends after an hour without use', async () => {
    const cookie = await cookieOf('member1');
    expect(await ask(cookie, new Date(testNow.getTime() + hour - 1))).toBeDefined();
    expect(await ask(cookie, new Date(testNow.getTime() + 2 * hour - 1))).toBeUndefined();
    const short = await cookieOf('member1');
    const at = new Date(testNow.getTime() + 10 * minute);
    expect(await identify(database.db, { cookie: short }, null, at, { idleMinutes: 10 })).toBeUndefined();
  });

  it('ends after twelve hours however much it is used', async () => {
    const cookie = await cookieOf('member2');
    const clock = createSteppingClock(testNow);
    for (let half = 1; half < 24; half += 1) {
      clock.advance(hour / 2);
      expect(await ask(cookie, clock.now())).toBeDefined();
    }
    clock.advance(hour / 2);
    expect(await ask(cookie, clock.now())).toBeUndefined();
  });

  it('leaves out offices not begun or already ended', async () => {
    const accountId = here.accounts.member3!;
    const rows = { accountId, assemblyId: here.assembly.id };
    await seedOffices(database.db, [{ ...rows, role: 'leader' }], new Date(testNow.getTime() + 1));
    await seedOffices(database.db, [{ ...rows, role: 'evaluator' }], new Date(0));
    await database.db.updateTable('grants').set({ until_at: testNow }).where('role', '=', 'evaluator').execute();
    const actor = await ask(await cookieOf('member3'), testNow);
    expect(actor?.grants.map((grant) => grant.role)).toEqual(['member']);
  });

  it('refuses closed accounts and unknown secrets', async () => {
    const closed = await cookieOf('member4');
    await database.db.updateTable('accounts').set({ active: false }).where('id', '=', here.accounts.member4!).execute();
    expect(await ask(closed, testNow)).toBeUndefined();
    expect(await ask('guess', testNow)).toBeUndefined();
    expect(await identify(database.db, {}, null, testNow)).toBeUndefined();
  });

  it('knows no demo account where the demo doors are closed, by session or by token', async () => {
    const cookie = await cookieOf('member5');
    const accountId = here.accounts.member5!;
    const token = { accountId, assemblyId: here.assembly.id, scopes: ['proposals:read'] as const, now: testNow };
    const bearer = (await tokenHeaders(database.db, token)).authorization!.slice(7);
    await database.db.updateTable('accounts').set({ demo: true }).where('id', '=', accountId).execute();
    for (const secret of [{ cookie }, { bearer }]) {
      const as = (demoDoors: boolean) =>
        identify(database.db, secret, here.assembly.id, testNow, { idleMinutes: 60, demoDoors });
      expect(await as(true)).toMatchObject({ accountId });
      expect(await as(false)).toBeUndefined();
    }
  });
});

describe('identify by token', () => {
  it('acts with the offices of its account, in its own assembly alone', async () => {
    const token = {
      accountId: here.accounts.assigner!,
      assemblyId: here.assembly.id,
      scopes: ['proposals:read'] as const,
    };
    const { authorization } = await tokenHeaders(database.db, { ...token, now: testNow });
    const bearer = authorization!.slice(7);
    const actor = await identify(database.db, { bearer }, here.assembly.id, testNow);
    expect(actor).toMatchObject({ kind: 'token', scopes: ['proposals:read'], name: 'here-assigner · test' });
    expect(actor?.grants).toMatchObject([{ role: 'assigner' }]);
    expect((await identify(database.db, { bearer }, elsewhere.assembly.id, testNow))?.grants).toEqual([]);
    const afterExpiry = new Date(testNow.getTime() + 366 * 24 * hour);
    expect(await identify(database.db, { bearer }, here.assembly.id, afterExpiry)).toBeUndefined();
  });
});
