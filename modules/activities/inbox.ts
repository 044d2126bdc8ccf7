/** What waits for whom: an answer from those invited, from the office what an activity that is over still needs. */
import { sql } from 'kysely';
import type { Context } from '../../platform/http/context.ts';
import type { InboxKind, InboxTask } from '../../platform/inbox/inbox-kind.ts';
import { seatsOf } from '../accounts/index.ts';
import { activityLife } from './life.ts';
import { clockReader } from './queries/clock-views.ts';

const task = (
  name: string,
  where: ReturnType<typeof sql<boolean>>,
  clocks: readonly string[] = [],
  turn: InboxTask['turn'] = 'open',
): InboxTask => ({ task: name, turn, onPart: false, where, clocks });

/** Those the reader holds: the office all, a body's contact the body's own. */
function held(ctx: Context) {
  if (ctx.actor.grants.some((grant) => grant.role === 'clerk')) return sql<boolean>`true`;
  const { bodyIds } = seatsOf(ctx);
  return bodyIds.length === 0 ? null : sql<boolean>`a.body_id in (${sql.join(bodyIds)})`;
}

export const activityInbox: InboxKind = {
  kind: activityLife.kind,
  room: 'activities',
  scope: 'proposals:read',
  matters: { table: 'activities', alias: 'a' },
  columns: {
    number: 'null::integer',
    subject: 'a.title',
    state: 'a.state',
    since: 'coalesce(a.announced_at, a.updated_at)',
    who: 'a.place',
  },
  clocks: clockReader,
  unitNames: async () => new Map(),
  async tasks(ctx) {
    const { memberIds } = seatsOf(ctx);
    const open = sql<boolean>`a.state = 'announced' and (a.mode = 'must_attend' or a.answer_until is null
      or a.answer_until > ${ctx.clock.now()})`;
    const holds = held(ctx);
    return [
      ...(memberIds.length > 0
        ? [
            task(
              'answer',
              sql<boolean>`${open} and exists (select 1 from activity_invitations i where i.activity_id = a.id
                and i.member_id in (${sql.join(memberIds)}) and i.answer = 'none')`,
              ['answer'],
              'arriving',
            ),
          ]
        : []),
      ...(holds ? [task('settle', sql<boolean>`a.state = 'ended' and ${holds}`)] : []),
    ];
  },
  place: ({ matterId }) => ({ m: `activities/${matterId}`, desk: `activities/${matterId}` }),
};
