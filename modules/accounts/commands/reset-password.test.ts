/** A forgotten password is set anew by its owner alone, with a link whose issuer cannot stay unseen. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { system } from '../../../platform/http/context.ts';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { noticesModule } from '../../notices/module.ts';
import { issueResetByOperator } from '../issue-reset.ts';
import { sweepSignIns } from '../jobs/sweep-sign-ins.ts';
import { accountsModule } from '../module.ts';
import { resetHours } from '../password-resets.ts';
import { demoPassword } from '../seeds.ts';
import { sessionCookies } from '../testing.ts';

let house: TestHouse;
const own = '只有我自己才知道的一句话';
const hour = 3_600_000;

beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule, noticesModule] });
});
afterAll(() => house.close());

const issue = (who: string, as: string | undefined = 'security', headers: Record<string, string> = {}) =>
  house.call({ method: 'POST', path: `/accounts/${who}/password-reset`, headers, ...(as ? { as } : {}) });
const set = (key: string, next = own) =>
  house.call({ method: 'POST', root: true, path: '/password-reset', body: { key, next } });
const signIn = (login: string, password: string) =>
  house.call({ method: 'POST', root: true, path: '/sign-in', body: { login, password } });
const idOf = (who: string) => house.here.accounts[who]!;

async function keyFor(who: string): Promise<string> {
  const answer = await issue(idOf(who));
  expect(answer.statusCode).toBe(200);
  return new URL(answer.json().path, 'http://here.test').searchParams.get('key')!;
}

const audit = async (action: string, accountId: string) =>
  house.database.db
    .selectFrom('audit_entries')
    .selectAll()
    .where('action', '=', action)
    .where('subject', '=', `account/${accountId}`)
    .execute();
const noticesOf = async (as: string) =>
  (await house.call({ path: '/notices', as })).json().notices as Array<{ text: string; link: string }>;

describe('a link for a new password', () => {
  it('sets it once, ends every session, and lets in with the new one alone', async () => {
    const cookies = await sessionCookies(house.database.db, idOf('clerk'), house.clock.now());
    const key = await keyFor('clerk');
    expect((await house.call({ root: true, path: '/me', cookies })).json().signedIn).toBe(true);
    const done = await set(key);
    expect(done.json()).toEqual({ login: 'clerk@here' });
    expect(done.cookies.map((cookie) => cookie.name)).toEqual(['yt_device']);
    expect((await house.call({ root: true, path: '/me', cookies })).json().signedIn).toBe(false);
    expect((await signIn('clerk@here', demoPassword)).statusCode).toBe(401);
    expect((await signIn('clerk@here', own)).statusCode).toBe(200);
    expect((await set(key, `${own}而已`)).json()).toMatchObject({ status: 404, code: 'reset_link_gone' });
  });

  it('tells its owner who issued it and that it was used, and leaves both in the trail', async () => {
    const key = await keyFor('member1');
    expect(await noticesOf('member1')).toMatchObject([
      { text: expect.stringContaining('here-security'), link: '/m/here/me' },
    ]);
    await set(key);
    expect((await noticesOf('member1'))[0]!.text).toContain('已用here-security生成的链接重设');
    expect(await audit('account.reset_issued', idOf('member1'))).toMatchObject([
      { actor_name: 'here-security', assembly_id: house.here.assembly.id, details: { login: 'member1@here' } },
    ]);
    expect(await audit('account.password_reset', idOf('member1'))).toMatchObject([
      {
        account_id: idOf('member1'),
        assembly_id: house.here.assembly.id,
        details: { login: 'member1@here', issuedBy: 'here-security' },
      },
    ]);
    const seen = (await house.call({ path: '/audit-entries?action=account.password_reset', as: 'auditor' })).json();
    expect(seen.entries.map((entry: { accountId: string }) => entry.accountId)).toContain(idOf('member1'));
  });

  it('of an administrator is told to the other administrators too', async () => {
    const key = await keyFor('admin');
    expect((await noticesOf('auditor'))[0]).toMatchObject({
      text: expect.stringContaining('管理员here-admin'),
      link: '/desk/here/audit',
    });
    expect(await noticesOf('security')).toEqual([]);
    await set(key);
    expect((await noticesOf('auditor'))[0]!.text).toContain('here-admin的密码已用here-security');
    expect((await noticesOf('security'))[0]!.link).toBe('/desk/here/accounts');
  });

  it('is kept as a hash alone, and answered to no key again', async () => {
    const headers = { 'idempotency-key': 'again' };
    const first = (await issue(idOf('leader'), 'security', headers)).json().path as string;
    const second = (await issue(idOf('leader'), 'security', headers)).json().path as string;
    expect(second).not.toBe(first);
    const key = new URL(second, 'http://here.test').searchParams.get('key')!;
    const tables = ['password_resets', 'audit_entries', 'notices', 'idempotency_keys'] as const;
    for (const table of tables) {
      const rows = await house.database.db
        .selectFrom(table as 'notices')
        .selectAll()
        .execute();
      expect(JSON.stringify(rows)).not.toContain(key);
    }
    expect((await set(new URL(first, 'http://here.test').searchParams.get('key')!)).statusCode).toBe(404);
    expect((await set(key)).statusCode).toBe(200);
  });

  it('ends after a day and with the account, and the sweep removes it', async () => {
    const late = await keyFor('member2');
    house.clock.advance(resetHours * hour);
    expect((await set(late)).statusCode).toBe(404);
    const closed = await keyFor('member3');
    const active = (state: boolean) =>
      house.call({
        method: 'POST',
        path: `/accounts/${idOf('member3')}/active`,
        body: { active: state },
        as: 'security',
      });
    await active(false);
    expect((await set(closed)).statusCode).toBe(404);
    expect((await issue(idOf('member3'))).json().code).toBe('account_closed');
    await active(true);
    expect((await set(closed)).statusCode).toBe(404);
    house.clock.advance(3 * resetHours * hour);
    await sweepSignIns(house.database.db, house.clock.now());
    expect(await house.database.db.selectFrom('password_resets').selectAll().execute()).toEqual([]);
  });

  it('refuses common passwords and stays good until a better one comes; two at once are one', async () => {
    const key = await keyFor('member4');
    expect((await set(key, 'member42026member4')).json().issues).toMatchObject([
      { path: 'body.next', code: 'common_password' },
    ]);
    expect((await set(key, 'short')).json().issues).toMatchObject([{ path: 'body.next' }]);
    const answers = await Promise.all([set(key), set(key)]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 404]);
  });

  it('serves an account whose first password was lost', async () => {
    const body = { login: 'lost.first', name: '初样例' };
    const { id } = (await house.call({ method: 'POST', path: '/accounts', body, as: 'admin' })).json();
    const path = (await issue(id)).json().path as string;
    expect((await set(new URL(path, 'http://here.test').searchParams.get('key')!)).statusCode).toBe(200);
    expect((await signIn('lost.first', own)).json().account).toMatchObject({ passwordChangeNeeded: false });
  });

  it('is not guessed', async () => {
    for (const key of ['x', '0'.repeat(43), '%00']) expect((await set(key)).statusCode).toBe(404);
  });

  it('refuses a form sent from another site', async () => {
    const answer = await house.call({
      method: 'POST',
      root: true,
      path: '/password-reset',
      body: { key: await keyFor('member5'), next: own },
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.json()).toMatchObject({ status: 403, code: 'foreign_origin' });
  });
});

describe('issuePasswordReset', () => {
  it("is for the security administrator of the account's home alone, and not for oneself", async () => {
    const accountId = idOf('reviewer1');
    expect((await house.call({ method: 'POST', path: `/accounts/${accountId}/password-reset` })).statusCode).toBe(401);
    for (const as of ['admin', 'auditor', 'clerk']) expect((await issue(accountId, as)).statusCode).toBe(403);
    expect((await issue(accountId, 'elsewhere:security')).statusCode).toBe(404);
    expect((await issue(house.elsewhere.accounts.clerk!)).statusCode).toBe(404);
    expect((await issue(idOf('security'))).json().code).toBe('own_account');
    const { db } = house.database;
    await db
      .insertInto('account_loans')
      .values({ account_id: accountId, assembly_id: house.elsewhere.assembly.id, lent_at: house.clock.now() })
      .execute();
    const borrower = await house.call({
      method: 'POST',
      root: true,
      path: `/assemblies/elsewhere/accounts/${accountId}/password-reset`,
      as: 'elsewhere:security',
    });
    expect(borrower.statusCode).toBe(404);
    await db.updateTable('accounts').set({ demo: true }).where('id', '=', accountId).execute();
    expect((await issue(accountId)).json().code).toBe('demo_password_fixed');
  });
});

describe('the operator', () => {
  it('issues a link where nobody else can, seen by its owner and in the trail as the system', async () => {
    const { db } = house.database;
    const { here, elsewhere } = house;
    const ctx = { db, actor: { ...system, name: '系统运维人员' }, clock: house.clock };
    const homes = [here.assembly, elsewhere.assembly];
    const made = await db
      .transaction()
      .execute((trx) => issueResetByOperator({ ...ctx, db: trx }, 'security@here', homes));
    expect((await noticesOf('security'))[0]!.text).toContain('系统运维人员');
    expect(await audit('account.reset_issued', idOf('security'))).toMatchObject([
      { actor_name: '系统运维人员', account_id: null, assembly_id: here.assembly.id },
    ]);
    expect((await set(new URL(made!.path, 'http://here.test').searchParams.get('key')!)).statusCode).toBe(200);
    expect(await issueResetByOperator(ctx, 'nobody', homes)).toBeUndefined();
  });
});
