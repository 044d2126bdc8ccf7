import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { accountsModule } from '../module.ts';
import { demoPassword, seedOffices } from '../seeds.ts';
import { sessionCookies } from '../testing.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule] });
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

  it('keeps its hands off oneself, other assemblies and people who serve elsewhere too', async () => {
    expect((await set('security', house.here.accounts.security!, false)).json().code).toBe('own_account');
    expect((await set('security', house.elsewhere.accounts.clerk!, false)).statusCode).toBe(404);
    const accountId = house.here.accounts.member1!;
    const office = { accountId, assemblyId: house.elsewhere.assembly.id, role: 'clerk' as const };
    await seedOffices(house.database.db, [office], new Date(0));
    expect((await set('security', accountId, false)).json().code).toBe('account_serves_elsewhere');
  });

  it('is for the security administrator alone', async () => {
    const accountId = house.here.accounts.member2!;
    expect((await set(undefined, accountId, false)).statusCode).toBe(401);
    expect((await set('elsewhere:security', accountId, false)).statusCode).toBe(404);
    expect((await set('admin', accountId, false)).statusCode).toBe(403);
    expect((await set('security', 'not-an-id', false)).statusCode).toBe(422);
  });
});
