import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { accountsModule } from '../module.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule] });
});
afterAll(() => house.close());

const update = (as: string | undefined, accountId: string, body: unknown) =>
  house.call({ method: 'PATCH', path: `/accounts/${accountId}`, body, ...(as ? { as } : {}) });

describe('updateAccount', () => {
  it('corrects name and telephone, and keeps what was before in the trail', async () => {
    const accountId = house.here.accounts.clerk!;
    expect((await update('admin', accountId, { name: '改样例', phone: '0000-123' })).statusCode).toBe(200);
    expect((await update('admin', accountId, { name: '改样例' })).statusCode).toBe(200);
    const listed = (await house.call({ path: '/accounts?search=clerk@here', as: 'admin' })).json();
    expect(listed.accounts).toMatchObject([{ name: '改样例', phone: '0000-123' }]);
    const trail = await house.database.db
      .selectFrom('audit_entries')
      .select('details')
      .where('action', '=', 'account.updated')
      .execute();
    expect(trail).toEqual([{ details: { name: '改样例', nameBefore: 'here-clerk', phone: 'changed' } }]);
  });

  it('is for the system administrator, and for own accounts', async () => {
    const body = { name: '某' };
    const accountId = house.here.accounts.clerk!;
    expect((await update(undefined, accountId, body)).statusCode).toBe(401);
    expect((await update('security', accountId, body)).statusCode).toBe(403);
    expect((await update('elsewhere:admin', accountId, body)).statusCode).toBe(404);
    expect((await update('admin', house.elsewhere.accounts.clerk!, body)).statusCode).toBe(404);
    expect((await update('admin', accountId, { name: ' ' })).statusCode).toBe(422);
    expect((await update('admin', accountId, { login: 'other' })).statusCode).toBe(200);
    expect((await house.call({ path: '/accounts?search=clerk@here', as: 'admin' })).json().total).toBe(1);
  });
});
