/** The overdue list anybody inside can be shown: what is late, on whom it waits. */
import { sql } from 'kysely';
import { dayOf, dueAfter, endOfDay } from '../../../platform/clock/working-days.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import { listUnits } from '../../assemblies/index.ts';
import { query } from '../operations.ts';
import type { ProposalState } from '../workflow.ts';
import { type ClockJson, type Condition, clockOf } from './lines.ts';
import { visible } from './visible.ts';

export const listOverdue = query(
  'listOverdue',
  'Deadlines that have passed or are near',
  async (ctx, { query: filter }) => {
    if (ctx.actor.grants.length === 0) throw forbidden('not_your_part');
    const now = ctx.clock.now();
    const until =
      filter.within === 0 ? now : dueAfter(endOfDay(dayOf(now)), { count: filter.within, unit: 'working_day' });
    const where: Condition[] = [
      visible(ctx),
      sql<boolean>`c.ended_at is null and c.paused_at is null and c.due_at < ${until}`,
      sql<boolean>`p.assembly_id = ${ctx.assembly.id}`,
    ];
    if (filter.kind) where.push(sql<boolean>`c.kind = ${filter.kind}`);
    if (filter.unitId) where.push(sql<boolean>`c.waits_for = ${`unit:${filter.unitId}`}`);
    const { rows } = await sql<{
      id: string;
      number: number | null;
      subject: string;
      state: ProposalState;
      clock: ClockJson;
      waiting: string | null;
      total: number;
    }>`
    select p.id, p.number, p.subject, p.state, row_to_json(c) as clock, count(*) over () as total,
      (select x.name from proposal_proposers x where x.id = c.proposer_id) as waiting
    from clocks c join proposals p on p.id = c.proposal_id
    where ${sql.join([...where], sql` and `)}
    order by c.due_at, c.id limit ${filter.size} offset ${(filter.page - 1) * filter.size}`.execute(ctx.db);
    const units = new Map((await listUnits(ctx.db, ctx.assembly.id)).map((unit) => [`unit:${unit.id}`, unit.name]));
    const name = (waitsFor: string, proposer: string | null) =>
      proposer ?? units.get(waitsFor) ?? ctx.t(`accounts.role.${waitsFor.replace('role:', '')}`);
    return {
      items: rows.map((row) => ({
        proposalId: row.id,
        number: row.number,
        subject: row.subject,
        state: row.state,
        waitsForName: name(row.clock.waits_for, row.waiting),
        clock: clockOf(now, row.clock),
      })),
      total: Number(rows[0]?.total ?? 0),
      page: filter.page,
      size: filter.size,
    };
  },
);
