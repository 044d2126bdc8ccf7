/** Rules of suggestions: every field has its words, and a unit that lets a deadline pass is told of above as the rules say. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepClocks } from '../../platform/clocks/sweep.ts';
import { fieldsOf } from '../../platform/rules/fields.ts';
import { silentLog } from '../../platform/testing/context.ts';
import { accountsModule } from '../accounts/module.ts';
import { listAssemblies, subjectsInForce } from '../assemblies/index.ts';
import { escalationSteps } from '../handling/contract.ts';
import { openTestHouse, type TestHouse } from '../members/testing-house.ts';
import { suggestionClocks } from './clocks.ts';
import { suggestionsModule } from './module.ts';
import { presets, suggestionRules } from './rules.ts';
import { openSuggestionHouse, type SuggestionHouse } from './testing.ts';
import en from './words/rules.en.json' with { type: 'json' };
import zh from './words/rules.zh-CN.json' with { type: 'json' };

const said = (words: object, path: string): unknown =>
  path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], words);

describe('the form of rules', () => {
  it.each([
    ['zh-CN', zh.rules],
    ['en', en.rules],
  ])('has words for every part, field, choice and mark in %s', (_, words) => {
    for (const field of fieldsOf(suggestionRules)) {
      expect(said(words.part, field.path.split('.')[0]!), field.path).toBeTypeOf('string');
      expect(said(words.field, field.path), field.path).toBeTypeOf('string');
      if (field.kind === 'choice' || field.kind === 'choices')
        for (const option of field.options)
          expect(said(words.option, `${field.path}.${option}`), option).toBeTypeOf('string');
      if (field.kind === 'terms')
        for (const mark of field.marks) expect(said(words.mark, `${field.path}.${mark}`), mark).toBeTypeOf('string');
    }
  });

  it('fits what it offers to begin with; nobody is told of overdue units unless an assembly says so', () => {
    for (const preset of Object.values(presets)) {
      expect(suggestionRules.parse(preset)).toEqual(preset);
      expect(escalationSteps(preset)).toEqual([]);
    }
    const { escalation: _new, ...old } = presets.county;
    expect(suggestionRules.parse(old)).toEqual(presets.county);
    expect(escalationSteps(old as { escalation?: undefined })).toEqual([]);
  });
});

describe('a room without rules', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse({ modules: [accountsModule, suggestionsModule] });
  });
  afterAll(() => house.close());

  it('is told apart in everybody’s own view, and opened by publishing a preset', async () => {
    const { id, code } = house.here.assembly;
    const rulesOf = async (): Promise<string[]> => {
      const me = (await house.call({ as: 'admin', root: true, path: '/me' })).json();
      return me.assemblies.find((item: { code: string }) => item.code === code).rules;
    };
    expect(await rulesOf()).not.toContain('suggestions');
    expect((await house.call({ path: '/suggestions/options' })).json()).toMatchObject({ code: 'rule_missing' });
    const body = { name: '试行', appliesFrom: house.clock.now().toISOString(), preset: 'county' };
    const publish = (as: string) => house.call({ as, method: 'POST', path: '/suggestions/rules', body });
    expect((await publish('clerk')).statusCode).toBe(403);
    expect((await publish('admin')).statusCode).toBe(200);
    expect(await rulesOf()).toContain('suggestions');
    expect(await subjectsInForce(house.database.db, id, new Date(0))).toEqual([]);
  });
});

describe('a unit that lets a deadline pass', () => {
  let house: SuggestionHouse;
  beforeAll(async () => {
    house = await openSuggestionHouse();
  });
  afterAll(() => house.close());

  async function sweep(): Promise<void> {
    const base = await house.contextAs('admin');
    await sweepClocks({
      db: house.database.db,
      log: silentLog,
      services: {
        now: () => house.clock.now(),
        assemblies: listAssemblies,
        contextFor: (db: typeof base.db, assembly: typeof base.assembly) => ({ ...base, db, assembly }),
        clocks: new Map([[suggestionClocks.kind, suggestionClocks]]),
      } as never,
    });
  }

  it('is told of to its supervision office, then to the leader, with a line in the record', async () => {
    await house.publish({ escalation: { supervision: 2, leader: 4 } });
    const { suggestionId: id } = await house.send();
    await house.step('clerk', id, 'accept', {});
    const units = [{ unitId: house.here.units[0]!.id, role: 'lead' }];
    await house.step('assigner', id, 'assignment', { units, note: '' });
    const { assignments } = await house.ok({ as: 'clerk', path: `/suggestions/${id}` });
    await house.step('assigner', id, `assignments/${assignments[0].assignmentId}/confirm`, { note: '' });
    const told = async (login: string) =>
      (
        await house.database.db
          .selectFrom('notices')
          .select('id')
          .where('kind', '=', 'suggestions.notice.escalated')
          .where('account_id', '=', house.here.actorOf(login).accountId!)
          .execute()
      ).length;
    const seen: string[] = [];
    for (let day = 0; day < 24; day += 1) {
      house.clock.advance(86_400_000);
      await sweep();
      const now = `${await told('government-office')} ${await told('leader')}`;
      if (now !== seen.at(-1)) seen.push(now);
    }
    expect(seen).toEqual(['0 0', '1 0', '1 1']);
    const { history } = await house.ok({ as: 'clerk', path: `/suggestions/${id}` });
    const lines = history.filter((line: { action: string }) => line.action === 'escalated');
    expect(lines.map((line: { details: { office: string } }) => line.details.office)).toEqual([
      'supervision',
      'leader',
    ]);
  });
});
