import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { accountsModule } from '../module.ts';
import { demoPassword } from '../seeds.ts';
import { sessionCookies } from '../testing.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule] });
});
afterAll(() => house.close());

const next = 'a longer sentence';
const change = (cookies: Record<string, string>, body: unknown) =>
  house.call({ method: 'POST', root: true, path: '/me/password', cookies, body });

describe('changePassword', () => {
  it('takes the new password, refuses the old, and ends other sessions', async () => {
    const { db } = house.database;
    const accountId = house.here.accounts.clerk!;
    const mine = await sessionCookies(db, accountId, house.clock.now());
    const other = await sessionCookies(db, accountId, house.clock.now());
    expect((await change(mine, { current: demoPassword, next })).statusCode).toBe(200);
    const signIn = (password: string) =>
      house.call({ method: 'POST', root: true, path: '/sign-in', body: { login: 'clerk@here', password } });
    expect((await signIn(demoPassword)).statusCode).toBe(401);
    expect((await signIn(next)).statusCode).toBe(200);
    expect((await house.call({ root: true, path: '/me', cookies: mine })).json().signedIn).toBe(true);
    expect((await house.call({ root: true, path: '/me', cookies: other })).json().signedIn).toBe(false);
  });

  it('says which field is wrong', async () => {
    const cookies = await sessionCookies(house.database.db, house.here.accounts.member1!, house.clock.now());
    const wrong = await change(cookies, { current: 'not it', next });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.json().issues).toMatchObject([
      { path: 'body.current', code: 'wrong_password', message: '原密码不正确。' },
    ]);
    const short = await change(cookies, { current: demoPassword, next: 'short' });
    expect(short.json().issues).toMatchObject([{ path: 'body.next' }]);
  });

  it('leaves demo accounts as they are', async () => {
    await house.database.db.updateTable('accounts').set({ demo: true }).where('login', '=', 'leader@here').execute();
    const cookies = await sessionCookies(house.database.db, house.here.accounts.leader!, house.clock.now());
    expect((await change(cookies, { current: demoPassword, next })).json().code).toBe('demo_password_fixed');
  });

  it('asks for a sign-in', async () => {
    expect((await change({}, { current: demoPassword, next })).statusCode).toBe(401);
  });
});
