/** Marks one's own notices as read; ids of others' notices are passed over. */
import { defineCommand } from '../../../platform/http/operation.ts';
import { noticeEndpoints } from '../contract.ts';
import { readerOf } from '../policy.ts';
import { countUnread } from '../store.ts';

export const markNoticesRead = defineCommand({
  ...noticeEndpoints.markNoticesRead,
  operationId: 'markNoticesRead',
  summary: 'Mark notices as read: those named, or all',
  tag: 'notices',
  access: 'signed_in',
  async handle({ db, actor, assembly, clock }, { body }) {
    const accountId = readerOf(actor);
    let marked = 0;
    if (body.noticeIds === undefined || body.noticeIds.length > 0) {
      let update = db
        .updateTable('notices')
        .set({ read_at: clock.now() })
        .where('account_id', '=', accountId)
        .where('assembly_id', '=', assembly.id)
        .where('read_at', 'is', null);
      if (body.noticeIds) update = update.where('id', 'in', body.noticeIds);
      marked = Number((await update.executeTakeFirst()).numUpdatedRows);
    }
    return { marked, unread: await countUnread(db, accountId, assembly.id) };
  },
});
