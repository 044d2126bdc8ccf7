import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { membersModule } from '../../members/module.ts';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { identify } from '../identify.ts';
import { accountsModule } from '../module.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule, membersModule] });
});
afterAll(() => house.close());

const create = (as: string | undefined, body: unknown) =>
  house.call({ method: 'POST', path: '/integrator-tokens', body, ...(as ? { as } : {}) });
const wanted = { label: '公文系统', scopes: ['members:read'] };

describe('createIntegratorToken', () => {
  it('makes a token that reads what its scope allows and nothing else', async () => {
    const { token } = (await create('admin', wanted)).json();
    expect(token).toMatch(/^ytk_/);
    const headers = { authorization: `Bearer ${token}` };
    expect((await house.call({ path: '/members', headers })).json().total).toBe(6);
    expect((await house.call({ path: '/accounts', headers })).json()).toMatchObject({
      status: 403,
      code: 'scope_missing',
    });
  });

  it('is of no use in another assembly, nor after its last day', async () => {
    const { token } = (await create('admin', { ...wanted, days: 1 })).json();
    const headers = { authorization: `Bearer ${token}` };
    const foreign = await house.server.app.inject({ url: '/api/v1/assemblies/elsewhere/members', headers });
    expect(foreign.statusCode).toBe(404);
    house.clock.advance(86_400_000);
    expect((await house.call({ path: '/members', headers })).statusCode).toBe(401);
  });

  it('is shown once and stored as a hash', async () => {
    const { id, token } = (await create('admin', wanted)).json();
    const list = (await house.call({ path: '/integrator-tokens', as: 'admin' })).json();
    expect(list.tokens[0]).toMatchObject({ id, label: '公文系统', actsAs: 'admin@here', scopes: ['members:read'] });
    expect(JSON.stringify(list)).not.toContain(token);
    const kept = await house.database.db.selectFrom('audit_entries').select('details').execute();
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  it('has the offices it was issued for, none given to its account later', async () => {
    const { token } = (await create('admin', { ...wanted, actsAs: 'handler1@here' })).json();
    const headers = { authorization: `Bearer ${token}` };
    const { db } = house.database;
    const roles = async () => {
      const actor = await identify(db, { bearer: token }, house.here.assembly.id, house.clock.now());
      return actor?.grants.map((grant) => grant.role);
    };
    expect(await roles()).toEqual(['unit_handler']);
    const body = { login: 'handler1@here', role: 'reviewer_1' };
    expect((await house.call({ method: 'POST', path: '/grants', body, as: 'security' })).statusCode).toBe(200);
    expect(await roles()).toEqual(['unit_handler']);
    expect((await house.call({ root: true, path: '/me', headers })).json()).toMatchObject({ signedIn: false });
  });

  it('speaks for office work, never for a person who decides', async () => {
    expect((await create('admin', { ...wanted, actsAs: 'clerk@here' })).statusCode).toBe(200);
    for (const actsAs of ['member1@here', 'signer1@here', 'auditor@here', 'nobody', 'clerk@elsewhere']) {
      expect((await create('admin', { ...wanted, actsAs })).json().issues).toMatchObject([
        { code: 'token_account_refused' },
      ]);
    }
  });

  it('is for the system administrator of this assembly alone', async () => {
    expect((await create(undefined, wanted)).statusCode).toBe(401);
    expect((await create('elsewhere:admin', wanted)).statusCode).toBe(404);
    expect((await create('security', wanted)).statusCode).toBe(403);
    expect((await create('admin', { ...wanted, scopes: ['everything'] })).statusCode).toBe(422);
  });
});
