/** Takes what is due out of `deliveries`, so that no two processes send it, and writes down what became of it. */
import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';
import type { JobEnvironment } from '../jobs/job-queue.ts';
import type { NotSent } from './channels/channel.ts';
import type { AddressDetails, Said } from './tables.ts';
import type { Channel } from './topics.ts';

/** What a killed process had in hand is taken up again after this time. */
const LEASE_MS = 180_000;
/** Notices of one digest. */
const MOST_IN_DIGEST = 100;
/** Minutes waited after the first failure and each further one; after the last the message is given up. */
export const retryMinutes = [1, 5, 15, 60, 240, 720] as const;
const digestLock = 7_281_025;

/** One delivery with all that decides whether and how it goes. */
export interface DueDelivery {
  id: string;
  assembly_id: string;
  account_id: string | null;
  notice_id: string | null;
  said: Said | null;
  attempts: number;
  digest: boolean;
  address_id: string | null;
  address: string | null;
  details: AddressDetails | null;
  confirmed: boolean;
  code_sent_at: Date | null;
  kind: string | null;
  params: Record<string, unknown> | null;
  link: string | null;
  confidential: boolean | null;
  /** The person still wants this kind of notice by this channel. */
  wanted: boolean;
}

const claimed = (now: Date, chosen: ReturnType<typeof sql>) => sql<DueDelivery>`
  with mine as (${chosen}),
    held as (update deliveries d set attempts = attempts + 1, try_at = ${new Date(now.getTime() + LEASE_MS)}
      from mine where d.id = mine.id returning d.*)
  select h.id, h.assembly_id, h.account_id, h.notice_id, h.said, h.attempts, h.digest, h.address_id, a.address, a.details,
    a.confirmed_at is not null as confirmed, a.code_sent_at, n.kind, n.params, n.link, n.confidential,
    (h.notice_id is null or exists (select 1 from notice_choices c
      where c.account_id = h.account_id and c.topic = n.topic and c.channel = h.channel)) as wanted
  from held h left join contact_addresses a on a.id = h.address_id left join notices n on n.id = h.notice_id
  order by h.created_at, h.id`;

const due = (channel: Channel, now: Date) =>
  sql`channel = ${channel} and state in ('waiting', 'failed') and try_at <= ${now}`;

/** @returns one delivery, or those of one digest; none: nothing is due */
export async function claimMessage(db: JobEnvironment['db'], channel: Channel, now: Date): Promise<DueDelivery[]> {
  const single = sql`select id from deliveries where ${due(channel, now)} and not digest
    order by try_at limit 1 for update skip locked`;
  const { rows } = await claimed(now, single).execute(db);
  if (rows.length > 0) return rows;
  return db.transaction().execute(async (trx) => {
    // One at a time, so that nobody's digest comes in two halves.
    await sql`select pg_advisory_xact_lock(${digestLock})`.execute(trx);
    const digest = sql`select id from deliveries where ${due(channel, now)} and digest and address_id =
      (select address_id from deliveries where ${due(channel, now)} and digest and address_id is not null
        order by try_at limit 1) order by try_at limit ${MOST_IN_DIGEST} for update skip locked`;
    return (await claimed(now, digest).execute(trx)).rows;
  });
}

const idsOf = (rows: ReadonlyArray<{ id: string }>) => rows.map((row) => row.id);

export async function markSent(db: Db, rows: ReadonlyArray<{ id: string }>, now: Date): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ state: 'sent', sent_at: now, last_error: null })
    .where('id', 'in', idsOf(rows))
    .execute();
}

export async function giveUp(db: Db, rows: ReadonlyArray<{ id: string }>, why: string): Promise<void> {
  if (rows.length === 0) return;
  await db
    .updateTable('deliveries')
    .set({ state: 'given_up', last_error: why })
    .where('id', 'in', idsOf(rows))
    .execute();
}

/** Tries again later, or gives up when that is of no use. */
export async function markFailed(
  db: Db,
  rows: readonly DueDelivery[],
  { message, final }: NotSent,
  now: Date,
): Promise<void> {
  const minutes = retryMinutes[Math.max(...rows.map((row) => row.attempts)) - 1];
  if (final || minutes === undefined) return giveUp(db, rows, message);
  await db
    .updateTable('deliveries')
    .set({ state: 'failed', last_error: message, try_at: new Date(now.getTime() + minutes * 60_000) })
    .where('id', 'in', idsOf(rows))
    .execute();
}
