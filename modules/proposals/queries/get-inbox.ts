/** "What needs me now": nothing else on top. */
import { sql } from 'kysely';
import type { ClockJson } from '../../../platform/clocks/views.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { InboxItem } from '../contract/reading.ts';
import { query } from '../operations.ts';
import type { ProposalState } from '../workflow.ts';
import { clockViewer, firstClock } from './clock-views.ts';
import { type Task, tasksOf } from './inbox-tasks.ts';
import { unitNames } from './lines.ts';

interface TaskRow {
  id: string;
  number: number | null;
  subject: string;
  state: ProposalState;
  updated_at: string | Date;
  who: string | null;
  assignment_id: string | null;
  unit_id: string | null;
  clock: ClockJson | null;
  total: number;
}

const MOST = 100;

async function rowsOf(ctx: Context, task: Task): Promise<TaskRow[]> {
  const from = task.perAssignment
    ? sql`proposals p join assignments a on a.proposal_id = p.id and a.state <> 'replaced'`
    : sql`proposals p`;
  const clockOfTask = task.clock
    ? firstClock(
        ctx,
        sql`and c.name in (${task.clock}, 'rework')
        ${task.perAssignment ? sql`and c.part_id = a.id` : sql``}`,
      )
    : sql`null::json`;
  const { rows } = await sql<TaskRow>`
    select p.id, p.number, p.subject, p.state, p.updated_at,
      ${task.perAssignment ? sql`a.id` : sql`null::uuid`} as assignment_id,
      ${task.perAssignment ? sql`a.unit_id` : sql`null::uuid`} as unit_id,
      (select x.name from proposal_proposers x where x.proposal_id = p.id and x.role = 'first' limit 1) as who,
      ${clockOfTask} as clock,
      count(*) over () as total
    from ${from}
    where p.assembly_id = ${ctx.assembly.id} and (${task.where})
    order by p.updated_at limit ${MOST}`.execute(ctx.db);
  return rows;
}

export const getInbox = query('getInbox', 'What waits for the reader, most urgent first', async (ctx) => {
  const view = await clockViewer(ctx);
  const found: Array<{ task: string; row: TaskRow }> = [];
  const counts: Record<string, number> = {};
  for (const task of await tasksOf(ctx)) {
    const rows = await rowsOf(ctx, task);
    if (rows.length === 0) continue;
    counts[task.task] = (counts[task.task] ?? 0) + Number(rows[0]!.total);
    found.push(...rows.map((row) => ({ task: task.task, row })));
  }
  const units = await unitNames(
    ctx,
    found.flatMap(({ row }) => row.unit_id ?? []),
  );
  const items = found.map(
    ({ task, row }): InboxItem => ({
      task,
      proposalId: row.id,
      assignmentId: row.assignment_id,
      unitName: row.unit_id ? (units.get(row.unit_id) ?? '') : null,
      number: row.number,
      subject: row.subject,
      state: row.state,
      who: row.who ?? '',
      since: new Date(row.updated_at).toISOString(),
      clock: row.clock ? view(row.clock) : null,
    }),
  );
  const due = (item: InboxItem) => item.clock?.dueAt ?? '9999';
  items.sort((a, b) => due(a).localeCompare(due(b)) || a.since.localeCompare(b.since));
  return { items, counts };
});
