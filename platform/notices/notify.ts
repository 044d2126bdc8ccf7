/**
 * Tells people what happened or what waits for them, in the transaction of the act itself. A module names recipients and
 * words; by which channels each is told beside the inbox is theirs to choose and the frame's to do.
 */
import './tables.ts';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../db/ids.ts';
import type { Context } from '../http/context.ts';
import { type Topic, USUAL_DIGEST_MINUTE } from './topics.ts';

export interface Notice {
  /** Recipients; the same account twice is told once. */
  accountIds: readonly string[];
  /** Key of the sentence in the sender's words, as `proposals.notice.filed`; without dots: below `notices.kind`. */
  kind: string;
  /** What people choose channels by; absent: `progress`. */
  topic?: Topic;
  /** Values of the sentence. */
  params: Record<string, unknown>;
  /** Path of the page to open, as `/staff/proposals/…`. */
  link: string;
  /** The matter it is about. */
  matter?: { kind: string; id: string };
  /** Outside of the house only that there is a notice is said, not what of. */
  confidential?: boolean;
  /** Names the event: the same event told twice (a job tried again) reaches each recipient once. */
  key?: string;
}

/** An id that is always the same for one event and recipient. */
function idFrom(key: string, accountId: string): string {
  const hex = createHash('sha256').update(`${key}/${accountId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The next instant at which it is this minute of the day in Beijing. */
const nextDigest = (now: Date) => {
  const minute = sql`coalesce(s.digest_minute, ${USUAL_DIGEST_MINUTE}::integer) * interval '1 minute'`;
  const local = sql`(${now}::timestamptz at time zone 'Asia/Shanghai')`;
  const today = sql`date_trunc('day', ${local}) + ${minute}`;
  return sql`(case when ${today} > ${local} then ${today} else ${today} + interval '1 day' end) at time zone 'Asia/Shanghai'`;
};

/**
 * One statement for all notices and for what leaves the house of them; none when nobody is to be told.
 * @returns how many were to be told
 */
export async function notify(
  ctx: Pick<Context, 'db' | 'assembly' | 'clock'>,
  notices: readonly Notice[],
): Promise<number> {
  const now = ctx.clock.now();
  const rows = notices.flatMap((notice) => {
    const params = JSON.stringify(notice.params);
    return [...new Set(notice.accountIds)].map((accountId) => ({
      id: notice.key === undefined ? newId() : idFrom(notice.key, accountId),
      assembly_id: ctx.assembly.id,
      account_id: accountId,
      kind: notice.kind,
      topic: notice.topic ?? ('progress' as const),
      matter_kind: notice.matter?.kind ?? null,
      matter_id: notice.matter?.id ?? null,
      confidential: notice.confidential ?? false,
      params,
      link: notice.link,
      created_at: now,
      read_at: null,
    }));
  });
  if (rows.length > 0) {
    // What was told before is not returned, so it is not sent again.
    await ctx.db
      .with('told', (db) =>
        db
          .insertInto('notices')
          .values(rows)
          .onConflict((clash) => clash.column('id').doNothing())
          .returning(['id', 'assembly_id', 'account_id', 'topic']),
      )
      .insertInto('deliveries')
      .columns([
        'id',
        'assembly_id',
        'account_id',
        'notice_id',
        'channel',
        'address_id',
        'digest',
        'created_at',
        'try_at',
      ])
      .expression(
        sql`select gen_random_uuid(), told.assembly_id, told.account_id, told.id, c.channel, a.id, c.timing = 'digest',
            ${now}::timestamptz, case c.timing when 'digest' then ${nextDigest(now)} else ${now}::timestamptz end
          from told join notice_choices c on c.account_id = told.account_id and c.topic = told.topic
            join contact_addresses a on a.account_id = c.account_id and a.channel = c.channel and a.confirmed_at is not null
            left join notice_settings s on s.account_id = told.account_id` as never,
      )
      .execute();
  }
  return rows.length;
}
