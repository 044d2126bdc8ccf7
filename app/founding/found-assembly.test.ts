import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentTerm, listBodies, listUnits, ruleInForce, sessionInForce } from '../../modules/assemblies/index.ts';
import { listMembers } from '../../modules/members/index.ts';
import { openTestDatabase, type TestDatabase } from '../../platform/testing/database.ts';
import { FoundingRefused, foundAssembly } from './found-assembly.ts';
import { foundingPlan } from './plan.ts';

const example = () =>
  JSON.parse(readFileSync(new URL('../../docs/guides/assembly.example.json', import.meta.url), 'utf8'));
const now = new Date('2026-03-02T01:00:00Z');
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('founding an assembly', () => {
  it('makes what the published example says, and everybody gets a password of their own', async () => {
    const plan = foundingPlan.parse(example());
    const passwords = await foundAssembly(database.db, plan, now);
    expect(passwords.map((item) => item.login).sort()).toEqual(
      [...plan.members, ...plan.people].map((item) => item.login).sort(),
    );
    expect(new Set(passwords.map((item) => item.password)).size).toBe(passwords.length);
    const assembly = await database.db
      .selectFrom('assemblies')
      .selectAll()
      .where('code', '=', 'yunxi')
      .executeTakeFirstOrThrow();
    expect((await sessionInForce(database.db, assembly.id, now))?.season).toBe('intersession');
    expect(assembly).toMatchObject({ name_en: 'Yunxi County Committee of the CPPCC', short_name_en: 'Yunxi CPPCC' });
    const units = await listUnits(database.db, assembly.id, 'handling');
    expect(units.map((unit) => unit.nameEn)).toContain('County Education Bureau');
    const [committee] = await listBodies(database.db, assembly.id, 'committee');
    expect(committee!.nameEn).toBe('Committee for Proposals');
    const rule = await ruleInForce(database.db, assembly.id, 'proposals', now);
    expect(rule.content).toMatchObject({ review: { rounds: 1 } });
    const term = await currentTerm(database.db, assembly.id, now);
    const { members } = await listMembers(database.db, { assemblyId: assembly.id, termId: term!.id });
    expect(members.map((member) => member.name)).toEqual(['示例甲', '示例乙']);
  });
  it('refuses a code founded before, and writes nothing', async () => {
    const count = () =>
      database.db
        .selectFrom('accounts')
        .select(({ fn }) => fn.countAll().as('n'))
        .executeTakeFirstOrThrow();
    const before = await count();
    await expect(foundAssembly(database.db, foundingPlan.parse(example()), now)).rejects.toThrow(FoundingRefused);
    await expect(
      foundAssembly(database.db, foundingPlan.parse({ ...example(), code: 'other', parent: 'nowhere' }), now),
    ).rejects.toThrow('nowhere');
    expect(await count()).toEqual(before);
  });
  it.each([
    [
      'a unit nobody has',
      (plan: ReturnType<typeof example>) => (plan.people[5].offices[0].unit = '县水利局'),
      '县水利局',
    ],
    ['a sector nobody has', (plan: ReturnType<typeof example>) => (plan.members[0].sector = '无此界别'), '无此界别'],
    ['a login twice', (plan: ReturnType<typeof example>) => (plan.members[1].login = 'yx001'), 'yx001'],
    ['nobody who reads the trail', (plan: ReturnType<typeof example>) => plan.people.splice(2, 1), 'auditor'],
    [
      'an English name of nobody',
      (plan: ReturnType<typeof example>) => Object.assign(plan.englishNames, { 县水利局: 'Water' }),
      '县水利局',
    ],
    ['an unknown key', (plan: ReturnType<typeof example>) => (plan.colour = 'red'), 'colour'],
  ])('names the place of %s', (_, spoil, word) => {
    const plan = example();
    spoil(plan);
    const result = foundingPlan.safeParse(plan);
    expect(result.success).toBe(false);
    expect(JSON.stringify(result.error?.issues)).toContain(word);
  });
});
