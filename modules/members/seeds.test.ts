import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { identify, roles } from '../accounts/index.ts';
import { sessionCookies } from '../accounts/testing.ts';
import { hashSecret } from '../accounts/tokens.ts';
import { listAssemblies, listUnits, sessionInForce } from '../assemblies/index.ts';
import { type DemoDirectory, listMembers, membershipOf, seedDemoDirectory } from './index.ts';

const now = new Date('2026-11-23T04:00:00Z');
let database: TestDatabase;
let demo: DemoDirectory;

beforeAll(async () => {
  database = await openTestDatabase();
  demo = await seedDemoDirectory(database.db, now);
});
afterAll(() => database.close());

describe('the demo province', () => {
  it('is three assemblies under one another', async () => {
    const all = await listAssemblies(database.db);
    expect(all.map(({ code, level }) => [code, level])).toEqual([
      ['xiangnan', 'province'],
      ['linjiang', 'city'],
      ['qinghe', 'county'],
    ]);
    expect(all.map((assembly) => assembly.parentId)).toEqual([null, all[0]?.id, all[1]?.id]);
  });

  it.each([
    ['xiangnan', 60, 27],
    ['linjiang', 24, 12],
    ['qinghe', 14, 8],
  ])('%s has %i members and %i handling units', async (code, members, units) => {
    const { ref, termId } = demo.assemblies.get(code)!;
    expect((await listMembers(database.db, { assemblyId: ref.id, termId })).total).toBe(members);
    expect(await listUnits(database.db, ref.id, 'handling')).toHaveLength(units);
    expect(await listUnits(database.db, ref.id, 'supervision_party')).toHaveLength(1);
    expect(await listUnits(database.db, ref.id, 'supervision_government')).toHaveLength(1);
  });

  it('gives nobody the name of another', async () => {
    const rows = await database.db.selectFrom('accounts').select('name').execute();
    expect(new Set(rows.map((row) => row.name)).size).toBe(rows.length);
  });

  it('lets every role be tried with one click in every assembly', async () => {
    for (const { ref } of demo.assemblies.values()) {
      const rows = await database.db
        .selectFrom('grants')
        .innerJoin('accounts', 'accounts.id', 'grants.account_id')
        .select('grants.role')
        .distinct()
        .where('grants.assembly_id', '=', ref.id)
        .where('accounts.demo', '=', true)
        .execute();
      expect(new Set(rows.map((row) => row.role))).toEqual(new Set(roles));
    }
  });

  it('seats one person in the province and in the city', async () => {
    const accountId = demo.accounts.get('member2')!;
    for (const code of ['xiangnan', 'linjiang']) {
      const { ref, termId } = demo.assemblies.get(code)!;
      expect(await membershipOf(database.db, accountId, ref.id, termId)).toMatchObject({ accountId });
    }
  });

  it.each(['2023-06-01', '2026-01-02', '2026-12-31', '2027-11-30'])('has a session in force on %s', async (day) => {
    for (const { ref } of demo.assemblies.values()) {
      expect(await sessionInForce(database.db, ref.id, new Date(`${day}T04:00:00Z`))).toBeDefined();
    }
  });

  it('hands out actors exactly as identify does', async () => {
    for (const [login, code] of [
      ['member2', 'linjiang'],
      ['convenor', 'xiangnan'],
      ['jiaotong-signer', 'xiangnan'],
    ] as const) {
      const { ref } = demo.assemblies.get(code)!;
      const cookies = await sessionCookies(database.db, demo.accounts.get(login)!, now);
      const known = await identify(database.db, { cookie: Object.values(cookies)[0]! }, ref.id, now);
      const built = demo.actorOf(login, code);
      expect({ ...known, sessionId: null, confirmedUntil: undefined, grants: new Set(known?.grants) }).toEqual({
        ...built,
        grants: new Set(built.grants),
      });
    }
    expect(() => demo.actorOf('member1', 'qinghe')).toThrow('no office');
  });

  it('finds units and bodies by name and says which is missing', () => {
    expect(demo.unitId('xiangnan', '省交通运输厅')).toMatch(/^[0-9a-f-]{36}$/);
    expect(demo.bodyId('qinghe', '县妇联')).toMatch(/^[0-9a-f-]{36}$/);
    expect(() => demo.unitId('qinghe', '省教育厅')).toThrow('省教育厅');
  });

  it('keeps no session secret in the clear', async () => {
    const cookies = await sessionCookies(database.db, demo.accounts.get('clerk')!, now);
    const secret = Object.values(cookies)[0]!;
    const rows = await database.db.selectFrom('sign_in_sessions').select('token_hash').execute();
    expect(rows.some((row) => Buffer.from(row.token_hash).equals(hashSecret(secret)))).toBe(true);
    expect(rows.some((row) => Buffer.from(row.token_hash).toString() === secret)).toBe(false);
  });
});

describe('seeding in another year', () => {
  it.each(['2027-03-01', '2028-12-20'])('on %s finds a session in force', async (day) => {
    const other = await openTestDatabase();
    const at = new Date(`${day}T04:00:00Z`);
    const seeded = await seedDemoDirectory(other.db, at);
    for (const { ref } of seeded.assemblies.values()) {
      expect(await sessionInForce(other.db, ref.id, at)).toMatchObject({ session: { assemblyId: ref.id } });
    }
    await other.close();
  });
});
