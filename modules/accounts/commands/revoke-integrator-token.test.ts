import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { accountsModule } from '../module.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule] });
});
afterAll(() => house.close());

const revoke = (as: string | undefined, id: string) =>
  house.call({ method: 'POST', path: `/integrator-tokens/${id}/revoke`, ...(as ? { as } : {}) });
const create = async () => {
  const body = { label: 'x', scopes: ['register:read'] };
  return (await house.call({ method: 'POST', path: '/integrator-tokens', body, as: 'admin' })).json();
};

describe('revokeIntegratorToken', () => {
  it('ends the token at once and is the same when asked twice', async () => {
    const { id, token } = await create();
    const headers = { authorization: `Bearer ${token}` };
    expect((await house.call({ path: '/integrator-tokens', headers })).statusCode).toBe(403);
    expect((await revoke('admin', id)).statusCode).toBe(200);
    expect((await revoke('admin', id)).statusCode).toBe(200);
    expect((await house.call({ path: '/integrator-tokens', headers })).statusCode).toBe(401);
    const entries = house.database.db.selectFrom('audit_entries').select('seq').where('subject', '=', `token/${id}`);
    expect(await entries.where('action', '=', 'token.revoked').execute()).toHaveLength(1);
  });

  it('is for the system administrator of this assembly alone', async () => {
    const { id } = await create();
    expect((await revoke(undefined, id)).statusCode).toBe(401);
    expect((await revoke('elsewhere:admin', id)).statusCode).toBe(404);
    expect((await revoke('auditor', id)).statusCode).toBe(403);
    expect((await revoke('admin', house.here.assembly.id)).statusCode).toBe(404);
    expect((await revoke('admin', 'x')).statusCode).toBe(422);
  });
});
