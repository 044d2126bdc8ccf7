import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { accountsModule } from '../module.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule] });
});
afterAll(() => house.close());

const create = (as: string | undefined, body: unknown) =>
  house.call({ method: 'POST', path: '/accounts', body, ...(as ? { as } : {}) });

describe('createAccount', () => {
  it('makes an account that can sign in and holds no office', async () => {
    const answer = await create('admin', { login: 'new.person', name: '方样例' });
    expect(answer.statusCode).toBe(200);
    const { login, password } = answer.json();
    const signedIn = await house.call({ method: 'POST', root: true, path: '/sign-in', body: { login, password } });
    expect(signedIn.json()).toMatchObject({ signedIn: true, assemblies: [], current: null });
  });

  it('makes a first password that is good for changing it only, whatever office comes meanwhile', async () => {
    const { login, password } = (await create('admin', { login: 'first.time', name: '初样例' })).json();
    const body = { login, role: 'leader' };
    expect((await house.call({ method: 'POST', path: '/grants', body, as: 'security' })).statusCode).toBe(200);
    const signIn = (secret: string) =>
      house.call({ method: 'POST', root: true, path: '/sign-in', body: { login, password: secret } });
    const first = await signIn(password);
    expect(first.json()).toMatchObject({ account: { passwordChangeNeeded: true }, assemblies: [] });
    const cookies = { yt_session: first.cookies.find((cookie) => cookie.name === 'yt_session')!.value };
    const refused = await house.call({ path: '/audit-entries', cookies });
    expect(refused.json()).toMatchObject({ status: 403, code: 'password_change_needed' });
    const switched = await house.call({
      method: 'POST',
      root: true,
      path: '/me/assembly',
      body: { code: 'here' },
      cookies,
    });
    expect(switched.json().code).toBe('password_change_needed');
    const change = (next: string) =>
      house.call({ method: 'POST', root: true, path: '/me/password', body: { current: password, next }, cookies });
    expect((await change('first.time2026')).json().issues).toMatchObject([{ code: 'common_password' }]);
    expect((await change('一句只有我自己知道的话而已')).statusCode).toBe(200);
    expect((await signIn('一句只有我自己知道的话而已')).json()).toMatchObject({
      account: { passwordChangeNeeded: false },
      assemblies: [{ grants: [{ role: 'leader' }] }],
    });
    expect((await house.call({ path: '/audit-entries', cookies })).json().code).toBe('not_permitted');
  });

  it('leaves a trace that does not hold the password', async () => {
    const { password } = (await create('admin', { login: 'traced', name: '周样例' })).json();
    const rows = await house.database.db
      .selectFrom('audit_entries')
      .selectAll()
      .where('action', '=', 'account.created')
      .execute();
    expect(rows.at(-1)).toMatchObject({ actor_name: 'here-admin', details: { login: 'traced', name: '周样例' } });
    expect(JSON.stringify(rows)).not.toContain(password);
  });

  it('refuses a login that is taken, also when two ask at once', async () => {
    const answers = await Promise.all([1, 2].map(() => create('admin', { login: 'twice', name: '甲' })));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409]);
    expect((await create('admin', { login: 'twice', name: '乙' })).json().code).toBe('login_taken');
  });

  it('has a refusal that tells of other assemblies on record', async () => {
    const answer = await create('admin', { login: 'clerk@elsewhere', name: '丙' });
    expect(answer.json()).toMatchObject({ status: 409, code: 'login_taken' });
    const { entries } = (
      await house.call({ path: '/audit-entries?action=account.login_refused', as: 'auditor' })
    ).json();
    expect(entries[0]).toMatchObject({ actorName: 'here-admin', subject: 'login/clerk@elsewhere' });
  });

  it('is for the system administrator of this assembly alone', async () => {
    const body = { login: 'someone', name: '丙' };
    expect((await create(undefined, body)).statusCode).toBe(401);
    expect((await create('elsewhere:admin', body)).statusCode).toBe(404);
    expect((await create('security', body)).json()).toMatchObject({ status: 403, code: 'not_permitted' });
    expect((await create('clerk', body)).statusCode).toBe(403);
  });

  it('refuses a login of strange letters', async () => {
    expect((await create('admin', { login: '<script>', name: '丁' })).statusCode).toBe(422);
  });
});
