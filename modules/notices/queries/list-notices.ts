/** One's own notices in this assembly: unread first, then newest first. */
import { sql } from 'kysely';
import { defineQuery } from '../../../platform/http/operation.ts';
import { pageShown } from '../../../platform/http/pages.ts';
import { noticeSentence } from '../../../platform/notices/sentence.ts';
import type { Channel, DeliveryState } from '../../../platform/notices/topics.ts';
import { noticeEndpoints } from '../contract.ts';
import { readerOf } from '../policy.ts';
import { countUnread } from '../store.ts';

/** One line a channel, though a person has several devices: the best of what became of them. */
const sentElsewhere = sql<Array<{ channel: Channel; state: DeliveryState; at: string }> | null>`(
  select json_agg(json_build_object('channel', x.channel, 'state', x.state, 'at', x.at) order by x.channel) from (
    select distinct on (d.channel) d.channel, d.state, coalesce(d.sent_at, d.try_at) as at from deliveries d
    where d.notice_id = notices.id
    order by d.channel, array_position(array['sent', 'waiting', 'failed', 'given_up'], d.state)) x)`.as('deliveries');

export const listNotices = defineQuery({
  ...noticeEndpoints.listNotices,
  operationId: 'listNotices',
  summary: 'Your notices in this assembly, unread first',
  tag: 'notices',
  access: 'signed_in',
  async handle({ db, actor, assembly, t }, { query }) {
    const accountId = readerOf(actor);
    const own = db.selectFrom('notices').where('account_id', '=', accountId).where('assembly_id', '=', assembly.id);
    const { total } = await own.select((q) => q.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    const page = pageShown(query.page, Number(total), query.size);
    const rows = await own
      .select(['id', 'kind', 'params', 'link', 'created_at', 'read_at'])
      .select(sentElsewhere)
      .orderBy(sql`(read_at is not null)`)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(query.size)
      .offset((page - 1) * query.size)
      .execute();
    return {
      total: Number(total),
      page,
      unread: await countUnread(db, accountId, assembly.id),
      notices: rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        text: noticeSentence(t, row.kind, row.params),
        params: row.params,
        link: row.link,
        createdAt: row.created_at.toISOString(),
        readAt: row.read_at?.toISOString() ?? null,
        deliveries: (row.deliveries ?? []).map((item) => ({ ...item, at: new Date(item.at).toISOString() })),
      })),
    };
  },
});
