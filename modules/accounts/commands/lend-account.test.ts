import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { accountsModule } from '../module.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule] });
});
afterAll(() => house.close());

const lend = (as: string | undefined, accountId: string, code: string) =>
  house.call({ method: 'POST', path: `/accounts/${accountId}/lend`, body: { code }, ...(as ? { as } : {}) });
const elsewhere = (path: string, body: unknown, as: string) =>
  house.call({ method: body ? 'POST' : 'GET', root: true, path: `/assemblies/elsewhere${path}`, body, as });

describe('lendAccount', () => {
  it('opens an account to offices of another assembly, which before cannot tell it from nobody', async () => {
    const give = (login: string) => elsewhere('/grants', { login, role: 'leader' }, 'elsewhere:security');
    const { requestId: _a, ...foreign } = (await give('reviewer1@here')).json();
    const { requestId: _b, ...unknown } = (await give('nobody')).json();
    expect(foreign).toEqual(unknown);
    expect(foreign.issues).toMatchObject([{ path: 'body.login', code: 'account_unknown' }]);

    const accountId = house.here.accounts.reviewer1!;
    expect((await lend('security', accountId, 'elsewhere')).statusCode).toBe(200);
    expect((await lend('security', accountId, 'elsewhere')).statusCode).toBe(200);
    expect((await give('reviewer1@here')).statusCode).toBe(200);
    const list = (await elsewhere('/accounts?search=reviewer1@here', undefined, 'elsewhere:security')).json();
    expect(list.accounts).toMatchObject([{ login: 'reviewer1@here', own: false, grants: [{ role: 'leader' }] }]);
    const own = (await house.call({ path: '/accounts?search=reviewer1@here', as: 'security' })).json();
    expect(own.accounts).toMatchObject([{ own: true, grants: [{ role: 'reviewer_1' }] }]);
  });

  it('lends only its own, to another assembly there is', async () => {
    const accountId = house.here.accounts.clerk!;
    for (const code of ['here', 'nowhere']) {
      const answer = await lend('security', accountId, code);
      expect(answer.json().issues).toMatchObject([{ path: 'body.code', code: 'other_assembly_needed' }]);
    }
    expect((await lend('security', house.elsewhere.accounts.clerk!, 'elsewhere')).statusCode).toBe(404);
  });

  it("is for the security administrator of the account's assembly alone", async () => {
    const accountId = house.here.accounts.clerk!;
    expect((await lend(undefined, accountId, 'elsewhere')).statusCode).toBe(401);
    expect((await lend('admin', accountId, 'elsewhere')).statusCode).toBe(403);
    expect((await lend('elsewhere:security', accountId, 'elsewhere')).statusCode).toBe(404);
  });
});

describe('recallAccount', () => {
  const recall = (as: string | undefined, accountId: string, code: string) =>
    house.call({ method: 'POST', path: `/accounts/${accountId}/recall`, body: { code }, ...(as ? { as } : {}) });

  it('ends the loan and the offices given there, and nothing of its own', async () => {
    const accountId = house.here.accounts.reviewer2!;
    await lend('security', accountId, 'elsewhere');
    const office = { login: 'reviewer2@here', role: 'leader' };
    expect((await elsewhere('/grants', office, 'elsewhere:security')).statusCode).toBe(200);
    const listed = async () =>
      (await house.call({ path: '/accounts?search=reviewer2@here', as: 'security' })).json().accounts[0];
    expect((await listed()).lentTo).toMatchObject([{ code: 'elsewhere', lent: true, serves: true }]);
    expect((await recall('security', accountId, 'elsewhere')).statusCode).toBe(200);
    expect(await listed()).toMatchObject({ lentTo: [], grants: [{ role: 'reviewer_2' }] });
    expect((await elsewhere('/grants', office, 'elsewhere:security')).json().issues).toMatchObject([
      { code: 'account_unknown' },
    ]);
    const trail = async (as: string, code: string) =>
      (await house.call({ root: true, path: `/assemblies/${code}/audit-entries?action=account.recalled`, as })).json()
        .entries;
    expect(await trail('auditor', 'here')).toMatchObject([{ details: { to: 'elsewhere', officesEnded: 1 } }]);
    expect(await trail('elsewhere:auditor', 'elsewhere')).toMatchObject([{ details: { by: 'here', officesEnded: 1 } }]);
    expect((await recall('security', accountId, 'elsewhere')).json().issues).toMatchObject([
      { code: 'not_lent_there' },
    ]);
    expect((await recall('security', accountId, 'nowhere')).statusCode).toBe(422);
  });

  it("is for the security administrator of the account's assembly alone", async () => {
    const accountId = house.here.accounts.clerk!;
    expect((await recall(undefined, accountId, 'elsewhere')).statusCode).toBe(401);
    expect((await recall('admin', accountId, 'elsewhere')).statusCode).toBe(403);
    expect((await recall('elsewhere:security', accountId, 'elsewhere')).statusCode).toBe(404);
    expect((await recall('security', house.elsewhere.accounts.clerk!, 'here')).statusCode).toBe(404);
  });
});
