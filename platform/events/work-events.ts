/** Deals with what was announced: each handler once for each event, in order for each matter. */
import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';
import type { JobEnvironment } from '../jobs/job-queue.ts';
import { givingWay } from '../workers/give-way.ts';
import { announcedEvent, type Handler } from './reaction.ts';

/** Events given to their handlers in one statement. */
const SPREAD = 500;
/** Seconds waited after the first failure; doubled with each, up to the longest. */
const FIRST_WAIT = 5;
const LONGEST_WAIT = 600;
const ERROR_LENGTH = 500;
/** Of the transaction in which events are spread: one process at a time, so that none overtakes another. */
const spreadLock = 7_281_024;

/** Milliseconds until the next try after so many failures. */
export const waitAfter = (failures: number): number =>
  Math.min(FIRST_WAIT * 2 ** Math.min(failures - 1, 20), LONGEST_WAIT) * 1000;

/** Writes down for new events who is to deal with them. @returns how many events */
async function spread(db: JobEnvironment['db'], handlers: readonly Handler[], now: Date): Promise<number> {
  const pairs = handlers.flatMap(({ key, reaction }) => reaction.on.map((event) => [event, key] as const));
  const events = pairs.map(([event]) => event);
  const keys = pairs.map(([, key]) => key);
  const waiting = handlers.flatMap(({ key, reaction }) => (reaction.waits ? [key] : []));
  return db.transaction().execute(async (trx) => {
    const { rows: lock } = await sql<{
      held: boolean;
    }>`select pg_try_advisory_xact_lock(${spreadLock}) as held`.execute(trx);
    if (!lock[0]!.held) return 0;
    const { rows } = await sql<{ n: string }>`
      with taken as (update events set spread = true where seq in
          (select seq from events where not spread order by seq limit ${SPREAD}) returning seq, kind, name, matter_id,
            held_until),
        given as (insert into event_handlings (event_seq, handler, matter_id, try_at)
          select t.seq, h.handler, t.matter_id,
            case when h.handler = any(${waiting}::text[]) then greatest(t.held_until, ${now}) else ${now}::timestamptz end
          from taken t
            join unnest(${events}::text[], ${keys}::text[]) as h (event, handler) on h.event = t.kind || '.' || t.name)
      select count(*) as n from taken`.execute(trx);
    return Number(rows[0]!.n);
  });
}

interface Taken {
  seq: string;
  assembly_id: string;
  kind: string;
  matter_id: string;
  name: string;
  params: Record<string, unknown>;
  actor_id: string | null;
  at: Date;
  attempts: number;
  called_off: boolean;
}

/** Events looked up for a handler at a time. */
const BATCH = 200;

/** The first events of so many matters this handler may deal with: those behind another of their matter are left. */
async function firstOfMatters(db: Db, handler: string, now: Date): Promise<string[]> {
  const { rows } = await sql<{ event_seq: string }>`select f.event_seq from (
      select distinct on (matter_id) event_seq, try_at from event_handlings
      where handler = ${handler} and state = 'waiting' order by matter_id, event_seq) f
    where f.try_at <= ${now} order by f.event_seq limit ${BATCH}`.execute(db);
  return rows.map((row) => row.event_seq);
}

/** An event this handler may still deal with, held; undefined when another process has it or had it. */
async function take(db: Db, handler: string, seq: string, now: Date): Promise<Taken | undefined> {
  const { rows } = await sql<Taken>`
    select e.seq, h.attempts, e.assembly_id, e.kind, e.matter_id, e.name, e.params, e.actor_id, e.at,
      e.called_off
    from event_handlings h join events e on e.seq = h.event_seq
    where h.event_seq = ${seq} and h.handler = ${handler} and h.state = 'waiting' and h.try_at <= ${now}
      and not exists (select 1 from event_handlings b where b.handler = h.handler and b.matter_id = h.matter_id
        and b.state = 'waiting' and b.event_seq < h.event_seq)
    for update of h skip locked`.execute(db);
  return rows[0];
}

class Failed extends Error {
  readonly of: Taken;
  constructor(of: Taken, cause: unknown) {
    super('a handler failed', { cause });
    this.of = of;
  }
}

/** Deals with one event. @returns false when it is not this process's to deal with */
async function handleOne(
  { db, log, services }: JobEnvironment,
  { key, reaction }: Handler,
  seq: string,
): Promise<boolean> {
  const now = services.now();
  try {
    return await db.transaction().execute(async (trx) => {
      const row = await take(trx, key, seq, now);
      if (!row) return false;
      try {
        const assembly = (await services.assemblies(trx)).find((item) => item.id === row.assembly_id);
        const off = reaction.waits === true && row.called_off;
        if (assembly && !off) await reaction.handle(services.contextFor(trx, assembly), announcedEvent(row));
      } catch (error) {
        throw new Failed(row, error);
      }
      await sql`update event_handlings set state = 'done', done_at = ${services.now()}, last_error = null
        where event_seq = ${row.seq} and handler = ${key}`.execute(trx);
      return true;
    });
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    log.error({ err: error.cause, handler: key, event: error.of.seq }, 'event not handled');
    const failures = error.of.attempts + 1;
    await sql`update event_handlings set attempts = ${failures}, last_error = ${String(error.cause).slice(0, ERROR_LENGTH)},
      try_at = ${new Date(now.getTime() + waitAfter(failures))}
      where event_seq = ${error.of.seq} and handler = ${key} and state = 'waiting'`.execute(db);
    return true;
  }
}

/** Handlers for which something is due. */
async function dueHandlers(db: Db, now: Date): Promise<Set<string>> {
  const { rows } = await sql<{ handler: string }>`select distinct handler from event_handlings
    where state = 'waiting' and try_at <= ${now}`.execute(db);
  return new Set(rows.map((row) => row.handler));
}

/**
 * All that is due, each handler beside the others, so that a slow one holds nobody else. A process killed within a handler
 * leaves its event as it was.
 * @param on false: no further event is begun
 */
export async function workEvents(
  environment: JobEnvironment,
  handlers: readonly Handler[],
  on: () => boolean = () => true,
): Promise<void> {
  while (on() && (await spread(environment.db, handlers, environment.services.now())) === SPREAD);
  const due = await dueHandlers(environment.db, environment.services.now());
  const lanes = handlers.filter(({ key }) => due.has(key));
  await Promise.all(
    lanes.map(async (handler) => {
      for (let dealt = true; dealt && on(); ) {
        dealt = false;
        for (const seq of await firstOfMatters(environment.db, handler.key, environment.services.now()))
          if (on() && (await givingWay(() => handleOne(environment, handler, seq)))) dealt = true;
      }
    }),
  );
}
