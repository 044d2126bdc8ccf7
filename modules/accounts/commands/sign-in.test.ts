import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { accountsModule } from '../module.ts';
import { demoPassword } from '../seeds.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule] });
});
afterAll(() => house.close());

const attempt = (login: string, password = demoPassword, headers: Record<string, string> = {}) =>
  house.call({ method: 'POST', root: true, path: '/sign-in', body: { login, password }, headers });

describe('signIn', () => {
  it('opens a session with a cookie only the browser can use', async () => {
    const answer = await attempt('clerk@here');
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ signedIn: true, current: 'here', account: { login: 'clerk@here' } });
    const cookie = answer.cookies.find((one) => one.name === 'yt_session');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 43_200 });
    expect(cookie?.secure).toBeUndefined();
    const me = await house.call({ root: true, path: '/me', cookies: { yt_session: cookie!.value } });
    expect(me.json()).toMatchObject({ signedIn: true, account: { login: 'clerk@here' } });
  });

  it('marks the cookie as secure where the installation is served over https', async () => {
    vi.stubEnv('YITANG_ORIGIN', 'https://assembly.example');
    const answer = await attempt('clerk@here');
    vi.unstubAllEnvs();
    expect(answer.cookies.map((cookie) => [cookie.name, cookie.secure])).toEqual([
      ['yt_session', true],
      ['yt_locale', true],
      ['yt_display', true],
      ['yt_device', true],
    ]);
  });

  it('answers an unknown login and a wrong password alike', async () => {
    const unknown = await attempt('nobody@here', 'wrong');
    const wrong = await attempt('assigner@here', 'wrong');
    expect(unknown.statusCode).toBe(401);
    const { requestId: _a, ...first } = unknown.json();
    const { requestId: _b, ...second } = wrong.json();
    expect(first).toEqual(second);
    expect(first.code).toBe('sign_in_failed');
    expect(first.title).toBe('用户名或密码不正确。');
    expect(wrong.cookies).toEqual([]);
  });

  it('keeps failures of logins nobody has in the trail, for every auditor', async () => {
    await attempt('stranger@nowhere', 'wrong');
    for (const as of ['auditor', 'elsewhere:auditor']) {
      const code = as === 'auditor' ? house.here.assembly.code : house.elsewhere.assembly.code;
      const answer = await house.call({ root: true, path: `/assemblies/${code}/audit-entries?size=1`, as });
      expect(answer.json().entries).toMatchObject([
        { action: 'account.sign_in_failed', subject: 'login/stranger@nowhere', accountId: null },
      ]);
    }
  });

  it('ends the session this browser had before', async () => {
    const sessionOf = (answer: { cookies: Array<{ name: string; value: string }> }) => ({
      yt_session: answer.cookies.find((cookie) => cookie.name === 'yt_session')!.value,
    });
    const body = { login: 'clerk@here', password: demoPassword };
    const first = sessionOf(await house.call({ method: 'POST', root: true, path: '/sign-in', body }));
    const second = await house.call({ method: 'POST', root: true, path: '/sign-in', body, cookies: first });
    const signedIn = async (cookies: Record<string, string>) =>
      (await house.call({ root: true, path: '/me', cookies })).json().signedIn;
    expect(await signedIn(first)).toBe(false);
    expect(await signedIn(sessionOf(second))).toBe(true);
  });

  it('refuses a form sent from another site', async () => {
    const answer = await attempt('clerk@here', demoPassword, { 'sec-fetch-site': 'cross-site' });
    expect(answer.statusCode).toBe(403);
    expect(answer.json().code).toBe('foreign_origin');
  });

  it('takes a login with the capital a phone puts in front', async () => {
    expect((await attempt(' Assigner@here ')).statusCode).toBe(200);
  });

  it('names the field that is missing', async () => {
    const answer = await house.call({ method: 'POST', root: true, path: '/sign-in', body: { login: 'clerk@here' } });
    expect(answer.statusCode).toBe(422);
    expect(answer.json().issues).toMatchObject([{ path: 'body.password' }]);
  });

  it('refuses an account that is closed', async () => {
    await house.database.db
      .updateTable('accounts')
      .set({ active: false })
      .where('login', '=', 'evaluator@here')
      .execute();
    expect((await attempt('evaluator@here')).statusCode).toBe(401);
  });
});
