/** Second factors: asked for after the password, required by the assembly's rule, good once, taken away seen by all. */
import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { system } from '../../../../platform/http/context.ts';
import { openTestServer } from '../../../../platform/testing/server.ts';
import { findAssemblyByCode } from '../../../assemblies/index.ts';
import { openTestHouse, type TestHouse } from '../../../members/testing-house.ts';
import { noticesModule } from '../../../notices/module.ts';
import { identify } from '../../identify.ts';
import { accountsModule } from '../../module.ts';
import { clearFactorsByOperator } from '../../second-factors/clearing.ts';
import { softPasskey } from '../../second-factors/testing-passkey.ts';
import { demoPassword } from '../../seeds.ts';

let house: TestHouse;
const secret = randomBytes(32);
const site = { origin: 'http://localhost', id: 'localhost' };

beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule, noticesModule], secret });
});
afterAll(() => house.close());

type Cookies = Record<string, string>;

const post = (path: string, cookies: Cookies, body?: unknown) =>
  house.call({ method: 'POST', root: true, path, cookies, headers: { host: 'localhost' }, ...(body ? { body } : {}) });

async function signIn(login: string, carried: Cookies = {}) {
  const answer = await post('/sign-in', carried, { login, password: demoPassword });
  expect(answer.statusCode, answer.body).toBe(200);
  const cookies = Object.fromEntries(answer.cookies.map((cookie) => [cookie.name, cookie.value]));
  return { me: answer.json(), cookies };
}

/** A code of the moment; the clock goes on by a step, so that the next is another. */
function codeOf(typed: string): string {
  house.clock.advance(30_000);
  const totp = new TOTP({ secret: Secret.fromBase32(typed.replaceAll(' ', '')) });
  return totp.generate({ timestamp: house.clock.now().getTime() });
}

async function addAuthenticator(cookies: Cookies, label = '我的手机') {
  const begun = await post('/me/second-factors/authenticator/begin', cookies);
  expect(begun.statusCode, begun.body).toBe(200);
  const typed = begun.json().secret as string;
  expect(begun.json().uri).toContain(`secret=${typed.replaceAll(' ', '')}`);
  const added = await post('/me/second-factors/authenticator', cookies, { label, code: codeOf(typed) });
  expect(added.statusCode, added.body).toBe(200);
  return { typed, codes: added.json().recoveryCodes as string[] | null };
}

const prove = (cookies: Cookies, way: string, code: string) => post('/me/proof', cookies, { way, code });
const idOf = (who: string) => house.here.accounts[who]!;
const trail = async (action: string) =>
  house.database.db.selectFrom('audit_entries').selectAll().where('action', '=', action).execute();

describe('an authenticator (beginAuthenticator, addAuthenticator, proveFactor, renewRecoveryCodes)', () => {
  it('is asked for after the password, and nothing is open before its code', async () => {
    const { cookies, me } = await signIn('clerk@here');
    expect(me.account).toMatchObject({ factorNeeded: null });
    const { typed, codes } = await addAuthenticator(cookies);
    expect(new Set(codes).size).toBe(10);
    // The session that set it up goes on.
    expect((await house.call({ root: true, path: '/me', cookies })).json().account.factorNeeded).toBeNull();

    const again = await signIn('clerk@here');
    expect(again.me).toMatchObject({ account: { factorNeeded: 'show', front: 'desk' }, assemblies: [] });
    expect(Object.keys(again.cookies)).not.toContain('yt_device');
    const refused = await house.call({ path: '/notices', cookies: again.cookies });
    expect([403, 404]).toContain(refused.statusCode);
    expect((await post('/me/assembly', again.cookies, { code: 'here' })).json().code).toBe('factor_needed');
    const more = await post('/me/second-factors/authenticator/begin', again.cookies);
    expect(more.json().code).toBe('factor_needed');
    const changed = await post('/me/password', again.cookies, {
      current: demoPassword,
      next: '一句只有我自己知道的话而已',
    });
    expect(changed.json().code).toBe('factor_needed');
    const view = (await house.call({ root: true, path: '/me/second-factors', cookies: again.cookies })).json();
    expect(view).toMatchObject({ factors: [], ways: ['authenticator', 'recovery'], recoveryCodesLeft: 10 });

    expect((await prove(again.cookies, 'password', demoPassword)).statusCode).toBe(422);
    const code = codeOf(typed);
    const shown = await prove(again.cookies, 'authenticator', `${code.slice(0, 3)} ${code.slice(3)}`);
    expect(shown.json(), shown.body).toMatchObject({ account: { factorNeeded: null }, current: 'here' });
    expect(shown.cookies.map((cookie) => cookie.name)).toContain('yt_device');
    // The same code, sent by another browser, is good no more.
    const other = await signIn('clerk@here');
    expect((await prove(other.cookies, 'authenticator', code)).json().issues[0].code).toBe('factor_wrong');
  });

  it('takes codes one step early or late and no more, and slows down who guesses', async () => {
    const { cookies } = await signIn('leader@here');
    const { typed } = await addAuthenticator(cookies);
    const totp = new TOTP({ secret: Secret.fromBase32(typed.replaceAll(' ', '')) });
    const at = (seconds: number) => totp.generate({ timestamp: house.clock.now().getTime() + seconds * 1000 });
    const fresh = await signIn('leader@here');
    house.clock.advance(600_000);
    expect((await prove(fresh.cookies, 'authenticator', at(-90))).statusCode).toBe(422);
    expect((await prove(fresh.cookies, 'authenticator', at(90))).statusCode).toBe(422);
    expect((await prove(fresh.cookies, 'authenticator', at(30))).statusCode).toBe(200);
    const guesser = await signIn('leader@here');
    for (let n = 0; n < 5; n += 1) {
      expect((await prove(guesser.cookies, 'authenticator', '000000')).statusCode).toBe(422);
    }
    // The password is right each time, and forgives nothing.
    const next = await signIn('leader@here');
    const slowed = await prove(next.cookies, 'authenticator', at(0));
    expect(slowed.json()).toMatchObject({ status: 429, code: 'sign_in_slowed' });
    expect((await trail('account.factor_failed')).length).toBeGreaterThanOrEqual(5);
  });

  it('is kept sealed, its recovery codes as hashes, each good once', async () => {
    const { cookies } = await signIn('member1@here');
    const { typed, codes } = await addAuthenticator(cookies);
    const tables = ['second_factors', 'recovery_codes', 'factor_challenges', 'audit_entries', 'notices'] as const;
    for (const table of tables) {
      const rows = JSON.stringify(
        await house.database.db
          .selectFrom(table as 'notices')
          .selectAll()
          .execute(),
      );
      const raw = Buffer.from(Secret.fromBase32(typed.replaceAll(' ', '')).bytes);
      for (const told of [
        typed.replaceAll(' ', ''),
        raw.toString('hex'),
        JSON.stringify([...raw]).slice(1, -1),
        codes![0]!,
      ])
        expect(rows).not.toContain(told);
    }
    const lost = await signIn('member1@here');
    expect((await prove(lost.cookies, 'recovery', codes![0]!.toUpperCase().replace('-', ' '))).statusCode).toBe(200);
    const later = await signIn('member1@here');
    expect((await prove(later.cookies, 'recovery', codes![0]!)).json().issues[0].code).toBe('recovery_wrong');
    const renewed = await post('/me/second-factors/recovery-codes', lost.cookies);
    expect(renewed.json().recoveryCodes).toHaveLength(10);
    expect((await prove(later.cookies, 'recovery', codes![1]!)).statusCode).toBe(422);
    const notices = (await house.call({ path: '/notices', as: 'member1' })).json().notices as Array<{ text: string }>;
    expect(notices.map(({ text }) => text).join()).toMatch(/恢复码.*我的手机/s);
  });
});

describe('a passkey (beginPasskey, addPasskey, beginProof)', () => {
  it('proves its owner on another server too, once a challenge, with a growing count and a verified user', async () => {
    const { cookies } = await signIn('receiver1@here');
    const key = softPasskey(site);
    const begun = await post('/me/second-factors/passkey/begin', cookies);
    expect(begun.json(), begun.body).toMatchObject({
      rp: { id: 'localhost' },
      authenticatorSelection: { userVerification: 'required' },
    });
    const body = { label: '单位的电脑', passkey: key.make(begun.json().challenge) };
    const added = await post('/me/second-factors/passkey', cookies, body);
    expect(added.json().recoveryCodes, added.body).toHaveLength(10);
    expect((await post('/me/second-factors/passkey', cookies, body)).json().code).toBe('challenge_gone');

    const challenge = async (carried: Cookies) => (await post('/me/proof/begin', carried)).json().challenge as string;
    const show = (carried: Cookies, passkey: unknown) => post('/me/proof', carried, { way: 'passkey', passkey });
    const next = await signIn('receiver1@here');
    const unverified = key.use(await challenge(next.cookies), { verified: false });
    expect((await show(next.cookies, unverified)).json().issues[0].code).toBe('passkey_refused');
    const elsewhere = key.use(await challenge(next.cookies), { origin: 'https://elsewhere.example' });
    expect((await show(next.cookies, elsewhere)).statusCode).toBe(422);

    const asked = await challenge(next.cookies);
    const second = await openTestServer({
      database: house.database,
      modules: [accountsModule, noticesModule],
      directory: { findAssembly: findAssemblyByCode, identify },
      clock: house.clock,
      secret,
    });
    const used = key.use(asked);
    const there = await second.app.inject({
      method: 'POST',
      url: '/api/v1/me/proof',
      headers: { host: 'localhost' },
      cookies: next.cookies,
      payload: { way: 'passkey', passkey: used },
    });
    expect(there.json(), there.body).toMatchObject({ account: { factorNeeded: null } });
    await second.close();
    expect((await show(next.cookies, used)).statusCode).toBe(422);

    const copied = await signIn('receiver1@here');
    key.countFrom(1);
    expect((await show(copied.cookies, key.use(await challenge(copied.cookies)))).statusCode).toBe(422);
  });
});

describe('the assembly’s rule (publishAccountRules, removeSecondFactor)', () => {
  const publish = (requiredOf: string) =>
    house.call({
      method: 'POST',
      path: '/account-rules',
      as: 'admin',
      body: {
        name: '账号规则',
        appliesFrom: house.clock.now().toISOString(),
        content: { secondFactor: { requiredOf } },
      },
    });

  it('leads administrators to set one up before any office counts', async () => {
    const { me, cookies } = await signIn('auditor@here');
    expect(me).toMatchObject({ account: { factorNeeded: 'set_up', front: 'desk' }, assemblies: [] });
    expect((await house.call({ path: '/audit-entries', cookies })).json()).toMatchObject({
      status: 403,
      code: 'factor_needed',
    });
    await addAuthenticator(cookies);
    expect((await house.call({ path: '/audit-entries', cookies })).statusCode).toBe(200);
    const { factors, required } = (await house.call({ root: true, path: '/me/second-factors', cookies })).json();
    expect(required).toBe(true);
    const gone = await post(`/me/second-factors/${factors[0].id}/remove`, cookies);
    expect(gone.json()).toMatchObject({ status: 409, code: 'factor_required' });
  });

  it('asks of staff, of everybody or of nobody, as the administrator publishes; demo visitors are left alone', async () => {
    const needed = async (login: string) => (await signIn(login)).me.account.factorNeeded;
    expect(await needed('reviewer1@here')).toBeNull();
    expect((await publish('staff')).statusCode).toBe(200);
    expect(await needed('reviewer1@here')).toBe('set_up');
    expect(await needed('member2@here')).toBeNull();
    await publish('everybody');
    expect(await needed('member2@here')).toBe('set_up');
    await house.database.db.updateTable('accounts').set({ demo: true }).where('id', '=', idOf('member2')).execute();
    expect(await needed('member2@here')).toBeNull();
    house.clock.advance(60_000);
    await publish('nobody');
    expect(await needed('admin@here')).toBeNull();
    house.clock.advance(60_000);
    await publish('administrators');
    const listed = await house.call({ path: '/account-rules', as: 'security' });
    expect(listed.json().items).toHaveLength(4);
    expect((await house.call({ path: '/account-rules', as: 'member1' })).statusCode).toBe(403);
  });
});

describe('weighty acts', () => {
  it('ask for a new proof a quarter of an hour after the last, and go on with it', async () => {
    const { cookies } = await signIn('security@here');
    const { typed } = await addAuthenticator(cookies);
    const grant = () =>
      house.call({ method: 'POST', path: '/grants', cookies, body: { login: 'evaluator@here', role: 'reviewer_2' } });
    const reset = () => house.call({ method: 'POST', path: `/accounts/${idOf('member3')}/password-reset`, cookies });
    house.clock.advance(16 * 60_000);
    for (const act of [grant, reset])
      expect((await act()).json()).toMatchObject({ status: 403, code: 'confirmation_needed' });
    expect((await post('/me/second-factors/passkey/begin', cookies)).json().code).toBe('confirmation_needed');
    expect((await prove(cookies, 'authenticator', codeOf(typed))).statusCode).toBe(200);
    for (const act of [grant, reset]) expect((await act()).statusCode).toBe(200);
  });

  it('are confirmed with the password by those who have nothing else', async () => {
    const { cookies } = await signIn('member4@here');
    house.clock.advance(16 * 60_000);
    expect((await post('/me/second-factors/authenticator/begin', cookies)).json().code).toBe('confirmation_needed');
    expect((await prove(cookies, 'password', 'not it')).json().issues[0].code).toBe('wrong_password');
    expect((await prove(cookies, 'password', demoPassword)).statusCode).toBe(200);
    expect((await post('/me/second-factors/authenticator/begin', cookies)).statusCode).toBe(200);
  });
});

describe('a lost second factor', () => {
  it('of the only security administrator is taken away by the operator', async () => {
    const { db } = house.database;
    const ctx = { db, actor: { ...system, name: '系统运维人员' }, clock: house.clock };
    const clear = (login: string) => clearFactorsByOperator(ctx, login, [house.here.assembly], '安全管理员手机遗失');
    expect(await clear('nobody.here')).toBeUndefined();
    expect(await clear('security@here')).toBe(1);
    expect(await clear('security@here')).toBeUndefined();
    expect((await trail('account.factors_cleared')).at(-1)).toMatchObject({
      actor_name: '系统运维人员',
      details: { login: 'security@here', reason: '安全管理员手机遗失' },
    });
  });

  it('is taken away by another security administrator with a reason, told to its owner and the other administrators', async () => {
    const clear = (who: string, as: string) =>
      house.call({
        method: 'POST',
        path: `/accounts/${idOf(who)}/clear-second-factors`,
        as,
        body: { reason: '手机遗失' },
      });
    const { cookies } = await signIn('clerk@here');
    expect((await clear('auditor', 'admin')).statusCode).toBe(403);
    expect((await clear('security', 'security')).json().code).toBe('own_account');
    expect((await clear('member4', 'security')).json().code).toBe('factors_none');
    expect((await clear('auditor', 'security')).json()).toEqual({ removed: 1 });
    expect((await clear('clerk', 'security')).statusCode).toBe(200);
    expect((await house.call({ root: true, path: '/me', cookies })).json().signedIn).toBe(false);
    expect((await signIn('clerk@here')).me.account.factorNeeded).toBeNull();
    expect((await signIn('auditor@here')).me.account.factorNeeded).toBe('set_up');
    const told = (await house.call({ path: '/notices', as: 'admin' })).json().notices as Array<{ text: string }>;
    expect(told[0]!.text).toContain('here-auditor的第二重验证，理由：手机遗失');
    const entries = (await house.call({ path: '/audit-entries?action=account.factors_cleared', as: 'auditor' })).json();
    expect(entries.entries[0].sentence ?? JSON.stringify(entries.entries[0])).toContain('手机遗失');
    const { accounts } = (await house.call({ path: '/accounts?search=auditor', as: 'security' })).json();
    expect(accounts[0]).toMatchObject({ secondFactor: false });
  });
});
