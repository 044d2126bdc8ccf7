import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readClocks } from '../clocks/views.ts';
import { system } from '../http/context.ts';
import { createTestContext, testNow } from '../testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import type { InboxKind, InboxTask } from './inbox-kind.ts';
import { readInbox } from './read-inbox.ts';

const assembly = { id: '00000000-0000-7000-8000-0000000000aa', code: 'xx', name: '', level: 'county' as const };
const id = (at: number) => `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`;
const DAY = 86_400_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  const { db } = database;
  await sql`insert into assemblies (id, code, level, name, short_name, place, contact, sort_weight, created_at)
    values (${assembly.id}, 'xx', 'county', '演示县政协', '演示县', '演示县', '', 0, now())`.execute(db);
  for (const [table, kind] of [
    ['toy_matters', 'toy'],
    ['game_matters', 'game'],
  ] as const) {
    await sql
      .raw(`create table ${table} (id uuid primary key, assembly_id uuid, title text, stage text, touched timestamptz)`)
      .execute(db);
    await sql`insert into matter_kinds (kind, matters) values (${kind}, ${table})`.execute(db);
  }
  const matter = (table: string, at: number, days: number) =>
    sql`insert into ${sql.table(table)} values (${id(at)}, ${assembly.id}, ${`事项${at}`}, 'open',
      ${new Date(testNow.getTime() - days * DAY)})`.execute(db);
  for (const [at, days] of [
    [1, 9],
    [2, 8],
    [3, 1],
  ] as const)
    await matter('toy_matters', at, days);
  for (const [at, days] of [
    [11, 20],
    [12, 30],
  ] as const)
    await matter('game_matters', at, days);
  const due = (kind: string, at: number, days: number) =>
    sql`insert into clocks (id, assembly_id, kind, matter_id, name, waits_for, started_at, due_at, rule)
      values (${id(100 + at)}, ${assembly.id}, ${kind}, ${id(at)}, 'look', 'role:keeper', ${testNow},
        ${new Date(testNow.getTime() + days * DAY)}, '5 day')`.execute(db);
  await due('toy', 1, 7);
  await due('toy', 2, -2);
  await due('game', 11, 3);
});
afterAll(() => database.close());

const kindOf = (kind: string, tasks: InboxKind['tasks'], scope = `${kind}s:read`): InboxKind => ({
  kind,
  room: `${kind}s`,
  scope,
  matters: { table: `${kind}_matters`, alias: 'm' },
  columns: { number: 'null::integer', subject: 'm.title', state: 'm.stage', since: 'm.touched', who: `''` },
  clocks: readClocks({
    matter: 'm',
    own: () => ({ units: [], offices: ['role:keeper'], members: [], bodies: [] }),
    names: async () => ({ unit: () => '', office: (role) => `office of ${role}` }),
  }),
  tasks,
  unitNames: async () => new Map(),
  place: ({ task, matterId }) => ({ m: `${kind}s/${matterId}`, desk: `${kind}s/${task}` }),
});

const task = (name: string, where = sql<boolean>`true`, turn: InboxTask['turn'] = 'open'): InboxTask => ({
  task: name,
  turn,
  onPart: false,
  where,
  clocks: ['look'],
});

const read = async (kinds: readonly InboxKind[], scopes: readonly string[] | null = null) =>
  readInbox(await createTestContext({ db: database.db, assembly, actor: { ...system, scopes } }), kinds);

describe('the inbox over kinds nobody has met before', () => {
  const toys = kindOf('toy', async () => [task('look_at')]);
  const games = kindOf('game', async () => [task('play')]);

  it('merges their tasks by urgency: what is due first, of those without a deadline the oldest', async () => {
    const { items, counts, waiting } = await read([toys, games]);
    expect(items.map((item) => [item.kind, item.subject])).toEqual([
      ['toy', '事项2'],
      ['game', '事项11'],
      ['toy', '事项1'],
      ['game', '事项12'],
      ['toy', '事项3'],
    ]);
    expect([counts, waiting]).toEqual([{ look_at: 3, play: 2 }, 5]);
    expect(items[0]).toMatchObject({
      room: 'toys',
      link: { m: `/m/xx/toys/${id(2)}`, desk: '/desk/xx/toys/look_at' },
      clock: { overdue: true, mine: true, whose: { type: 'role', name: 'office of keeper' } },
    });
    expect(items[0]).not.toHaveProperty('proposalId');
  });
  it('counts a task that comes in two ways once', async () => {
    const twice = kindOf('toy', async () => [
      task('look_at', sql<boolean>`m.id = ${id(1)}`),
      task('keep', sql<boolean>`m.id = ${id(3)}`, 'own'),
      task('look_at', sql<boolean>`m.id in (${id(1)}, ${id(2)})`),
    ]);
    const { items, counts, waiting } = await read([twice]);
    expect(items.map((item) => item.subject)).toEqual(['事项2', '事项1', '事项3']);
    expect([counts, waiting]).toEqual([{ look_at: 2, keep: 1 }, 2]);
  });
  it('shows a program only the kinds it may read, and nobody what is of another assembly', async () => {
    expect((await read([toys, games], ['games:read'])).counts).toEqual({ play: 2 });
    const ctx = await createTestContext({ db: database.db, assembly: { ...assembly, id: id(999) } });
    expect(await readInbox(ctx, [toys, games])).toEqual({ items: [], counts: {}, waiting: 0 });
  });
});
