import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestContext } from '../../../platform/testing/context.ts';
import { openTestHouse, type TestHouse } from '../../members/testing-house.ts';
import { publishRuleVersion } from '../index.ts';
import { assembliesModule } from '../module.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ modules: [assembliesModule] });
});
afterAll(() => house.close());

const names = (rows: Array<{ name: string }>) => rows.map((row) => row.name);

describe('assemblies in public', () => {
  it('listAssemblies shows all, the higher level first', async () => {
    const { assemblies } = (await house.call({ root: true, path: '/assemblies' })).json();
    expect(assemblies.map((one: { code: string }) => one.code)).toEqual(['here', 'elsewhere']);
  });

  it('getAssembly tells what counts now, in the language asked for', async () => {
    const chinese = (await house.call({ path: '' })).json();
    expect(chinese).toMatchObject({
      code: 'here',
      term: { label: '十三届' },
      session: { label: '十三届四次' },
      season: 'plenary',
    });
    house.clock.set('2026-06-01T00:00:00Z');
    const english = (await house.call({ path: '?lang=en' })).json();
    expect(english).toMatchObject({ session: { label: '13th term, 4th session' }, season: 'intersession' });
    house.clock.set('2040-01-01T00:00:00Z');
    expect((await house.call({ path: '' })).json()).toMatchObject({ session: null, season: null });
    house.clock.set('2026-01-21T02:00:00Z');
  });

  it('answers 404 for an assembly there is not', async () => {
    expect((await house.server.app.inject('/api/v1/assemblies/nowhere')).statusCode).toBe(404);
    expect((await house.server.app.inject('/api/v1/assemblies/nowhere/units')).statusCode).toBe(404);
  });

  it('listSessions goes from the oldest to the newest', async () => {
    const { sessions } = (await house.call({ path: '/sessions' })).json();
    const labels = sessions.map((one: { label: string }) => one.label);
    expect(labels).toHaveLength(10);
    expect([labels[0], labels[4], labels[5], labels[9]]).toEqual([
      '十二届一次',
      '十二届五次',
      '十三届一次',
      '十三届五次',
    ]);
  });

  it('listBodies shows this assembly’s of the running term, by kind', async () => {
    const sectors = (await house.call({ path: '/bodies?kind=sector' })).json().bodies;
    expect(names(sectors)).toEqual(['经济界', '教育界']);
    expect((await house.call({ path: '/bodies' })).json().bodies).toHaveLength(4);
    const strange = await house.call({ path: `/bodies?termId=${house.elsewhere.termId}` });
    expect(strange.json().bodies).toEqual([]);
    expect((await house.call({ path: '/bodies?kind=club' })).statusCode).toBe(422);
  });

  it('listUnits keeps the printed order', async () => {
    const units = (await house.call({ path: '/units' })).json().units;
    expect(names(units)).toEqual(['教育厅', '交通运输厅', '宣传部', '党委督查室', '政府督查室']);
    expect((await house.call({ path: '/units?kind=handling' })).json().units).toHaveLength(3);
    expect((await house.call({ path: '/units?kind=other' })).statusCode).toBe(422);
  });
});

describe('listRuleVersions', () => {
  it('shows every version and which applies now', async () => {
    const { here, database, clock } = house;
    const ctx = await createTestContext({ db: database.db, assembly: here.assembly, clock });
    const publish = (days: number, content: number) => {
      const appliesFrom = new Date(clock.now().getTime() + days * 86_400_000);
      return publishRuleVersion(ctx, { subject: 'proposals', name: '规则', appliesFrom, content });
    };
    await publish(-2, 1);
    await publish(-1, 2);
    await publish(1, 3);
    const { rules } = (await house.call({ path: '/rules', as: 'member1' })).json();
    expect(rules.map((rule: { version: number; inForce: boolean }) => [rule.version, rule.inForce])).toEqual([
      [3, false],
      [2, true],
      [1, false],
    ]);
    expect((await house.call({ path: '/rules?subject=other', as: 'member1' })).json().rules).toEqual([]);
  });

  it('is for people of this assembly', async () => {
    expect((await house.call({ path: '/rules' })).statusCode).toBe(401);
    expect((await house.call({ path: '/rules', as: 'elsewhere:clerk' })).statusCode).toBe(404);
    expect((await house.call({ path: `/rules?subject=${'x'.repeat(81)}`, as: 'clerk' })).statusCode).toBe(422);
  });
});
