/** One's own notices in this assembly: unread first, then newest first. */
import { sql } from 'kysely';
import { defineQuery } from '../../../platform/http/operation.ts';
import { pageShown } from '../../../platform/http/pages.ts';
import { noticeEndpoints } from '../contract.ts';
import { readerOf } from '../policy.ts';
import { noticeSentence } from '../sentence.ts';
import { countUnread } from '../store.ts';

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
      })),
    };
  },
});
