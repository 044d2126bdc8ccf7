import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { accountsModule } from '../module.ts';
import { seedPeople } from '../seeds.ts';
import { insertAccount } from '../store.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule] });
});
afterAll(() => house.close());

describe('getMe', () => {
  it('answers when nobody is signed in', async () => {
    const answer = await house.call({ root: true, path: '/me' });
    expect(answer.json()).toEqual({ signedIn: false, account: null, current: null, assemblies: [] });
  });

  it('says what administration the offices allow', async () => {
    const abilities = async (as: string) =>
      (await house.call({ root: true, path: '/me', as })).json().assemblies[0].abilities;
    expect(await abilities('clerk')).toEqual([]);
    expect(await abilities('auditor')).toEqual(['read_account_rules', 'read_audit']);
    expect(await abilities('admin')).toEqual([
      'list_accounts',
      'create_account',
      'update_account',
      'set_account_active',
      'read_account_rules',
      'manage_tokens',
    ]);
  });

  it('names offices in the language asked for', async () => {
    const inEnglish = await house.call({ root: true, path: '/me?lang=en', as: 'signer2' });
    expect(inEnglish.json().assemblies[0].grants).toMatchObject([
      { role: 'unit_signer', roleName: "Unit's signing leader", unitName: '交通运输厅', bodyName: null },
    ]);
    const contact = await house.call({ root: true, path: '/me', as: 'party-contact' });
    expect(contact.json().assemblies[0].grants).toMatchObject([{ role: 'body_contact', bodyName: '民盟测试委员会' }]);
  });
});

describe('listAccounts', () => {
  const list = async (query = '', as = 'admin') => house.call({ path: `/accounts${query}`, as });

  it('shows accounts of this assembly and those without office yet, not those of another', async () => {
    await insertAccount(house.database.db, {
      login: 'fresh',
      name: '新样例',
      passwordHash: '',
      homeAssemblyId: house.here.assembly.id,
      createdAt: house.clock.now(),
    });
    await seedPeople(house.database.db, [{ login: 'homeless', name: '无家样例' }], house.clock.now());
    const { accounts, total } = (await list('?size=200')).json();
    const logins = accounts.map((one: { login: string }) => one.login);
    expect(logins).toContain('fresh');
    expect(logins.filter((login: string) => login.endsWith('@elsewhere'))).toEqual([]);
    expect(total).toBe(logins.length);
    expect(logins).toHaveLength(Object.keys(house.here.accounts).length + 1);
  });

  it('finds by part of login or name, and treats signs as signs', async () => {
    expect((await list('?search=HANDLER')).json().total).toBe(3);
    expect((await list(`?search=${encodeURIComponent('样例')}`)).json().accounts).toMatchObject([{ login: 'fresh' }]);
    expect((await list('?search=%25')).json().total).toBe(0);
  });

  it('pages in the order of logins and shows offices', async () => {
    const first = (await list('?size=2')).json();
    const second = (await list('?size=2&page=2')).json();
    expect(first.accounts.map((one: { login: string }) => one.login)).toEqual(['admin@here', 'assigner@here']);
    expect(second.accounts).toHaveLength(2);
    expect(first.accounts[0].grants).toMatchObject([{ role: 'admin', until: null }]);
  });

  it('is for two administrators of this assembly', async () => {
    expect((await list('', 'security')).statusCode).toBe(200);
    expect((await list('', 'auditor')).statusCode).toBe(403);
    expect((await list('', 'elsewhere:admin')).statusCode).toBe(404);
    expect((await house.call({ path: '/accounts' })).statusCode).toBe(401);
    expect((await list('?size=1000')).statusCode).toBe(422);
  });
});

describe('listIntegratorTokens', () => {
  it('is for the system administrator of this assembly alone', async () => {
    const list = (as?: string) => house.call({ path: '/integrator-tokens', ...(as ? { as } : {}) });
    expect((await list('admin')).json()).toEqual({ tokens: [] });
    expect((await list('security')).statusCode).toBe(403);
    expect((await list('elsewhere:admin')).statusCode).toBe(404);
    expect((await list()).statusCode).toBe(401);
  });
});

describe('listAuditEntries', () => {
  const list = (query = '', as = 'auditor') => house.call({ path: `/audit-entries${query}`, as });

  it('pages backwards through this assembly and the sign-ins of its people', async () => {
    const { db } = house.database;
    const entry = (assembly_id: string | null, account_id: string | null, action: string) => ({
      assembly_id,
      account_id,
      at: house.clock.now(),
      actor_name: '',
      action,
      subject: 's',
      details: '{}',
    });
    await db
      .insertInto('audit_entries')
      .values([
        entry(house.here.assembly.id, null, 'first'),
        entry(house.elsewhere.assembly.id, null, 'foreign'),
        entry(null, house.here.accounts.clerk!, 'second'),
        entry(null, house.elsewhere.accounts.clerk!, 'foreign'),
        entry(house.here.assembly.id, null, 'third'),
      ])
      .execute();
    const newest = (await list('?size=2')).json();
    expect(newest.entries.map((one: { action: string }) => one.action)).toEqual(['third', 'second']);
    const older = (await list(`?size=2&before=${newest.next}`)).json();
    expect(older.entries.map((one: { action: string }) => one.action)).toEqual(['first']);
    expect(older.next).toBeNull();
    expect((await list('?action=second')).json().entries).toHaveLength(1);
  });

  it('cannot be changed, even by the server itself', async () => {
    await expect(house.database.db.updateTable('audit_entries').set({ actor_name: 'x' }).execute()).rejects.toThrow(
      'append-only',
    );
  });

  it('is for the auditor alone', async () => {
    for (const as of ['admin', 'security', 'clerk']) expect((await list('', as)).statusCode).toBe(403);
    expect((await list('', 'elsewhere:auditor')).statusCode).toBe(404);
    expect((await house.call({ path: '/audit-entries' })).statusCode).toBe(401);
    expect((await list('?before=x')).statusCode).toBe(422);
  });
});
