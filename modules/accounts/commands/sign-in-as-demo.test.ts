import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { accountsModule } from '../module.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule] });
});
afterAll(() => house.close());

const click = (login: string) => house.call({ method: 'POST', root: true, path: '/sign-in/demo', body: { login } });

describe('signInAsDemo', () => {
  it('does not know accounts that are not for show', async () => {
    expect((await click('clerk@here')).statusCode).toBe(404);
    expect((await click('nobody')).statusCode).toBe(404);
    expect((await house.call({ root: true, path: '/demo-accounts' })).json()).toEqual({ accounts: [] });
  });

  it('signs in as an account marked for it, with its way of display', async () => {
    await house.database.db
      .updateTable('accounts')
      .set({ demo: true, elder_mode: true, font_step: 3 })
      .where('login', '=', 'member2@here')
      .execute();
    const answer = await click('member2@here');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ signedIn: true, account: { elderMode: true, demo: true } });
    expect(answer.cookies.find((cookie) => cookie.name === 'yt_display')?.value).toBe('3.1.system');
    const shown = await house.call({ root: true, path: '/demo-accounts' });
    expect(shown.json().accounts).toMatchObject([
      {
        login: 'member2@here',
        elderMode: true,
        assemblies: [{ code: 'here', grants: [{ role: 'member', roleName: '委员' }] }],
      },
    ]);
  });

  it('has no door on an installation in service, whatever is marked', async () => {
    const service = await openTestHouse({ modules: [accountsModule], demoDoors: false });
    await service.database.db.updateTable('accounts').set({ demo: true }).execute();
    const answer = await service.call({
      method: 'POST',
      root: true,
      path: '/sign-in/demo',
      body: { login: 'member2@here' },
    });
    expect(answer.statusCode).toBe(404);
    expect(answer.cookies).toEqual([]);
    expect((await service.call({ root: true, path: '/demo-accounts' })).json()).toEqual({ accounts: [] });
    await service.close();
  });

  it('says what is missing', async () => {
    const answer = await house.call({ method: 'POST', root: true, path: '/sign-in/demo', body: {} });
    expect(answer.statusCode).toBe(422);
  });
});
