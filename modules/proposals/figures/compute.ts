/** The figures of a session or of all, counted from the records when asked; what each means: `definitions.ts`. */
import { type RawBuilder, sql } from 'kysely';
import { addMonths, dayOf } from '../../../platform/calendar/days.ts';
import { overdue } from '../../../platform/clocks/overdue.ts';
import type { Context } from '../../../platform/http/context.ts';
import { listUnits, localName } from '../../assemblies/index.ts';
import type { Figures } from '../contract/register.ts';
import { labelsFor } from '../queries/lines.ts';

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

/**
 * Replies owed, by their deadlines: first replies and those of later rounds. Due is what was answered and what is overdue;
 * one whose time still runs or stands still is neither.
 */
const owed = (scope: RawBuilder<unknown>, now: Date) => sql`
  select a.unit_id, c.ended_at is not null as answered, c.ended_at is not null and c.ended_at <= c.due_at as on_time,
    ${overdue(now)} as unanswered
  from clocks c join assignments a on a.id = c.part_id join proposals p on p.id = c.matter_id
  where ${scope} and c.name in ('reply', 'rework') and a.role <> 'assisting'
    and a.state not in ('proposed', 'replaced', 'bounced') and p.state not in ('withdrawn', 'merged')`;

/** Upper ends of the classes of days to the first reply; the last has none. */
const dayClasses = [30, 60, 90, 120, 180] as const;

async function replies(ctx: Context, scope: RawBuilder<unknown>): Promise<Pick<Figures, 'replies' | 'byDays'>> {
  const { rows: owing } = await sql<{ due: number; on_time: number; late: number; unanswered: number }>`
    with owed as (${owed(scope, ctx.clock.now())})
    select count(*) filter (where answered or unanswered) as due, count(*) filter (where on_time) as on_time,
      count(*) filter (where answered and not on_time) as late, count(*) filter (where unanswered) as unanswered
    from owed`.execute(ctx.db);
  const { rows } = await sql<{
    assigned: number;
    issued: number;
    median: number | null;
    lower: number | null;
    upper: number | null;
    classes: number[];
  }>`
    with answered as (
      select r.issued_at, extract(epoch from r.issued_at - a.dispatched_at) / 86400 as days
      from assignments a join proposals p on p.id = a.matter_id
      left join replies r on r.assignment_id = a.id and r.round = 1 and r.issued_at is not null
      where ${scope} and a.role <> 'assisting' and a.dispatched_at is not null and a.state not in ('replaced', 'bounced'))
    select count(*) as assigned, count(issued_at) as issued,
      percentile_cont(0.5) within group (order by days) as median,
      percentile_cont(0.25) within group (order by days) as lower,
      percentile_cont(0.75) within group (order by days) as upper,
      json_build_array(${sql.join(
        [...dayClasses, null].map((upper, index) => {
          const above = index === 0 ? sql`true` : sql`days > ${dayClasses[index - 1]}`;
          return sql`count(*) filter (where days is not null and ${above} ${upper === null ? sql`` : sql`and days <= ${upper}`})`;
        }),
      )}) as classes
    from answered`.execute(ctx.db);
  const row = rows[0]!;
  const days = (value: number | null) => (value === null ? null : Math.round(Number(value) * 10) / 10);
  return {
    replies: {
      assigned: number(row.assigned),
      issued: number(row.issued),
      due: number(owing[0]!.due),
      onTime: number(owing[0]!.on_time),
      late: number(owing[0]!.late),
      unanswered: number(owing[0]!.unanswered),
      medianDays: days(row.median),
      lowerQuartileDays: days(row.lower),
      upperQuartileDays: days(row.upper),
    },
    byDays: row.classes.map((count, index) => ({
      above: index === 0 ? 0 : dayClasses[index - 1]!,
      upTo: dayClasses[index] ?? null,
      count: number(count),
    })),
  };
}

/** Last rating of each proposer on each unit's work: a second round replaces the first. */
const lastRatings = (scope: RawBuilder<unknown>) => sql`
  select distinct on (t.proposer_id, r.assignment_id) t.overall, a.unit_id
  from ratings t join replies r on r.id = t.reply_id join assignments a on a.id = r.assignment_id
  join proposals p on p.id = t.matter_id where ${scope}
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
    due: number;
    on_time: number;
    satisfied: number;
    basically: number;
    unsatisfied: number;
  }>`
    with work as (select a.unit_id, exists (select 1 from replies r where r.assignment_id = a.id
          and r.issued_at is not null) as issued
      from assignments a join proposals p on p.id = a.matter_id
      where ${scope} and a.role <> 'assisting' and a.state not in ('proposed', 'replaced', 'bounced')),
    owed as (${owed(scope, ctx.clock.now())}),
    judged as (select unit_id, count(*) filter (where answered or unanswered) as due,
      count(*) filter (where on_time) as on_time from owed group by unit_id),
    rated as (${lastRatings(scope)}),
    spread as (select unit_id, count(*) filter (where overall = 'satisfied') as satisfied,
      count(*) filter (where overall = 'basically') as basically,
      count(*) filter (where overall = 'unsatisfied') as unsatisfied from rated group by unit_id)
    select w.unit_id, count(*) as assigned, count(*) filter (where w.issued) as issued,
      coalesce(max(j.due), 0) as due, coalesce(max(j.on_time), 0) as on_time,
      coalesce(max(s.satisfied), 0) as satisfied, coalesce(max(s.basically), 0) as basically,
      coalesce(max(s.unsatisfied), 0) as unsatisfied
    from work w left join spread s on s.unit_id = w.unit_id left join judged j on j.unit_id = w.unit_id group by w.unit_id`.execute(
    ctx.db,
  );
  const units = await listUnits(ctx.db, ctx.assembly.id);
  const found = new Map(rows.map((row) => [row.unit_id, row]));
  return units.flatMap((unit) => {
    const row = found.get(unit.id);
    if (!row) return [];
    return [
      {
        unitId: unit.id,
        unitName: localName(unit, ctx.locale),
        assigned: number(row.assigned),
        issued: number(row.issued),
        due: number(row.due),
        onTime: number(row.on_time),
        satisfied: number(row.satisfied),
        basically: number(row.basically),
        unsatisfied: number(row.unsatisfied),
      },
    ];
  });
}

/** Every month from the first to the last, those without anything too. @param first undefined: none */
export function monthsFrom(first: string | undefined, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month !== undefined && month <= last; month = addMonths(`${month}-01`, 1).slice(0, 7))
    months.push(month);
  return months;
}

async function byMonth(ctx: Context, scope: RawBuilder<unknown>): Promise<Figures['byMonth']> {
  const month = (column: string) => sql`to_char(${sql.ref(`p.${column}`)} at time zone 'Asia/Shanghai', 'YYYY-MM')`;
  const { rows } = await sql<{ month: string; received: number; filed: number; replied: number }>`
    select month, sum(received) as received, sum(filed) as filed, sum(replied) as replied from (
      select ${month('submitted_at')} as month, 1 as received, 0 as filed, 0 as replied from proposals p where ${scope} and p.submitted_at is not null
      union all select ${month('filed_at')}, 0, 1, 0 from proposals p where ${scope} and p.filed_at is not null
      union all select ${month('replied_at')}, 0, 0, 1 from proposals p where ${scope} and p.replied_at is not null) m
    group by month order by month`.execute(ctx.db);
  const found = new Map(rows.map((row) => [row.month, row]));
  return monthsFrom(rows[0]?.month, dayOf(ctx.clock.now()).slice(0, 7)).map((month) => ({
    month,
    received: number(found.get(month)?.received),
    filed: number(found.get(month)?.filed),
    replied: number(found.get(month)?.replied),
  }));
}

/** Which proposals are counted. */
export interface FigureScope {
  sessionId?: string | undefined;
  /** `public` leaves out confidential proposals and those that are or are wished to be internal. */
  audience: 'public' | 'inside';
  /** Count history brought in from old registers as well. */
  imported: boolean;
}

function scopeOf(ctx: Context, { sessionId, audience }: FigureScope): RawBuilder<unknown> {
  return sql`p.assembly_id = ${ctx.assembly.id} and p.state not in ('draft', 'cosigning')
    ${audience === 'public' ? sql`and not p.confidential and coalesce(p.publicity_decision, p.publicity_wish) <> 'internal'` : sql``}
    ${sessionId ? sql`and p.session_id = ${sessionId}` : sql``}`;
}

/** Counts from the records as they are now. The caller has checked that the reader may have the audience's figures. */
export async function computeFigures(ctx: Context, choice: FigureScope): Promise<Figures> {
  const { sessionId } = choice;
  const labels = await labelsFor(ctx);
  const whole = scopeOf(ctx, choice);
  const scope = choice.imported ? whole : sql`${whole} and not p.imported`;
  const sums = await totals(ctx, scope);
  const { rows: history } = await sql<{
    count: number;
  }>`select count(*) as count from proposals p where ${whole} and p.imported`.execute(ctx.db);
  const { rows } = await sql<{
    overall: string;
    count: number;
  }>`select overall, count(*) as count from (${lastRatings(scope)}) x group by 1`.execute(ctx.db);
  const rated = (word: string) => number(rows.find((row) => row.overall === word)?.count);
  const { rows: waiting } = await sql<{
    count: number;
  }>`select count(*) as count from clocks c join proposals p on p.id = c.matter_id
    where ${scope} and c.name = 'rating' and c.ended_at is null`.execute(ctx.db);
  return {
    sessionId: sessionId ?? null,
    sessionLabel: sessionId ? labels.session(sessionId) : null,
    asOf: ctx.clock.now().toISOString(),
    audience: choice.audience,
    importedCounted: choice.imported,
    imported: number(history[0]?.count),
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
    ...(await replies(ctx, scope)),
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
