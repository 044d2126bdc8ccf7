/** What can wait for whom: one table of tasks, each a condition on proposals (p) or assignments (a). */
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
  supervisionTasks,
  unitTasks,
} from '../handling/index.ts';
import { clockReader } from './queries/clock-views.ts';
import { type Condition, unitNames } from './queries/lines.ts';
import { handling, proposalLife } from './workflow.ts';

const turnOf = (task: string): InboxTask['turn'] =>
  task === 'finish_draft' ? 'own' : task === 'take_in' ? 'arriving' : 'open';

const taskOf = (task: string, where: Condition, clock: string | null): InboxTask => ({
  task,
  turn: turnOf(task),
  onPart: false,
  where,
  clocks: clock === null ? [] : [clock, 'rework'],
});

const text = (values: readonly string[]) => sql.join(values.map((value) => sql`${value}`));

function proposerTasks(ctx: Context): InboxTask[] {
  const { memberIds, bodyIds } = seatsOf(ctx);
  if (memberIds.length + bodyIds.length === 0) return [];
  const who = sql.join(
    [
      ...(memberIds.length > 0 ? [sql`x.member_id in (${text(memberIds)})`] : []),
      ...(bodyIds.length > 0 ? [sql`x.body_id in (${text(bodyIds)})`] : []),
    ],
    sql` or `,
  );
  const first = sql`exists (select 1 from proposal_proposers x where x.proposal_id = p.id and x.role = 'first' and (${who}))`;
  const task = (name: string, where: Condition, clock: string | null = null) => taskOf(name, where, clock);
  const onReply = sql`exists (select 1 from proposal_proposers x join proposals m on m.id = x.proposal_id
      join replies r on r.matter_id = p.id and r.round = p.reply_round and r.issued_at is not null
      where (m.id = p.id or m.merged_into = p.id) and x.status = 'confirmed' and x.role <> 'supporter' and (${who})
      and not exists (select 1 from ratings t where t.reply_id = r.id and t.proposer_id = x.id))`;
  return [
    task(
      'answer_invitation',
      sql<boolean>`p.state = 'cosigning' and exists (select 1 from proposal_proposers x
      where x.proposal_id = p.id and x.status = 'invited' and (${who}))`,
      'cosign',
    ),
    task('rate', sql<boolean>`p.state = 'rating' and ${onReply}`, 'rating'),
    task('revise', sql<boolean>`p.state = 'returned' and ${first}`),
    task(
      'submit_cosigned',
      sql<boolean>`p.state = 'cosigning' and ${first} and not exists (select 1 from proposal_proposers x
      where x.proposal_id = p.id and x.status = 'invited')`,
    ),
    task('finish_draft', sql<boolean>`p.state = 'draft' and ${first}`),
  ];
}

const on = { alias: 'p', life: handling };

function officeTasks(ctx: Context): InboxTask[] {
  const roles = new Set(ctx.actor.grants.map((grant) => grant.role));
  const tasks: InboxTask[] = [];
  const onProposal = (task: string, where: Condition, clock: string | null) => tasks.push(taskOf(task, where, clock));
  const afterwards = afterwardsTasks(ctx, on);
  if (roles.has('clerk')) {
    onProposal('take_in', sql<boolean>`p.state = 'submitted'`, 'review');
    onProposal('record_consultation', sql<boolean>`p.state = 'consulting'`, null);
    tasks.push(afterwards.closeUnrated);
    onProposal(
      'decide_publicity',
      sql<boolean>`p.number is not null and p.publicity_decision is null and p.state <> 'archived'`,
      'publication',
    );
    tasks.push(afterwards.lookBack);
  }
  for (const round of [1, 2, 3]) {
    if (roles.has(`reviewer_${round}`))
      onProposal('review', sql<boolean>`p.state = 'reviewing' and p.review_round = ${round}`, 'review');
  }
  if (roles.has('assigner')) tasks.push(assigningTask(on));
  return tasks;
}

export const proposalInbox: InboxKind = {
  kind: proposalLife.kind,
  room: 'proposals',
  scope: 'proposals:read',
  matters: { table: 'proposals', alias: 'p' },
  parts: { join: assignmentsJoin('p.id'), alias: 'a' },
  columns: {
    number: 'p.number',
    subject: 'p.subject',
    state: 'p.state',
    since: 'p.updated_at',
    who: "(select x.name from proposal_proposers x where x.proposal_id = p.id and x.role = 'first' limit 1)",
    unit: 'a.unit_id',
  },
  clocks: clockReader,
  unitNames,
  async tasks(ctx) {
    const units = await listUnits(ctx.db, ctx.assembly.id);
    const byCommittee = await committeeRules(ctx, 'proposals');
    return [
      ...proposerTasks(ctx),
      ...unitTasks(ctx, on),
      ...officeTasks(ctx),
      ...supervisionTasks(ctx, on, { units, byCommittee, assigns: 'assigner', office: 'clerk' }),
    ];
  },
  place({ task, matterId }) {
    const place = task === 'finish_draft' || task === 'revise' ? `write/${matterId}` : `proposals/${matterId}`;
    return { m: place, desk: place };
  },
  more: ({ matterId, partId }) => ({ proposalId: matterId, assignmentId: partId }),
};
