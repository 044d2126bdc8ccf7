/** That messages go, for the administrator: to whom, how and when, never what they say. */
import { sql } from 'kysely';
import { defineQuery } from '../../../platform/http/operation.ts';
import { pageShown } from '../../../platform/http/pages.ts';
import { maskAddress } from '../../../platform/notices/addresses.ts';
import { accountsByIds } from '../../accounts/index.ts';
import { noticeEndpoints } from '../contract.ts';
import { mustBeCaretaker } from '../policy.ts';

export const listDeliveries = defineQuery({
  ...noticeEndpoints.listDeliveries,
  operationId: 'listDeliveries',
  summary: 'Messages sent by e-mail, push and short message, newest first, without their content',
  tag: 'notices',
  access: 'signed_in',
  async handle({ db, actor, assembly }, { query }) {
    mustBeCaretaker(actor);
    let own = db.selectFrom('deliveries').where('deliveries.assembly_id', '=', assembly.id);
    if (query.state) own = own.where('deliveries.state', '=', query.state);
    if (query.channel) own = own.where('deliveries.channel', '=', query.channel);
    const { total } = await own.select((q) => q.fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
    const page = pageShown(query.page, Number(total), query.size);
    const rows = await own
      .leftJoin('contact_addresses', 'contact_addresses.id', 'deliveries.address_id')
      .leftJoin('notices', 'notices.id', 'deliveries.notice_id')
      .selectAll('deliveries')
      .select(['contact_addresses.address', 'contact_addresses.details', 'notices.topic'])
      .orderBy('deliveries.created_at', 'desc')
      .orderBy(sql`deliveries.id`)
      .limit(query.size)
      .offset((page - 1) * query.size)
      .execute();
    const people = await accountsByIds(
      db,
      rows.flatMap((row) => row.account_id ?? []),
    );
    return {
      total: Number(total),
      page,
      deliveries: rows.map((row) => ({
        deliveryId: row.id,
        name: (row.account_id && people.get(row.account_id)?.name) || '',
        channel: row.channel,
        shown: row.address === null ? '' : maskAddress(row.channel, row.address, row.details ?? {}),
        topic: row.topic,
        digest: row.digest,
        state: row.state,
        attempts: row.attempts,
        lastError: row.last_error,
        createdAt: row.created_at.toISOString(),
        nextTryAt: row.state === 'waiting' || row.state === 'failed' ? row.try_at.toISOString() : null,
        sentAt: row.sent_at?.toISOString() ?? null,
      })),
    };
  },
});
