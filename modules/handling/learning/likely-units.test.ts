import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../../../algorithms/random/prng.ts';
import { newId } from '../../../platform/db/ids.ts';
import type { Context } from '../../../platform/http/context.ts';
import { keyOf } from '../../../platform/similarity/likeness-index.ts';
import { createTestContext, testNow } from '../../../platform/testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../../../platform/testing/database.ts';
import { seedTestAssembly, type TestAssembly } from '../../members/testing.ts';
import type { UnitLoad } from '../queries/loads.ts';
import { newAssignment } from '../store/rows.ts';
import { life, makeLetters } from '../testing-letters.ts';
import type { AssignmentRole, AssignmentState } from '../workflow.ts';
import { learnFrom, teaching } from './learn.ts';
import { likelyUnits } from './likely-units.ts';
import { teaches, teachesNoMore } from './taught.ts';

let database: TestDatabase;
let world: TestAssembly;
let loads: UnitLoad[];
const ofKind = (kind: string, table: string) =>
  teaches({ kind, table, title: sql<string>`p.subject`, text: sql<string>`''`, states: life.states });
const matters = [
  ['公交', '线路', '车站', '班次', '候车'],
  ['养老', '护理', '床位', '助餐', '失能'],
  ['河道', '清淤', '水库', '堤防', '灌渠'],
];
const random = createRandom(7);
const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;

beforeAll(async () => {
  database = await openTestDatabase();
  await makeLetters(database.db);
  await sql`create table calls (like letters including all)`.execute(database.db);
  await sql`insert into matter_kinds (kind, matters) values ('call', 'calls')`.execute(database.db);
  ofKind('letter', 'letters');
  ofKind('call', 'calls');
  world = await seedTestAssembly(database.db);
  loads = world.units.map(({ id }, at) => ({ unitId: id, open: at + 1, late: at === 0 ? 1 : 0, answered: 0 }));
});
afterAll(() => {
  for (const kind of ['letter', 'call']) teachesNoMore(kind);
  return database.close();
});
beforeEach(async () => {
  await sql`delete from assignments`.execute(database.db);
  await sql`delete from letters`.execute(database.db);
  await sql`delete from calls`.execute(database.db);
  await sql`delete from unit_models`.execute(database.db);
});

async function past(
  unit: number,
  subject: string,
  over: { role?: AssignmentRole; state?: AssignmentState; kind?: 'letter' | 'call' } = {},
) {
  const { db } = database;
  const id = newId();
  const kind = over.kind ?? 'letter';
  await sql`insert into ${sql.table(`${kind}s`)} (id, assembly_id, sender, state, number, subject)
    values (${id}, ${world.assembly.id}, ${world.accounts.member1!}, 'closed', 1, ${subject})`.execute(db);
  const assignment = newAssignment({
    id: newId(),
    assembly_id: world.assembly.id,
    kind,
    matter_id: id,
    unit_id: world.units[unit]!.id,
    role: over.role ?? 'lead',
    state: over.state ?? 'issued',
    proposed_at: testNow,
    dispatched_at: testNow,
  });
  await db.insertInto('assignments').values(assignment).execute();
  return id;
}

/** So many past letters of each unit, each about its own matters. */
async function history(each: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < each * 3; n += 1) {
    const own = matters[n % 3]!;
    ids.push(await past(n % 3, `关于${pick(own)}${pick(own)}${pick(own)}问题的来信`));
  }
  return ids;
}

async function ask(title: string, more: Partial<Context> = {}) {
  const ctx = await createTestContext({ db: database.db, actor: world.actorOf('clerk'), assembly: world.assembly });
  return likelyUnits({ ...ctx, ...more }, { id: newId(), title, text: '' }, loads);
}
const learn = () => learnFrom(database.db, world.assembly.id, testNow);

describe('units a matter is likely for', () => {
  it('come with probability, reasons, load and how far they are right', async () => {
    const [, elderly] = await history(30);
    expect(await learn()).toBe(90);
    const likeness = {
      progress: 1,
      near: async () => ({ keys: [keyOf('letter', elderly!), keyOf('proposal', elderly!)], more: false }),
    };
    const line = { title: '以前的来信', label: null, who: '', path: '/letters/1' };
    const kinds = new Map([
      ['letter', { kind: 'letter', module: 'letters', shown: async () => new Map([[elderly!, line]]) }],
    ]);
    const answer = await ask('关于增加护理床位和助餐点的来信', { likeness, kinds });
    expect(answer.state).toBe('ready');
    expect(answer.items[0]).toMatchObject({
      unitId: world.units[1]!.id,
      unitName: world.units[1]!.name,
      open: 2,
      late: 0,
    });
    expect(answer.items[0]!.probability).toBeGreaterThan(0.6);
    expect(answer.items[0]!.because).toContain('护理');
    expect(answer.items[0]!.like).toEqual([{ matterId: elderly, title: '以前的来信', label: '', path: '/letters/1' }]);
    expect(answer.items.length).toBeLessThanOrEqual(3);
    expect(answer.learnt).toMatchObject({ version: 1, examples: 90, units: 3 });
    expect(answer.learnt!.macroF1).toBeGreaterThan(0.8);
    await learn();
    expect((await ask('关于公交班次的来信')).learnt!.version).toBe(2);
  });

  it('are not told before anything was learnt, nor from too few, and no like matter the reader may not know of is', async () => {
    expect(await ask('关于公交班次的来信')).toEqual({ learnt: null, state: 'not_yet', items: [] });
    await history(4);
    expect(await learn()).toBe(0);
    const few = await ask('关于公交班次的来信');
    expect(few).toMatchObject({ state: 'too_few', items: [], learnt: { examples: 12, macroF1: null } });
  });

  it('are learnt from the past of every kind together', async () => {
    await history(10);
    for (let n = 0; n < 30; n += 1) {
      const own = matters[n % 3]!;
      await past(n % 3, `关于${pick(own)}${pick(own)}问题的来电`, { kind: 'call' });
    }
    expect(await learn()).toBe(60);
    const answer = await ask('关于水库清淤的来信');
    expect(answer.items[0]).toMatchObject({ unitId: world.units[2]!.id });
  });

  it('are not told where the past does not tell units apart', async () => {
    for (let n = 0; n < 90; n += 1) await past(Math.floor(random() * 3), `关于${pick(matters[0]!)}的来信`);
    await learn();
    const answer = await ask('关于公交的来信');
    expect(answer.learnt!.macroF1).toBeLessThan(0.6);
    if (answer.state === 'unsure') expect(answer.items).toEqual([]);
  });

  it('are learnt from what was dispatched to a lead, not from proposals of units, nor of assisting ones', async () => {
    await history(20);
    for (let n = 0; n < 20; n += 1) {
      await past(0, '关于养老护理床位的来信', { role: 'assisting' });
      await past(0, '关于养老护理床位的来信', { state: 'proposed' });
      await past(0, '关于养老护理床位的来信', { state: 'replaced' });
    }
    expect(await learn()).toBe(60);
  });
});

describe('past assignments teach', () => {
  const of = (unit: string, count: number) =>
    Array.from({ length: count }, (_, n) => ({ id: `${unit}${n}`, title: '', text: '', unitId: unit }));
  it('by units with enough of them, where there are two such units and enough in all', () => {
    expect(teaching([...of('a', 30), ...of('b', 20), ...of('c', 4)]).length).toBe(50);
    expect(teaching([...of('a', 60), ...of('b', 4)])).toEqual([]);
    expect(teaching([...of('a', 20), ...of('b', 19)])).toEqual([]);
  });
});
