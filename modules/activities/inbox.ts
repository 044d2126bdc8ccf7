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

/** Where the reader decides on leave somebody asked for. */
function decides(ctx: Context) {
  const roles = new Set(ctx.actor.grants.map((grant) => grant.role));
  const { bodyIds } = seatsOf(ctx);
  const ways = [
    ...(roles.has('leader') ? [sql<boolean>`l.approver = 'leader'`] : []),
    ...(roles.has('clerk')
      ? [sql<boolean>`(l.approver = 'office' or (l.approver = 'body' and a.body_id is null))`]
      : []),
    ...(bodyIds.length > 0 ? [sql<boolean>`(l.approver = 'body' and a.body_id in (${sql.join(bodyIds)}))`] : []),
  ];
  if (ways.length === 0) return null;
  return sql<boolean>`a.state in ('announced', 'running', 'ended') and exists (select 1 from activity_leaves l
    where l.activity_id = a.id and l.state = 'asked' and (${sql.join(ways, sql` or `)}))`;
}

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
    const leave = decides(ctx);
    return [
      ...(memberIds.length > 0
        ? [
            task(
              'answer',
              sql<boolean>`${open} and exists (select 1 from activity_invitations i where i.activity_id = a.id
                and i.member_id in (${sql.join(memberIds)}) and i.answer = 'none'
                and not exists (select 1 from activity_leaves l where l.invitation_id = i.id
                  and l.state in ('asked', 'approved')))`,
              ['answer'],
              'arriving',
            ),
          ]
        : []),
      ...(leave ? [task('decide_leave', leave, [], 'arriving')] : []),
      ...(holds ? [task('settle', sql<boolean>`a.state = 'ended' and ${holds}`)] : []),
    ];
  },
  place: ({ matterId }) => ({ m: `activities/${matterId}`, desk: `activities/${matterId}` }),
};
