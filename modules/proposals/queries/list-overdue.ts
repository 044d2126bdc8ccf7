/** The overdue list anybody inside can be shown: what is late, on whom it waits. */
import { sql } from 'kysely';
import { dayOf } from '../../../platform/calendar/days.ts';
import { dueAfter } from '../../../platform/calendar/spans.ts';
import type { ClockView } from '../../../platform/clocks/contract.ts';
import { overdue } from '../../../platform/clocks/overdue.ts';
import type { ClockJson } from '../../../platform/clocks/views.ts';
import { fileName } from '../../../platform/documents/wording.ts';
import type { ListColumn, ListDescription } from '../../../platform/exporting/list.ts';
import { takeAway, takenAway } from '../../../platform/exporting/take-away.ts';
import type { Context } from '../../../platform/http/context.ts';
import { readPage } from '../../../platform/http/pages.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import { listUnits, workCalendar } from '../../assemblies/index.ts';
import { unitsOfExport } from '../documents/export-scope.ts';
import { query } from '../operations.ts';
import { urgesAs } from '../policy.ts';
import type { ProposalState } from '../workflow.ts';
import { clockViewer, thisClock } from './clock-views.ts';
import type { Condition } from './lines.ts';
import { visible } from './visible.ts';

/** For whom how many wait, units in printed order first; proposers are one line. */
async function totalsOf(ctx: Context, where: readonly Condition[]) {
  const { rows } = await sql<{ who: string; count: number }>`
    select case when c.waits_for like 'proposer:%' then 'proposer' else c.waits_for end as who, count(*) as count
    from clocks c join proposals p on p.id = c.matter_id where ${sql.join([...where], sql` and `)}
    group by 1`.execute(ctx.db);
  const counts = new Map(rows.map((row) => [row.who, Number(row.count)]));
  const units = (await listUnits(ctx.db, ctx.assembly.id)).flatMap((unit) => {
    const count = counts.get(`unit:${unit.id}`);
    return count ? [{ type: 'unit' as const, unitId: unit.id, name: unit.name, count }] : [];
  });
  const roles = rows
    .filter((row) => row.who.startsWith('role:'))
    .map((row) => ({
      type: 'role' as const,
      unitId: null,
      name: ctx.t(`accounts.role.${row.who.slice(5)}`),
      count: Number(row.count),
    }));
  const proposers = counts.get('proposer');
  return [
    ...units,
    ...roles,
    ...(proposers
      ? [{ type: 'proposer' as const, unitId: null, name: ctx.t('proposals.proposersTogether'), count: proposers }]
      : []),
  ];
}

interface OverdueRow {
  id: string;
  number: number | null;
  subject: string;
  state: ProposalState;
  clock: ClockJson;
  total: number;
}

/** Conditions on clocks `c` and proposals `p`, whatever unit is asked for. @throws Problem 403 `not_your_part` */
async function overdueScope(ctx: Context, filter: { within: number; kind?: string | undefined }): Promise<Condition[]> {
  if (ctx.actor.grants.length === 0) throw forbidden('not_your_part');
  const now = ctx.clock.now();
  const until =
    filter.within === 0
      ? now
      : dueAfter(await workCalendar(ctx.db, ctx.assembly.id), now, { count: filter.within, unit: 'working_day' });
  const where: Condition[] = [visible(ctx), overdue(until), sql<boolean>`p.assembly_id = ${ctx.assembly.id}`];
  if (filter.kind) where.push(sql<boolean>`c.name = ${filter.kind}`);
  return where;
}

async function overdueRows(
  ctx: Context,
  where: readonly Condition[],
  { unitId, limit, offset }: { unitId?: string | undefined; limit: number; offset: number },
): Promise<OverdueRow[]> {
  const chosen = unitId ? [...where, sql<boolean>`c.waits_for = ${`unit:${unitId}`}`] : where;
  const { rows } = await sql<OverdueRow>`
    select p.id, p.number, p.subject, p.state, ${thisClock} as clock, count(*) over () as total
    from clocks c join proposals p on p.id = c.matter_id
    where ${sql.join([...chosen], sql` and `)}
    order by c.due_at, c.id limit ${limit} offset ${offset}`.execute(ctx.db);
  return rows;
}

export const listOverdue = query(
  'listOverdue',
  'Deadlines that have passed or are near',
  async (ctx, { query: filter }) => {
    const where = await overdueScope(ctx, filter);
    const totals = await totalsOf(ctx, where);
    const { rows, total, page } = await readPage(filter.page, filter.size, async (asked) => {
      const found = await overdueRows(ctx, where, {
        unitId: filter.unitId,
        limit: filter.size,
        offset: (asked - 1) * filter.size,
      });
      return { rows: found, total: Number(found[0]?.total ?? 0) };
    });
    const view = await clockViewer(ctx);
    const units = new Map((await listUnits(ctx.db, ctx.assembly.id)).map((unit) => [`unit:${unit.id}`, unit.side]));
    const sideOf = (waitsFor: string) => units.get(waitsFor);
    const today = dayOf(ctx.clock.now());
    const urgedToday = ({ urged }: ClockView) => urged !== null && dayOf(new Date(urged.at)) === today;
    return {
      items: rows.map((row) => {
        const clock = view(row.clock);
        return {
          proposalId: row.id,
          number: row.number,
          subject: row.subject,
          state: row.state,
          waitsForName: clock.whose.name,
          clock,
          mayUrge: !urgedToday(clock) && urgesAs(ctx.actor, sideOf(row.clock.waits_for)).length > 0,
        };
      }),
      totals,
      total,
      page,
      size: filter.size,
    };
  },
);

/** Rows of one sheet at most; who has more chooses a unit or a kind. */
const SHEET_MOST = 20_000;

type OverdueLine = Omit<OverdueRow, 'clock'> & { clock: ClockView };

const overdueColumn = (key: string, column: Omit<ListColumn<OverdueLine>, 'key' | 'heading'>) => ({
  key,
  heading: `proposals.documents.overdue.${key}`,
  ...column,
});

const overdueList: ListDescription<OverdueLine> = {
  sheet: 'proposals.documents.overdue.file',
  columns: [
    overdueColumn('waits', { printed: 3, cell: ({ clock }) => clock.whose.name }),
    overdueColumn('clock', { printed: 2, cell: ({ clock }, { t }) => t(`proposals.clock.${clock.kind}`) }),
    overdueColumn('due', { kind: 'date', printed: 2, cell: ({ clock }) => new Date(clock.dueAt) }),
    overdueColumn('over', { printed: 1, cell: ({ clock }) => (clock.overdue ? Math.abs(clock.daysLeft) : null) }),
    overdueColumn('state', { printed: 2, cell: ({ state }, { t }) => t(`proposals.state.${state}`) }),
    overdueColumn('number', { printed: 1, cell: (line) => line.number }),
    overdueColumn('subject', { width: 48, printed: 6, cell: (line) => line.subject }),
  ],
  paper: {
    title: 'proposals.documents.overdue.title',
    counted: 'proposals.documents.register.count',
    orientation: 'landscape',
  },
};

export const exportOverdue = query(
  'exportOverdue',
  'The overdue list as a file',
  async (ctx, { query: { format, unitId, ...filter } }) => {
    unitsOfExport(ctx);
    const rows = await overdueRows(ctx, await overdueScope(ctx, filter), { unitId, limit: SHEET_MOST, offset: 0 });
    const view = await clockViewer(ctx);
    const lines = rows.map((row) => ({ ...row, clock: view(row.clock) }));
    const name = fileName(ctx.assembly.name, ctx.t('proposals.documents.overdue.file'));
    return takeAway(ctx, overdueList, lines, { format, name });
  },
  takenAway,
);
