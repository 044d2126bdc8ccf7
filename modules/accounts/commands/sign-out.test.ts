import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { accountsModule } from '../module.ts';
import { sessionCookies } from '../testing.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule] });
});
afterAll(() => house.close());

describe('signOut', () => {
  it('ends this session and no other', async () => {
    const { db } = house.database;
    const accountId = house.here.accounts.clerk!;
    const first = await sessionCookies(db, accountId, house.clock.now());
    const second = await sessionCookies(db, accountId, house.clock.now());
    const answer = await house.call({ method: 'POST', root: true, path: '/sign-out', cookies: first });
    expect(answer.statusCode).toBe(200);
    expect(answer.cookies.find((cookie) => cookie.name === 'yt_session')).toMatchObject({ value: '', maxAge: 0 });
    expect((await house.call({ root: true, path: '/me', cookies: first })).json().signedIn).toBe(false);
    expect((await house.call({ root: true, path: '/me', cookies: second })).json().signedIn).toBe(true);
  });

  it('does nothing for somebody who is not signed in', async () => {
    expect((await house.call({ method: 'POST', root: true, path: '/sign-out' })).statusCode).toBe(200);
  });

  it('is refused from another site', async () => {
    const cookies = await sessionCookies(house.database.db, house.here.accounts.clerk!, house.clock.now());
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect((await house.call({ method: 'POST', root: true, path: '/sign-out', cookies, headers })).statusCode).toBe(
      403,
    );
  });
});
