/** What handlers could not deal with: for the operator, and for figures. */
import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';

/** Failures after which an event counts as stuck: half a minute of tries and more. */
export const STUCK_AFTER = 3;

export interface StuckEvent {
  event: string;
  handler: string;
  /** `proposal.filed` */
  name: string;
  kind: string;
  matterId: string;
  announcedAt: Date;
  attempts: number;
  lastError: string;
  nextTryAt: Date;
  /** Later events of the same matter that wait for it. */
  behind: number;
}

/** Stuck events of an assembly, oldest first. */
export async function stuckEvents(db: Db, assemblyId: string, limit: number): Promise<StuckEvent[]> {
  const { rows } = await sql<StuckEvent>`
    select h.event_seq::text as event, h.handler, e.kind || '.' || e.name as name, e.kind, e.matter_id as "matterId",
      e.at as "announcedAt", h.attempts, coalesce(h.last_error, '') as "lastError", h.try_at as "nextTryAt",
      (select count(*)::int from event_handlings b where b.handler = h.handler and b.matter_id = h.matter_id
        and b.state = 'waiting' and b.event_seq > h.event_seq) as behind
    from event_handlings h join events e on e.seq = h.event_seq
    where h.state = 'waiting' and h.attempts >= ${STUCK_AFTER} and e.assembly_id = ${assemblyId}
    order by h.event_seq limit ${limit}`.execute(db);
  return rows;
}

/** Has stuck events of an assembly tried again at once. @returns how many */
export async function retryStuck(
  db: Db,
  assemblyId: string,
  now: Date,
  one?: { event: string; handler: string },
): Promise<number> {
  const which = one ? sql`and h.event_seq = ${one.event} and h.handler = ${one.handler}` : sql``;
  const result = await sql`update event_handlings h set try_at = ${now} from events e
    where e.seq = h.event_seq and e.assembly_id = ${assemblyId} and h.state = 'waiting'
      and h.attempts >= ${STUCK_AFTER} ${which}`.execute(db);
  return Number(result.numAffectedRows ?? 0n);
}

/** Of the whole installation. */
export interface EventFigures {
  /** Not yet dealt with, by whom ever. */
  waiting: number;
  stuck: number;
}

export async function eventFigures(db: Db): Promise<EventFigures> {
  const { rows } = await sql<{ waiting: string; stuck: string }>`
    select (select count(*) from events where not spread) + count(*) as waiting,
      count(*) filter (where attempts >= ${STUCK_AFTER}) as stuck
    from event_handlings where state = 'waiting'`.execute(db);
  return { waiting: Number(rows[0]!.waiting), stuck: Number(rows[0]!.stuck) };
}

const DAYS_KEPT = 30;

/** Removes events everybody has long dealt with. */
export async function purgeEvents(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - DAYS_KEPT * 86_400_000);
  await sql`delete from events e where e.spread and e.at < ${before} and not exists
    (select 1 from event_handlings h where h.event_seq = e.seq and h.state = 'waiting')`.execute(db);
}
