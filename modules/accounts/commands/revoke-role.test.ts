import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { accountsModule } from '../module.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule] });
});
afterAll(() => house.close());

const revoke = (as: string | undefined, grantId: string) =>
  house.call({ method: 'POST', path: `/grants/${grantId}/revoke`, ...(as ? { as } : {}) });
const grantOf = async (accountId: string, role: string) => {
  const rows = house.database.db.selectFrom('grants').select(['id', 'until_at']).where('account_id', '=', accountId);
  return rows.where('role', '=', role).executeTakeFirstOrThrow();
};

describe('revokeRole', () => {
  it('ends the office now and keeps it on record', async () => {
    const accountId = house.here.accounts.assigner!;
    const { id } = await grantOf(accountId, 'assigner');
    expect((await revoke('security', id)).statusCode).toBe(200);
    expect((await grantOf(accountId, 'assigner')).until_at).toEqual(house.clock.now());
    expect((await house.call({ path: '/accounts', as: 'assigner' })).statusCode).toBe(404);
  });

  it('is the same when asked twice', async () => {
    const { id } = await grantOf(house.here.accounts.leader!, 'leader');
    await revoke('security', id);
    house.clock.advance(1000);
    expect((await revoke('security', id)).statusCode).toBe(200);
    const entries = await house.database.db
      .selectFrom('audit_entries')
      .select('seq')
      .where('action', '=', 'grant.revoked')
      .where('subject', '=', `account/${house.here.accounts.leader}`)
      .execute();
    expect(entries).toHaveLength(1);
  });

  it('takes no membership and not the own office', async () => {
    const member = await grantOf(house.here.accounts.member1!, 'member');
    expect((await revoke('security', member.id)).json().code).toBe('role_by_membership');
    const own = await grantOf(house.here.accounts.security!, 'security_admin');
    expect((await revoke('security', own.id)).json().code).toBe('own_account');
  });

  it('does not know the grants of another assembly, and is for the security administrator alone', async () => {
    const { id } = await grantOf(house.elsewhere.accounts.clerk!, 'clerk');
    const mine = await grantOf(house.here.accounts.clerk!, 'clerk');
    expect((await revoke('security', id)).statusCode).toBe(404);
    expect((await revoke(undefined, mine.id)).statusCode).toBe(401);
    expect((await revoke('elsewhere:security', mine.id)).statusCode).toBe(404);
    expect((await revoke('admin', mine.id)).statusCode).toBe(403);
    expect((await revoke('security', 'x')).statusCode).toBe(422);
  });
});
