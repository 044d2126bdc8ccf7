import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { accountsModule } from '../module.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule] });
});
afterAll(() => house.close());

const set = (body: unknown, rest: { as?: string; cookies?: Record<string, string> } = {}) =>
  house.call({ method: 'PATCH', root: true, path: '/me/display', body, ...rest });

describe('updateDisplaySettings', () => {
  it('is kept with the account and in cookies', async () => {
    const answer = await set({ elderMode: true, fontStep: 4 }, { as: 'member1' });
    expect(answer.json()).toEqual({ locale: 'zh-CN', fontStep: 4, elderMode: true, theme: 'system' });
    expect(answer.cookies.find((cookie) => cookie.name === 'yt_display')?.value).toBe('4.1.system');
    const me = await house.call({ root: true, path: '/me', as: 'member1' });
    expect(me.json().account).toMatchObject({ fontStep: 4, elderMode: true, locale: 'zh-CN' });
  });

  it('leaves what is not named as it was', async () => {
    await set({ theme: 'dark' }, { as: 'member2' });
    expect((await set({ locale: 'en' }, { as: 'member2' })).json()).toMatchObject({ theme: 'dark', locale: 'en' });
  });

  it('works before sign-in from the cookie alone', async () => {
    const answer = await set({ theme: 'light' }, { cookies: { yt_display: '3.1.dark', yt_locale: 'en' } });
    expect(answer.json()).toEqual({ locale: 'en', fontStep: 3, elderMode: true, theme: 'light' });
  });

  it('refuses a size there is not', async () => {
    expect((await set({ fontStep: 5 }, { as: 'member1' })).statusCode).toBe(422);
  });
});
