import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { membersModule } from '../../members/module.ts';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { accountsModule } from '../module.ts';
import { demoPassword, seedOffices } from '../seeds.ts';
import { sessionCookies, tokenHeaders } from '../testing.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule, membersModule] });
});
afterAll(() => house.close());

const set = (as: string | undefined, who: string, active: boolean) =>
  house.call({ method: 'POST', path: `/accounts/${who}/active`, body: { active }, ...(as ? { as } : {}) });
const signIn = (login: string) =>
  house.call({ method: 'POST', root: true, path: '/sign-in', body: { login, password: demoPassword } });

describe('setAccountActive', () => {
  it('closes an account with its sessions and opens it again', async () => {
    const accountId = house.here.accounts.clerk!;
    const cookies = await sessionCookies(house.database.db, accountId, house.clock.now());
    expect((await set('security', accountId, false)).statusCode).toBe(200);
    expect((await house.call({ root: true, path: '/me', cookies })).json().signedIn).toBe(false);
    expect((await signIn('clerk@here')).statusCode).toBe(401);
    expect((await set('security', accountId, true)).statusCode).toBe(200);
    expect((await signIn('clerk@here')).statusCode).toBe(200);
  });

  it('ends tokens of the account for good', async () => {
    const { db } = house.database;
    const accountId = house.here.accounts.handler1!;
    const headers = await tokenHeaders(db, {
      accountId,
      assemblyId: house.here.assembly.id,
      scopes: ['members:read'],
      now: house.clock.now(),
    });
    const use = async () => (await house.call({ path: '/members', headers })).statusCode;
    expect(await use()).toBe(200);
    await set('security', accountId, false);
    await set('security', accountId, true);
    expect(await use()).toBe(401);
  });

  it('keeps its hands off oneself and accounts of other assemblies, but closes its own wherever they serve', async () => {
    expect((await set('security', house.here.accounts.security!, false)).json().code).toBe('own_account');
    expect((await set('security', house.elsewhere.accounts.clerk!, false)).statusCode).toBe(404);
    const accountId = house.here.accounts.member1!;
    const office = { accountId, assemblyId: house.elsewhere.assembly.id, role: 'clerk' as const };
    await seedOffices(house.database.db, [office], new Date(0));
    expect((await set('elsewhere:security', accountId, false)).statusCode).toBe(404);
    const byOther = await house.call({
      method: 'POST',
      root: true,
      path: `/assemblies/elsewhere/accounts/${accountId}/active`,
      body: { active: false },
      as: 'elsewhere:security',
    });
    expect(byOther.statusCode).toBe(404);
    expect((await set('security', accountId, false)).statusCode).toBe(200);
  });

  it('is for the two administrators; who makes accounts leaves those of administrators alone', async () => {
    const accountId = house.here.accounts.member2!;
    expect((await set('clerk', accountId, false)).statusCode).toBe(403);
    expect((await set('auditor', accountId, false)).statusCode).toBe(403);
    for (const who of ['security', 'auditor']) {
      const answer = await set('admin', house.here.accounts[who]!, false);
      expect(answer.json()).toMatchObject({ status: 409, code: 'administrator_account' });
    }
    expect((await house.call({ root: true, path: '/me', as: 'auditor' })).json().signedIn).toBe(true);
    expect((await set('security', house.here.accounts.auditor!, false)).statusCode).toBe(200);
    expect((await set('admin', house.here.accounts.auditor!, true)).statusCode).toBe(409);
    expect((await set(undefined, accountId, false)).statusCode).toBe(401);
    expect((await set('elsewhere:security', accountId, false)).statusCode).toBe(404);
    expect((await set('admin', accountId, false)).statusCode).toBe(200);
    expect((await set('admin', accountId, true)).statusCode).toBe(200);
    expect((await set('security', 'not-an-id', false)).statusCode).toBe(422);
  });
});
