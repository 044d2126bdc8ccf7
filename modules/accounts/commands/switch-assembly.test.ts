import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { accountsModule } from '../module.ts';
import { seedOffices } from '../seeds.ts';
import { sessionCookies } from '../testing.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule] });
});
afterAll(() => house.close());

const turn = (cookies: Record<string, string>, code: string) =>
  house.call({ method: 'POST', root: true, path: '/me/assembly', body: { code }, cookies });

describe('switchAssembly', () => {
  it('turns to another assembly of the same person and stays there', async () => {
    const accountId = house.here.accounts.member1!;
    const assemblyId = house.elsewhere.assembly.id;
    await seedOffices(house.database.db, [{ accountId, assemblyId, role: 'clerk' }], new Date(0));
    const cookies = await sessionCookies(house.database.db, accountId, house.clock.now());
    expect((await house.call({ root: true, path: '/me', cookies })).json().current).toBe('here');
    expect((await turn(cookies, 'elsewhere')).json().current).toBe('elsewhere');
    const me = (await house.call({ root: true, path: '/me', cookies })).json();
    expect(me.current).toBe('elsewhere');
    expect(me.assemblies.map((one: { code: string }) => one.code)).toEqual(['here', 'elsewhere']);
  });

  it('does not know an assembly in which the person holds no office', async () => {
    const cookies = await sessionCookies(house.database.db, house.here.accounts.member2!, house.clock.now());
    expect((await turn(cookies, 'elsewhere')).statusCode).toBe(404);
    expect((await turn(cookies, 'nowhere')).statusCode).toBe(404);
  });

  it('asks for a sign-in', async () => {
    expect((await turn({}, 'here')).statusCode).toBe(401);
  });

  it('wants a code', async () => {
    const call = { method: 'POST', root: true, path: '/me/assembly', as: 'member1', body: {} } as const;
    expect((await house.call(call)).statusCode).toBe(422);
  });
});
