/** A member's request waits for the office. */
import { sql } from 'kysely';
import { readClocks } from '../../platform/clocks/views.ts';
import type { InboxKind } from '../../platform/inbox/inbox-kind.ts';
import { requestLife } from './life.ts';
import { isOffice } from './policy.ts';

const nobody = { units: [], offices: [], members: [], bodies: [] };

export const memberRequestInbox: InboxKind = {
  kind: requestLife.kind,
  room: 'members',
  scope: 'members:read',
  matters: { table: 'member_requests', alias: 'q' },
  columns: {
    number: 'null::integer',
    subject: 'q.member_name',
    state: 'q.state',
    since: 'q.sent_at',
    who: 'q.member_name',
  },
  // Nothing here has a deadline.
  clocks: readClocks({ matter: 'q', own: () => nobody, names: async () => ({ unit: () => '', office: () => '' }) }),
  unitNames: async () => new Map(),
  async tasks(ctx) {
    if (!isOffice(ctx.actor)) return [];
    return (['change', 'erasure'] as const).map((wish) => ({
      task: `decide_${wish}`,
      turn: 'arriving' as const,
      onPart: false,
      where: sql<boolean>`q.state = 'waiting' and q.wish = ${wish} and q.account_id <> ${ctx.actor.accountId}`,
      clocks: [],
    }));
  },
  place: ({ matterId }) => ({ m: `member-requests/${matterId}`, desk: `member-requests/${matterId}` }),
};
