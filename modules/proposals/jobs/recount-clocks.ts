/** Moves running deadlines that end on another day since the calendar changed: each once, with history and a word. */
import { sql } from 'kysely';
import { dayOf } from '../../../platform/calendar/days.ts';
import type { WorkCalendar } from '../../../platform/calendar/work-calendar.ts';
import type { Db } from '../../../platform/db/schema.ts';
import type { Context } from '../../../platform/http/context.ts';
import { type CalendarFollower, workCalendar } from '../../assemblies/index.ts';
import { notify } from '../../notices/index.ts';
import { writeHistory } from '../store/advance.ts';
import { type ClockFacts, dueOf } from '../store/clocks.ts';
import { loadMatter, type Matter } from '../store/matter.ts';
import type { ClockKind } from '../tables.ts';
import { accountsOfProposers, waitingAccounts } from './recipients.ts';

interface OpenClock extends ClockFacts {
  id: string;
  proposal_id: string;
  assignment_id: string | null;
  kind: ClockKind;
  waits_for: string;
}

interface MovedClock extends OpenClock {
  to: Date;
}

const PAGE = 2000;

/** Those of the clocks that end on another day by the calendar. */
function movedBy(calendar: WorkCalendar, clocks: readonly OpenClock[]): MovedClock[] {
  return clocks.flatMap((clock) => {
    const to = dueOf(calendar, clock);
    return dayOf(to) === dayOf(clock.due_at) ? [] : [{ ...clock, to }];
  });
}

/** All that would move, a page at a time. */
async function* movedOf(db: Db, assemblyId: string, calendar: WorkCalendar): AsyncGenerator<MovedClock[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await sql<OpenClock>`
      select id, proposal_id, assignment_id, kind, waits_for, started_at, due_at, rule, agreed, stood_days from clocks
      where assembly_id = ${assemblyId} and ended_at is null and not agreed and id > ${after}
      order by id limit ${PAGE}`.execute(db);
    yield movedBy(calendar, rows);
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
  }
}

/** Those a moved deadline concerns: whom it waits for, and who waits for the answer. */
async function tell(ctx: Context, matter: Matter, clock: MovedClock): Promise<void> {
  const { accounts, front } = await waitingAccounts(ctx, matter, clock);
  const params = {
    subject: matter.row.subject,
    number: matter.row.number ?? '',
    clock: clock.kind,
    from: dayOf(clock.due_at),
    to: dayOf(clock.to),
  };
  const kind = 'proposals.notice.deadline_moved';
  const linkOf = (side: string) => `/${side}/${ctx.assembly.code}/proposals/${matter.row.id}`;
  const told = [{ accountIds: accounts, kind, params, link: linkOf(front) }];
  if (clock.kind === 'reply' || clock.kind === 'rework') {
    const waiting = matter.proposers.filter((item) => item.status === 'confirmed' && item.role !== 'supporter');
    told.push({ accountIds: await accountsOfProposers(ctx, waiting), kind, params, link: linkOf('m') });
  }
  await notify(ctx, told);
}

/** Moves what is to move of one proposal, looking again under its lock. @returns how many moved */
async function moveOne(ctx: Context, proposalId: string): Promise<number> {
  const matter = await loadMatter(ctx, proposalId, true);
  const calendar = await workCalendar(ctx.db, ctx.assembly.id);
  const { rows } = await sql<OpenClock>`
    select id, proposal_id, assignment_id, kind, waits_for, started_at, due_at, rule, agreed, stood_days from clocks
    where proposal_id = ${proposalId} and ended_at is null and not agreed order by id`.execute(ctx.db);
  const moved = movedBy(calendar, rows);
  const now = ctx.clock.now();
  for (const clock of moved) {
    await sql`update clocks set due_at = ${clock.to}, reminded_at = null,
      overdue_notified_at = ${clock.to < now ? now : null} where id = ${clock.id}`.execute(ctx.db);
    await writeHistory(ctx, matter, {
      action: 'deadline_moved',
      from: matter.row.state,
      to: matter.row.state,
      partId: clock.assignment_id,
      details: {
        clock: clock.kind,
        from: dayOf(clock.due_at),
        to: dayOf(clock.to),
        ...(clock.assignment_id
          ? { unit: matter.assignments.find((item) => item.id === clock.assignment_id)?.unit.name ?? '' }
          : {}),
      },
    });
    await tell(ctx, matter, clock);
  }
  return moved.length;
}

/** Deadlines of proposals follow the calendar; those a person set or granted by date do not. */
export const proposalClocks: CalendarFollower = {
  module: 'proposals',
  async countMoved(ctx, calendar) {
    let count = 0;
    for await (const moved of movedOf(ctx.db, ctx.assembly.id, calendar)) count += moved.length;
    return count;
  },
  async recount({ db, services }, assembly) {
    const calendar = await workCalendar(db, assembly.id);
    let count = 0;
    for await (const moved of movedOf(db, assembly.id, calendar)) {
      for (const proposalId of new Set(moved.map((clock) => clock.proposal_id)))
        count += await db.transaction().execute((trx) => moveOne(services.contextFor(trx, assembly), proposalId));
    }
    return count;
  },
};
