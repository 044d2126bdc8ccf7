/** What can wait for whom: each task a condition on suggestions (s) or assignments (a). */
import { sql } from 'kysely';
import type { Context } from '../../platform/http/context.ts';
import type { InboxKind, InboxTask } from '../../platform/inbox/inbox-kind.ts';
import { seatsOf } from '../accounts/index.ts';
import { listUnits } from '../assemblies/index.ts';
import {
  afterwardsTasks,
  assigningTask,
  assignmentsJoin,
  committeeRules,
  namesOfUnits,
  supervisionTasks,
  unitTasks,
} from '../handling/index.ts';
import { handling, suggestionLife } from './life.ts';
import { clockReader } from './queries/clock-views.ts';
import { led } from './queries/visible.ts';

type Condition = ReturnType<typeof sql<boolean>>;

const task = (
  name: string,
  where: Condition,
  clocks: readonly string[] = [],
  turn: InboxTask['turn'] = 'open',
): InboxTask => ({
  task: name,
  turn,
  onPart: false,
  where,
  clocks,
});

const objected = sql<boolean>`exists (select 1 from suggestion_objections o where o.suggestion_id = s.id and o.answered_at is null)`;

function personTasks(ctx: Context): InboxTask[] {
  const { memberIds, bodyIds } = seatsOf(ctx);
  const sent = sql`s.sender_account_id = ${ctx.actor.accountId}`;
  const unrated = sql`(s.led_id is not null and s.led_overall is null or exists (select 1 from replies r where r.matter_id = s.id
    and r.round = s.reply_round and r.issued_at is not null
    and not exists (select 1 from ratings t where t.reply_id = r.id and t.proposer_id = s.id)))`;
  return [
    ...(ctx.actor.accountId
      ? [
          task('rate', sql<boolean>`${sent} and s.state = 'answered' and ${unrated}`, ['rating']),
          task('correct', sql<boolean>`${sent} and s.state = 'returned'`),
        ]
      : []),
    ...(memberIds.length + bodyIds.length > 0
      ? [task('answer_led', sql<boolean>`s.state = 'led' and ${led(ctx)}`, ['led'])]
      : []),
  ];
}

const on = { alias: 's', life: handling };

function officeTasks(ctx: Context): InboxTask[] {
  const roles = new Set(ctx.actor.grants.map((grant) => grant.role));
  return [
    ...(roles.has('clerk')
      ? [
          task('screen', sql<boolean>`s.state = 'received'`, ['screening'], 'arriving'),
          task('answer_objection', objected, ['objection'], 'arriving'),
          afterwardsTasks(ctx, on).lookBack,
        ]
      : []),
    ...(roles.has('assigner') ? [assigningTask(on)] : []),
  ];
}

export const suggestionInbox: InboxKind = {
  kind: suggestionLife.kind,
  room: 'suggestions',
  scope: 'suggestions:read',
  matters: { table: 'suggestions', alias: 's' },
  parts: { join: assignmentsJoin('s.id'), alias: 'a' },
  columns: {
    number: 's.number',
    subject: 's.subject',
    state: 's.state',
    since: 's.updated_at',
    who: 's.lead_name',
    unit: 'a.unit_id',
  },
  clocks: clockReader,
  unitNames: namesOfUnits,
  async tasks(ctx) {
    const units = await listUnits(ctx.db, ctx.assembly.id);
    const byCommittee = await committeeRules(ctx, 'suggestions');
    return [
      ...personTasks(ctx),
      ...unitTasks(ctx, on),
      ...officeTasks(ctx),
      ...supervisionTasks(ctx, on, { units, byCommittee, assigns: 'assigner', office: 'clerk' }),
    ];
  },
  place: ({ matterId }) => ({ m: `suggestions/${matterId}`, desk: `suggestions/${matterId}` }),
};
