import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayOf } from '../calendar/days.ts';
import { shippedCalendar } from '../calendar/work-calendar.ts';
import { createSteppingClock } from '../clock/clock.ts';
import type { Context } from '../http/context.ts';
import type { JobEnvironment } from '../jobs/job-queue.ts';
import { createTestContext, silentLog } from '../testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { dropClocks, endClocks, moveClocks, pauseClocks, reopenClocks, resumeClocks, startClocks } from './clocks.ts';
import { clockBookOf, defineClocks } from './definitions.ts';
import { sweepClocks } from './sweep.ts';
import { runningClock, urge } from './urge.ts';

/** A kind nobody has met before. */
interface Toy {
  id: string;
}

const assembly = { id: '00000000-0000-7000-8000-0000000000aa', code: 'xx', name: '', level: 'county' as const };
const matterOf = (at: number) => ({
  kind: 'toy',
  id: `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`,
  assemblyId: assembly.id,
});
const part = (at: number) => matterOf(900 + at).id;
const at = (text: string) => new Date(`${text}+08:00`);

let database: TestDatabase;
let ctx: Context;
let told: string[];
const clock = createSteppingClock(at('2026-03-02T09:00:00'));

const toys = defineClocks<Toy>({
  kind: 'toy',
  clocks: {
    mend: {},
    silent: { reminded: false },
    lapse: {
      async whenDue(own, _toy, { id }) {
        await sql`update clocks set ended_at = now() where id = ${id}`.execute(own.db);
        return 'lapsed';
      },
    },
    broken: {
      whenDue: async () => {
        throw new Error('the room fails');
      },
    },
  },
  load: async (_ctx, id) => ({ id }),
  lineOf: ({ id }) => ({ matter: { kind: 'toy', id, assemblyId: assembly.id, ruleVersionId: null }, state: 'open' }),
  escalation: (_toy, { name }) =>
    name === 'mend'
      ? [
          { office: 'keeper', after: 2 },
          { office: 'mayor', after: 5 },
        ]
      : [],
  async tell(_ctx, _toy, { name }, news, facts) {
    told.push([name, news, facts.office].filter(Boolean).join(' '));
  },
});

const environment = (): JobEnvironment => ({
  db: database.db,
  log: silentLog,
  services: {
    contextFor: (db) => ({ ...ctx, db }),
    now: () => clock.now(),
    files: ctx.files,
    namedFiles: async () => new Set(),
    namedAddresses: async () => new Set(),
    assemblies: async () => [assembly],
    clocks: clockBookOf([{ clocks: [toys] }]),
  },
});

/** What is told in one sweep. */
async function sweep(): Promise<string[]> {
  told = [];
  await sweepClocks(environment());
  return told;
}

const rows = async (at: number) =>
  (
    await sql<{ name: string; due: Date; running: boolean }>`select name, due_at as due,
    ended_at is null and paused_at is null as running from clocks where matter_id = ${matterOf(at).id}
    order by name, part_id`.execute(database.db)
  ).rows.map((row) => [row.name, dayOf(row.due), row.running]);

beforeAll(async () => {
  database = await openTestDatabase();
  const { db } = database;
  await sql`insert into assemblies (id, code, level, name, short_name, place, contact, sort_weight, created_at)
    values (${assembly.id}, 'xx', 'county', '演示县政协', '演示县', '演示县', '', 0, now())`.execute(db);
  await sql`create table toy_matters (id uuid primary key)`.execute(db);
  await sql`insert into matter_kinds (kind, matters) values ('toy', 'toy_matters')`.execute(db);
  ctx = { ...(await createTestContext({ db, assembly, clock })), calendars: async () => shippedCalendar };
});
afterAll(() => database.close());
beforeEach(async () => {
  await sql`delete from clocks`.execute(database.db);
  clock.set(at('2026-03-02T09:00:00'));
});

const week = { count: 5, unit: 'working_day' as const };
const start = (matter: number, name: string, partId?: string) =>
  startClocks(ctx, matterOf(matter), [{ name, span: week, waitsFor: 'role:keeper', ...(partId ? { partId } : {}) }]);

describe('clocks of a kind nobody has met before', () => {
  const steps: ReadonlyArray<[string, () => Promise<unknown>, unknown]> = [
    [
      'start',
      async () => {},
      [
        ['mend', '2026-03-09', true],
        ['mend', '2026-03-09', true],
        ['silent', '2026-03-09', true],
      ],
    ],
    [
      'end one of a part',
      () => endClocks(ctx, matterOf(1), { names: ['mend'], partId: part(1) }),
      [
        ['mend', '2026-03-09', false],
        ['mend', '2026-03-09', true],
        ['silent', '2026-03-09', true],
      ],
    ],
    [
      'end all, and run on',
      async () => reopenClocks(ctx, matterOf(1), await endClocks(ctx, matterOf(1))),
      [
        ['mend', '2026-03-09', true],
        ['mend', '2026-03-09', true],
        ['silent', '2026-03-09', true],
      ],
    ],
    [
      'stand still for two working days',
      async () => {
        await pauseClocks(ctx, matterOf(1), { names: ['mend'] });
        clock.set(at('2026-03-04T09:00:00'));
        await resumeClocks(ctx, matterOf(1), { names: ['mend'] });
      },
      [
        ['mend', '2026-03-11', true],
        ['mend', '2026-03-11', true],
        ['silent', '2026-03-09', true],
      ],
    ],
    [
      'move to a day agreed on',
      () => moveClocks(ctx, matterOf(1), { partId: part(2) }, at('2026-04-01T23:59:59')),
      [
        ['mend', '2026-03-09', true],
        ['mend', '2026-04-01', true],
        ['silent', '2026-03-09', true],
      ],
    ],
    [
      'drop those of a part that goes',
      () => dropClocks(ctx, matterOf(1), [part(1)]),
      [
        ['mend', '2026-03-09', true],
        ['silent', '2026-03-09', true],
      ],
    ],
    [
      'drop none where no part goes',
      () => dropClocks(ctx, matterOf(1), []),
      [
        ['mend', '2026-03-09', true],
        ['mend', '2026-03-09', true],
        ['silent', '2026-03-09', true],
      ],
    ],
  ];
  it.each(steps)('%s', async (_, act, expected) => {
    for (const [name, partId] of [
      ['mend', part(1)],
      ['mend', part(2)],
      ['silent', undefined],
    ] as const)
      await start(1, name, partId);
    await start(2, 'mend');
    await act();
    expect(await rows(1)).toEqual(expected);
    expect(await rows(2)).toEqual([['mend', '2026-03-09', true]]);
  });
});

describe('the one sweep', () => {
  it('reminds, tells what is late and what follows by itself, each once', async () => {
    await start(1, 'mend');
    await start(2, 'silent');
    await start(3, 'lapse');
    expect(await sweep()).toEqual([]);
    clock.set(at('2026-03-05T09:00:00'));
    expect((await sweep()).sort()).toEqual(['lapse due_soon', 'mend due_soon']);
    expect(await sweep()).toEqual([]);
    clock.set(at('2026-03-10T09:00:00'));
    expect((await sweep()).sort()).toEqual(['lapse lapsed', 'mend overdue', 'silent overdue']);
    expect(await sweep()).toEqual([]);
  });
  it('tells one office after the other of what nobody does, and keeps it in the history', async () => {
    await sql`insert into toy_matters values (${matterOf(1).id})`.execute(database.db);
    await start(1, 'mend');
    clock.set(at('2026-03-10T09:00:00'));
    expect(await sweep()).toEqual(['mend overdue']);
    // Two working days after Monday 9 March have passed with Wednesday 11 March.
    clock.set(at('2026-03-11T20:00:00'));
    expect(await sweep()).toEqual([]);
    clock.set(at('2026-03-12T00:00:01'));
    expect(await sweep()).toEqual(['mend escalated keeper']);
    expect(await sweep()).toEqual([]);
    // However long it slept, each office is told once, and nobody after the last.
    clock.set(at('2026-06-01T09:00:00'));
    expect(await sweep()).toEqual(['mend escalated mayor']);
    clock.set(at('2026-09-01T09:00:00'));
    expect(await sweep()).toEqual([]);
    const lines = await database.db.selectFrom('history').select(['action', 'details']).orderBy('seq').execute();
    expect(lines.map((line) => [line.action, (line.details as { office: string }).office])).toEqual([
      ['escalated', 'keeper'],
      ['escalated', 'mayor'],
    ]);
  });
  it('tells no office when the deadline was moved, stands still or is done', async () => {
    for (const [matter, act] of [
      [1, () => moveClocks(ctx, matterOf(1), {}, at('2027-01-01T00:00:00'))],
      [2, () => pauseClocks(ctx, matterOf(2), {})],
      [3, () => endClocks(ctx, matterOf(3))],
    ] as const) {
      clock.set(at('2026-03-02T09:00:00'));
      await start(matter, 'mend');
      clock.set(at('2026-03-10T09:00:00'));
      expect(await sweep()).toEqual(['mend overdue']);
      await act();
    }
    clock.set(at('2026-04-10T09:00:00'));
    expect(await sweep()).toEqual([]);
  });
  it('looks after all others when one room fails, and says that it did', async () => {
    await start(1, 'broken');
    await start(2, 'silent');
    clock.set(at('2026-03-10T09:00:00'));
    told = [];
    await expect(sweepClocks(environment())).rejects.toThrow('1 deadlines');
    expect(told).toEqual(['silent overdue']);
  });
});

describe('urging', () => {
  it('is kept with who and when, once a day, and not for what does not run', async () => {
    await sql`insert into toy_matters values (${matterOf(7).id}) on conflict do nothing`.execute(database.db);
    await start(7, 'mend');
    const { rows: kept } = await sql<{ id: string }>`select id from clocks`.execute(database.db);
    const { id } = kept[0]!;
    const office = { office_role: 'clerk', office_id: null, office_name: null };
    const by = { ...ctx, actor: { ...ctx.actor, name: '甲化名' } };
    const go = async () =>
      urge(by, toys, matterOf(7), await runningClock(by, matterOf(7).id, id), { note: '', office });
    told = [];
    await go();
    expect(told).toEqual(['mend urged']);
    await expect(go()).rejects.toMatchObject({ status: 409, code: 'urged_today' });
    clock.set(at('2026-03-03T00:00:01'));
    await go();
    const { rows: now } = await sql`select urged_at, urged_by_name from clocks`.execute(database.db);
    expect(now).toEqual([{ urged_at: at('2026-03-03T00:00:01'), urged_by_name: '甲化名' }]);
    await expect(runningClock(ctx, matterOf(8).id, id)).rejects.toMatchObject({ status: 404 });
    await endClocks(ctx, matterOf(7));
    await expect(go()).rejects.toMatchObject({ status: 404 });
  });
});
