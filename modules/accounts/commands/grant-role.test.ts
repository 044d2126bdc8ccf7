import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { accountsModule } from '../module.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ modules: [accountsModule] });
});
afterAll(() => house.close());

const grant = (as: string | undefined, body: unknown) =>
  house.call({ method: 'POST', path: '/grants', body, ...(as ? { as } : {}) });
const rolesOf = async (who: string) => {
  const me = (await house.call({ root: true, path: '/me', as: who })).json();
  return me.assemblies[0].grants.map((one: { role: string }) => one.role);
};

describe('grantRole', () => {
  it('gives an office that counts from the next request on, and is audited', async () => {
    expect((await grant('security', { login: 'clerk@here', role: 'assigner' })).statusCode).toBe(200);
    expect(await rolesOf('clerk')).toEqual(['clerk', 'assigner']);
    const entry = await house.database.db
      .selectFrom('audit_entries')
      .selectAll()
      .where('action', '=', 'grant.given')
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ actor_name: 'here-security', assembly_id: house.here.assembly.id });
    expect(entry.details).toMatchObject({ role: 'assigner' });
  });

  it('ends by itself at the instant named', async () => {
    const until = new Date(house.clock.now().getTime() + 60_000).toISOString();
    await grant('security', { login: 'leader@here', role: 'evaluator', until });
    expect(await rolesOf('leader')).toEqual(['leader', 'evaluator']);
    house.clock.advance(60_000);
    expect(await rolesOf('leader')).toEqual(['leader']);
  });

  it('ties a unit role to a unit of this assembly and of the right kind', async () => {
    const { units, supervisionParty } = house.here;
    const ask = (unitId?: string) => grant('security', { login: 'evaluator@here', role: 'unit_handler', unitId });
    for (const unitId of [undefined, supervisionParty.id, house.elsewhere.units[0].id]) {
      expect((await ask(unitId)).json().issues).toMatchObject([{ path: 'body.unitId', code: 'unit_needed' }]);
    }
    expect((await ask(units[1].id)).statusCode).toBe(200);
    expect((await ask(units[1].id)).json().code).toBe('role_held');
    expect((await grant('security', { login: 'evaluator@here', role: 'leader', unitId: units[0].id })).statusCode).toBe(
      422,
    );
  });

  it('ties a contact to a body of this assembly', async () => {
    const ask = (bodyId?: string) => grant('security', { login: 'clerk@here', role: 'body_contact', bodyId });
    expect((await ask()).statusCode).toBe(422);
    expect((await ask(house.elsewhere.committee.id)).statusCode).toBe(422);
    expect((await ask(house.here.committee.id)).statusCode).toBe(200);
  });

  it('keeps the three administrators apart', async () => {
    expect((await grant('security', { login: 'admin@here', role: 'auditor' })).json().code).toBe('duties_separated');
    expect((await grant('security', { login: 'auditor@here', role: 'admin' })).json().code).toBe('duties_separated');
    expect((await grant('security', { login: 'security@here', role: 'clerk' })).json().code).toBe('own_account');
  });

  it('keeps administrators out of other offices, and others out of theirs', async () => {
    for (const [login, role] of [
      ['admin@here', 'reviewer_1'],
      ['auditor@here', 'clerk'],
      ['reviewer2@here', 'security_admin'],
      ['member2@here', 'admin'],
    ]) {
      expect((await grant('security', { login, role })).json().code).toBe('administrators_apart');
    }
  });

  it('refuses an end that has passed', async () => {
    const until = house.clock.now().toISOString();
    const answer = await grant('security', { login: 'reviewer3@here', role: 'leader', until });
    expect(answer.json().issues).toMatchObject([{ path: 'body.until', code: 'until_passed' }]);
  });

  it('gives no membership and knows no stranger', async () => {
    const member = await grant('security', { login: 'clerk@here', role: 'member' });
    expect(member.json().issues).toMatchObject([{ code: 'role_by_membership' }]);
    const unknown = await grant('security', { login: 'nobody', role: 'clerk' });
    expect(unknown.json().issues).toMatchObject([{ path: 'body.login', code: 'account_unknown' }]);
  });

  it('is for the security administrator of this assembly alone', async () => {
    const body = { login: 'clerk@here', role: 'leader' };
    expect((await grant(undefined, body)).statusCode).toBe(401);
    expect((await grant('elsewhere:security', body)).statusCode).toBe(404);
    expect((await grant('admin', body)).statusCode).toBe(403);
  });
});
