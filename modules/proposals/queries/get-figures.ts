/** The figures of a session or of all: counted from the records when asked, each with how it was counted. */
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../../platform/http/context.ts';
import { listUnits } from '../../assemblies/index.ts';
import type { Figures } from '../contract/register.ts';
import { query } from '../operations.ts';
import { labelsFor } from './lines.ts';

const number = (value: unknown) => Number(value ?? 0);

interface Totals {
  received: number;
  filed: number;
  merged: number;
  converted: number;
  declined: number;
  withdrawn: number;
  pending: number;
}

/** Drafts and co-signing ones are not received yet. Merged ones count as received and merged, not as filed. */
async function totals(ctx: Context, scope: RawBuilder<unknown>): Promise<Totals> {
  const { rows } = await sql<Totals>`select
      count(*) as received,
      count(*) filter (where p.number is not null and p.state <> 'merged' and p.state <> 'withdrawn') as filed,
      count(*) filter (where p.state = 'merged') as merged,
      count(*) filter (where p.state = 'converted') as converted,
      count(*) filter (where p.state = 'declined') as declined,
      count(*) filter (where p.state = 'withdrawn') as withdrawn,
      count(*) filter (where p.state in ('submitted', 'reviewing', 'returned')) as pending
    from proposals p where ${scope}`.execute(ctx.db);
  return rows[0]!;
}

/** First-round replies: due ones are those assigned; in time when issued by the end of the reply clock (extensions count). */
async function replies(ctx: Context, scope: RawBuilder<unknown>) {
  const { rows } = await sql<{
    due: number;
    issued: number;
    on_time: number;
    median: number | null;
    lower: number | null;
    upper: number | null;
  }>`
    with answered as (
      select a.id, r.issued_at, a.dispatched_at,
        (select min(c.due_at) from clocks c where c.assignment_id = a.id and c.kind = 'reply') as due_at
      from assignments a join proposals p on p.id = a.proposal_id
      left join replies r on r.assignment_id = a.id and r.round = 1 and r.issued_at is not null
      where ${scope} and a.role <> 'assisting' and a.dispatched_at is not null and a.state not in ('replaced', 'bounced'))
    select count(*) as due, count(issued_at) as issued,
      count(*) filter (where issued_at is not null and (due_at is null or issued_at <= due_at)) as on_time,
      percentile_cont(0.5) within group (order by extract(epoch from issued_at - dispatched_at) / 86400) as median,
      percentile_cont(0.25) within group (order by extract(epoch from issued_at - dispatched_at) / 86400) as lower,
      percentile_cont(0.75) within group (order by extract(epoch from issued_at - dispatched_at) / 86400) as upper
    from answered`.execute(ctx.db);
  const row = rows[0]!;
  const days = (value: number | null) => (value === null ? null : Math.round(Number(value) * 10) / 10);
  return {
    due: number(row.due),
    issued: number(row.issued),
    onTime: number(row.on_time),
    medianDays: days(row.median),
    lowerQuartileDays: days(row.lower),
    upperQuartileDays: days(row.upper),
  };
}

/** Last rating of each proposer on each unit's work: a second round replaces the first. */
const lastRatings = (scope: RawBuilder<unknown>) => sql`
  select distinct on (t.proposer_id, r.assignment_id) t.overall, a.unit_id
  from ratings t join replies r on r.id = t.reply_id join assignments a on a.id = r.assignment_id
  join proposals p on p.id = t.proposal_id where ${scope}
  order by t.proposer_id, r.assignment_id, t.round desc`;

async function groups(ctx: Context, scope: RawBuilder<unknown>, column: string) {
  const name = sql.ref(`p.${column}`);
  const { rows } = await sql<{ code: string; count: number }>`select ${name} as code, count(*) as count from proposals p
    where ${scope} and ${name} is not null group by 1 order by 2 desc, 1`.execute(ctx.db);
  return rows.map((row) => ({ code: row.code, count: number(row.count) }));
}

async function byUnit(ctx: Context, scope: RawBuilder<unknown>): Promise<Figures['byUnit']> {
  const { rows } = await sql<{
    unit_id: string;
    assigned: number;
    issued: number;
    on_time: number;
    satisfied: number;
    basically: number;
    unsatisfied: number;
  }>`
    with work as (select a.unit_id, a.id, (a.issued_at is not null or exists (select 1 from replies r where r.assignment_id = a.id
          and r.issued_at is not null)) as issued,
        exists (select 1 from replies r left join clocks c on c.assignment_id = a.id and c.kind = 'reply'
          where r.assignment_id = a.id and r.round = 1 and r.issued_at is not null
          and (c.due_at is null or r.issued_at <= c.due_at)) as on_time
      from assignments a join proposals p on p.id = a.proposal_id
      where ${scope} and a.role <> 'assisting' and a.state not in ('proposed', 'replaced', 'bounced')),
    rated as (${lastRatings(scope)}),
    spread as (select unit_id, count(*) filter (where overall = 'satisfied') as satisfied,
      count(*) filter (where overall = 'basically') as basically,
      count(*) filter (where overall = 'unsatisfied') as unsatisfied from rated group by unit_id)
    select w.unit_id, count(*) as assigned, count(*) filter (where w.issued) as issued, count(*) filter (where w.on_time) as on_time,
      coalesce(max(s.satisfied), 0) as satisfied, coalesce(max(s.basically), 0) as basically,
      coalesce(max(s.unsatisfied), 0) as unsatisfied
    from work w left join spread s on s.unit_id = w.unit_id group by w.unit_id`.execute(ctx.db);
  const units = await listUnits(ctx.db, ctx.assembly.id);
  const found = new Map(rows.map((row) => [row.unit_id, row]));
  return units.flatMap((unit) => {
    const row = found.get(unit.id);
    if (!row) return [];
    return [
      {
        unitId: unit.id,
        unitName: unit.name,
        assigned: number(row.assigned),
        issued: number(row.issued),
        onTime: number(row.on_time),
        satisfied: number(row.satisfied),
        basically: number(row.basically),
        unsatisfied: number(row.unsatisfied),
      },
    ];
  });
}

async function byMonth(ctx: Context, scope: RawBuilder<unknown>): Promise<Figures['byMonth']> {
  const month = (column: string) => sql`to_char(${sql.ref(`p.${column}`)} at time zone 'Asia/Shanghai', 'YYYY-MM')`;
  const { rows } = await sql<{ month: string; received: number; filed: number; replied: number }>`
    select month, sum(received) as received, sum(filed) as filed, sum(replied) as replied from (
      select ${month('submitted_at')} as month, 1 as received, 0 as filed, 0 as replied from proposals p where ${scope} and p.submitted_at is not null
      union all select ${month('filed_at')}, 0, 1, 0 from proposals p where ${scope} and p.filed_at is not null
      union all select ${month('replied_at')}, 0, 0, 1 from proposals p where ${scope} and p.replied_at is not null) m
    group by month order by month`.execute(ctx.db);
  return rows.map((row) => ({
    month: row.month,
    received: number(row.received),
    filed: number(row.filed),
    replied: number(row.replied),
  }));
}

export async function computeFigures(ctx: Context, sessionId: string | undefined): Promise<Figures> {
  const labels = await labelsFor(ctx);
  const scope = sql`p.assembly_id = ${ctx.assembly.id} and p.state not in ('draft', 'cosigning')
    ${sessionId ? sql`and p.session_id = ${sessionId}` : sql``}`;
  const sums = await totals(ctx, scope);
  const { rows } = await sql<{
    overall: string;
    count: number;
  }>`select overall, count(*) as count from (${lastRatings(scope)}) x group by 1`.execute(ctx.db);
  const rated = (word: string) => number(rows.find((row) => row.overall === word)?.count);
  const { rows: waiting } = await sql<{
    count: number;
  }>`select count(*) as count from clocks c join proposals p on p.id = c.proposal_id
    where ${scope} and c.kind = 'rating' and c.ended_at is null`.execute(ctx.db);
  return {
    sessionId: sessionId ?? null,
    sessionLabel: sessionId ? labels.session(sessionId) : null,
    asOf: ctx.clock.now().toISOString(),
    received: number(sums.received),
    filed: number(sums.filed),
    merged: number(sums.merged),
    converted: number(sums.converted),
    declined: number(sums.declined),
    withdrawn: number(sums.withdrawn),
    pending: number(sums.pending),
    byState: (await groups(ctx, scope, 'state')).map((item) => ({ state: item.code, count: item.count })),
    byCategory: (await groups(ctx, scope, 'category')).map((item) => ({
      ...item,
      label: labels.category(item.code) ?? item.code,
    })),
    byClass: (await groups(ctx, scope, 'reply_class'))
      .sort((a, b) => a.code.localeCompare(b.code))
      .map((item) => ({ ...item, label: labels.class(item.code) })),
    replies: await replies(ctx, scope),
    ratings: {
      satisfied: rated('satisfied'),
      basically: rated('basically'),
      unsatisfied: rated('unsatisfied'),
      notRated: number(waiting[0]?.count),
    },
    byUnit: await byUnit(ctx, scope),
    byMonth: await byMonth(ctx, scope),
  };
}

export const getFigures = query(
  'getFigures',
  'Figures of the register',
  (ctx, { query: filter }) => computeFigures(ctx, filter.sessionId),
  { access: 'public' },
);
