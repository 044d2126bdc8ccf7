import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { accountsModule } from '../module.ts';
import { attackFrom } from '../sign-in-waits.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule] });
});
afterAll(() => house.close());

const list = async (query = '', as = 'admin') => house.call({ path: `/accounts${query}`, as });

describe('the list of accounts', () => {
  it('narrows by role, by unit and by state, and counts what is narrowed', async () => {
    const logins = async (query: string, as = 'admin') =>
      (await list(`?size=200&${query}`, as)).json().accounts.map((one: { login: string }) => one.login);
    expect(await logins('role=unit_handler')).toEqual(['handler1@here', 'handler2@here', 'handler3@here']);
    const handler = (await list('?search=handler1@here')).json().accounts[0];
    const { unitId } = handler.grants[0];
    expect(await logins(`role=unit_handler&unitId=${unitId}`)).toEqual(['handler1@here']);
    expect((await logins(`unitId=${unitId}`)).length).toBeGreaterThan(1);
    expect(await logins('state=no_office')).toEqual([]);
    const { db } = house.database;
    await db.updateTable('accounts').set({ active: false }).where('login', '=', 'handler2@here').execute();
    expect(await logins('state=closed')).toEqual(['handler2@here']);
    expect(await logins('state=active&role=unit_handler')).toEqual(['handler1@here', 'handler3@here']);
    await db
      .updateTable('accounts')
      .set({ active: true, password_change_needed: true })
      .where('login', '=', 'handler2@here')
      .execute();
    expect(await logins('state=unused')).toEqual(['handler2@here']);
    await db
      .insertInto('account_loans')
      .values({
        account_id: house.elsewhere.accounts.leader!,
        assembly_id: house.here.assembly.id,
        lent_at: house.clock.now(),
      })
      .execute();
    expect(await logins('state=lent')).toEqual(['leader@elsewhere']);
    await db.deleteFrom('account_loans').execute();
    expect((await list('?state=unheard')).statusCode).toBe(422);
    expect((await list('?page=9&role=unit_handler')).json()).toMatchObject({ total: 3, page: 1 });
  });

  it('shows the security administrator, and nobody else, at which accounts strangers guess', async () => {
    const attempt = (n: number) =>
      house.server.app.inject({
        method: 'POST',
        url: '/api/v1/sign-in',
        payload: { login: 'leader@here', password: 'wrong' },
        remoteAddress: `192.0.2.${n}`,
      });
    const attacked = async (as: string) => (await list('?state=attacked', as)).json();
    const since = house.clock.now().toISOString();
    for (let n = 0; n < attackFrom - 1; n += 1) await attempt(n);
    expect(await attacked('security')).toMatchObject({ total: 0 });
    house.clock.advance(60_000);
    await attempt(99);
    expect(await attacked('security')).toMatchObject({
      total: 1,
      accounts: [
        { login: 'leader@here', attack: { failures: attackFrom, since, lastAt: house.clock.now().toISOString() } },
      ],
    });
    expect(await attacked('admin')).toMatchObject({ total: 0 });
    expect((await list('?search=leader@here')).json().accounts).toMatchObject([{ attack: null }]);
    house.clock.advance(24 * 3_600_000);
    expect(await attacked('security')).toMatchObject({ total: 0 });
  });
});
