/** Each handler once for each event, in order for each matter, whatever fails or is killed meanwhile. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seedTestAssembly, type TestAssembly } from '../../modules/members/testing.ts';
import { createSteppingClock } from '../clock/clock.ts';
import { newId } from '../db/ids.ts';
import type { Context } from '../http/context.ts';
import { createMetrics } from '../http/metrics.ts';
import type { JobEnvironment } from '../jobs/job-queue.ts';
import { createTestContext, silentLog, testNow } from '../testing/context.ts';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { announce } from './announce.ts';
import { type AnnouncedEvent, handlersOf, type Reaction } from './reaction.ts';
import { eventFigures, purgeEvents, retryStuck, STUCK_AFTER, stuckEvents } from './stuck.ts';
import { announcedEvents } from './testing.ts';
import { waitAfter, workEvents } from './work-events.ts';

let database: TestDatabase;
let here: TestAssembly;
let ctx: Context;
const clock = createSteppingClock(testNow);
const [one, other] = [newId(), newId()] as const;
const matter = (id: string) => ({ kind: 'toy', id, assemblyId: here.assembly.id });

/** What handlers wrote, where a rollback would take it away again. */
const wrote = async () =>
  (await database.db.selectFrom('audit_entries').select(['action', 'subject']).orderBy('seq').execute()).map(
    (row) => `${row.action} ${row.subject}`,
  );

async function write(at: Context, handler: string, event: AnnouncedEvent): Promise<void> {
  await at.db
    .insertInto('audit_entries')
    .values({
      assembly_id: at.assembly.id,
      at: clock.now(),
      account_id: null,
      actor_name: '',
      action: handler,
      subject: `${event.matterId === one ? 'one' : 'other'} ${event.name}`,
      details: '{}',
    })
    .execute();
}

const handler = (name: string, also?: (event: AnnouncedEvent) => void | Promise<void>): Reaction => ({
  name,
  on: ['toy.begun', 'toy.ended'],
  async handle(at, event) {
    await write(at, name, event);
    await also?.(event);
  },
});

const environment = (): JobEnvironment => ({
  db: database.db,
  log: silentLog,
  services: {
    now: () => clock.now(),
    contextFor: (db: Context['db'], assembly: Context['assembly']) => ({ ...ctx, db, assembly }),
    assemblies: async () => [here.assembly],
  } as unknown as JobEnvironment['services'],
});
const work = (...reactions: Reaction[]) => workEvents(environment(), handlersOf([{ name: 'toys', reactions }]));

beforeAll(async () => {
  database = await openTestDatabase();
  here = await seedTestAssembly(database.db);
  ctx = await createTestContext({ db: database.db, assembly: here.assembly, clock });
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.deleteFrom('events').execute();
});

describe('announce', () => {
  it('is one statement, and goes with the step: rolled back, it never was', async () => {
    database.takeStatements();
    await announce(ctx, matter(one), 'begun', { part: 7 });
    expect(database.takeStatements()).toHaveLength(1);
    const step = database.db.transaction().execute(async (db) => {
      await announce({ ...ctx, db }, matter(one), 'ended');
      throw new Error('undone');
    });
    await expect(step).rejects.toThrow('undone');
    expect(await announcedEvents(database.db)).toMatchObject([
      { kind: 'toy', name: 'begun', matterId: one, params: { part: 7 } },
    ]);
  });
});

describe('handlers', () => {
  it('are each given every event they listen to, once, and only what was announced', async () => {
    const before = (await wrote()).length;
    await announce(ctx, matter(one), 'begun');
    await announce(ctx, matter(one), 'paused');
    await announce(ctx, matter(one), 'ended');
    await work(handler('a'), handler('b'));
    await work(handler('a'), handler('b'));
    const lines = (await wrote()).slice(before);
    expect(lines.filter((line) => line.startsWith('a'))).toEqual(['a one begun', 'a one ended']);
    expect(lines.filter((line) => line.startsWith('b'))).toEqual(['b one begun', 'b one ended']);
    expect(lines).toHaveLength(4);
  });

  it('that throw for an hour hold nobody else and no other matter, and catch up in order', async () => {
    const before = (await wrote()).length;
    await announce(ctx, matter(one), 'begun');
    await announce(ctx, matter(other), 'begun');
    await announce(ctx, matter(one), 'ended');
    let broken = true;
    let tries = 0;
    const failing = handler('failing', (event) => {
      if (event.matterId !== one) return;
      tries += 1;
      if (broken) throw new Error(`cannot yet: ${'x'.repeat(900)}`);
    });
    for (let second = 0; second < 3600; second += 30) {
      await work(failing, handler('sound'));
      clock.advance(30_000);
    }
    const meanwhile = (await wrote()).slice(before);
    expect(meanwhile.filter((line) => line.startsWith('sound')).sort()).toEqual([
      'sound one begun',
      'sound one ended',
      'sound other begun',
    ]);
    expect(meanwhile.filter((line) => line.startsWith('failing'))).toEqual(['failing other begun']);
    // Growing waits: far fewer tries than looks.
    expect(tries).toBeGreaterThan(5);
    expect(tries).toBeLessThan(20);

    const stuck = await stuckEvents(database.db, here.assembly.id, 10);
    expect(stuck).toMatchObject([
      { handler: 'toys.failing', name: 'toy.begun', matterId: one, attempts: tries, behind: 1 },
    ]);
    expect(stuck[0]!.lastError).toMatch(/^Error: cannot yet/);
    expect(stuck[0]!.lastError.length).toBeLessThanOrEqual(500);
    expect(await eventFigures(database.db)).toEqual({ waiting: 2, stuck: 1 });
    const figures = await createMetrics(database.db).registry.metrics();
    expect(figures).toContain('yitang_events_waiting{state="all"} 2');
    expect(figures).toContain('yitang_events_waiting{state="stuck"} 1');

    broken = false;
    expect(await retryStuck(database.db, newId(), clock.now())).toBe(0);
    expect(await retryStuck(database.db, here.assembly.id, clock.now())).toBe(1);
    await work(failing, handler('sound'));
    const lines = (await wrote()).slice(before).filter((line) => line.startsWith('failing one'));
    expect(lines).toEqual(['failing one begun', 'failing one ended']);
    expect(await eventFigures(database.db)).toEqual({ waiting: 0, stuck: 0 });
  });

  it('whose process died within find the event as it was, and do it once', async () => {
    const before = (await wrote()).length;
    await announce(ctx, matter(one), 'begun');
    // A killed process commits nothing and keeps no failure: what it wrote goes, and its event waits as before.
    const killed = database.db.transaction().execute(async (trx) => {
      await workEvents(
        { ...environment(), db: sameTransaction(trx) },
        handlersOf([{ name: 'toys', reactions: [handler('a')] }]),
      );
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    expect((await wrote()).slice(before)).toEqual([]);
    await work(handler('a'));
    await work(handler('a'));
    expect((await wrote()).slice(before)).toEqual(['a one begun']);
  });

  it('are looked for under their own names, which are theirs alone', () => {
    expect(() => handlersOf([{ name: 'toys', reactions: [handler('a'), handler('a')] }])).toThrow('toys.a');
    expect(STUCK_AFTER).toBeGreaterThan(1);
    expect([waitAfter(1), waitAfter(2), waitAfter(99)]).toEqual([5000, 10_000, 600_000]);
  });
});

describe('purgeEvents', () => {
  it('removes what everybody has long dealt with, and nothing that waits', async () => {
    await announce(ctx, matter(one), 'begun');
    await announce(ctx, matter(other), 'begun');
    await work(
      handler('a', (event) => {
        if (event.matterId === one) throw new Error('no');
      }),
    );
    await purgeEvents(database.db, clock.now());
    expect(await announcedEvents(database.db)).toHaveLength(2);
    clock.advance(31 * 86_400_000);
    await purgeEvents(database.db, clock.now());
    expect((await announcedEvents(database.db)).map((event) => event.matterId)).toEqual([one]);
  });
});

/** Statements of this handle are all of one transaction, as of a process that never came to its commit. */
function sameTransaction(trx: Context['db']): JobEnvironment['db'] {
  return new Proxy(trx, {
    get(target, name) {
      if (name === 'transaction') return () => ({ execute: (work: (db: Context['db']) => unknown) => work(trx) });
      const value = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  }) as JobEnvironment['db'];
}
