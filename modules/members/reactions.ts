/** Whom of the house a request concerns. */
import type { AnnouncedEvent, Reaction } from '../../platform/events/reaction.ts';
import type { Context } from '../../platform/http/context.ts';
import { notify } from '../../platform/notices/notify.ts';
import { accountsWithRoles } from '../accounts/index.ts';
import { requestLife } from './life.ts';

async function tell(ctx: Context, event: AnnouncedEvent): Promise<void> {
  const row = await ctx.db
    .selectFrom('member_requests')
    .select(['id', 'member_name', 'wish', 'account_id'])
    .where('id', '=', event.matterId)
    .executeTakeFirst();
  if (!row) return;
  const sent = event.name === 'sent';
  const clerks = sent ? await accountsWithRoles(ctx.db, ctx.assembly.id, { roles: ['clerk'] }, ctx.clock.now()) : [];
  const front = sent ? 'desk' : 'm';
  await notify(ctx, [
    {
      accountIds: sent ? clerks : [row.account_id],
      kind: `members.notice.${row.wish}_${event.name}`,
      topic: sent ? 'task' : 'progress',
      params: { name: row.member_name },
      link: `/${front}/${ctx.assembly.code}/member-requests/${row.id}`,
      matter: { kind: requestLife.kind, id: row.id },
      key: event.key,
    },
  ]);
}

export const reactions: readonly Reaction[] = [
  { name: 'tell', on: ['member_request.sent', 'member_request.decided'], handle: tell },
];
