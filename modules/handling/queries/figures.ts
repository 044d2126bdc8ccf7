/** Figures of units' work on one host's matters, counted from the records when asked. */
import { sql } from 'kysely';
import { overdue } from '../../../platform/clocks/overdue.ts';
import { type Counted, dayClasses, numberOf, spanFacts } from '../../../platform/figures/counting.ts';
import type { Context } from '../../../platform/http/context.ts';
import { listUnits, localName } from '../../assemblies/index.ts';
import type { RatedFigures, ReplyFigures, UnitFigures } from '../contract/figures.ts';

const atWork = sql`a.role <> 'assisting' and a.state not in ('proposed', 'replaced', 'bounced')`;

/**
 * Replies owed, by their deadlines: first replies and those of later rounds. Due is what was answered and what is overdue;
 * one whose time still runs or stands still is neither.
 */
const owed = ({ table, where }: Counted, now: Date) => sql`
  select a.unit_id, c.ended_at is not null as answered, c.ended_at is not null and c.ended_at <= c.due_at as on_time,
    ${overdue(now)} as unanswered
  from clocks c join assignments a on a.id = c.part_id join ${sql.table(table)} p on p.id = c.matter_id
  where ${where} and c.name in ('reply', 'rework') and ${atWork} and p.state not in ('withdrawn', 'merged')`;

/** Last rating of each rater on each unit's work: a second round replaces the first. */
const lastRatings = ({ table, where }: Counted) => sql`
  select distinct on (t.proposer_id, r.assignment_id) t.overall, a.unit_id
  from ratings t join replies r on r.id = t.reply_id join assignments a on a.id = r.assignment_id
  join ${sql.table(table)} p on p.id = t.matter_id where ${where}
  order by t.proposer_id, r.assignment_id, t.round desc`;

/** How many were answered, in time and late, and how many days the first replies took. */
export async function replyFigures(
  ctx: Context,
  of: Counted,
): Promise<{ replies: ReplyFigures; byDays: Array<{ above: number; upTo: number | null; count: number }> }> {
  const { rows: owing } = await sql<{ due: number; on_time: number; late: number; unanswered: number }>`
    with owed as (${owed(of, ctx.clock.now())})
    select count(*) filter (where answered or unanswered) as due, count(*) filter (where on_time) as on_time,
      count(*) filter (where answered and not on_time) as late, count(*) filter (where unanswered) as unanswered
    from owed`.execute(ctx.db);
  const { whole, given, spans, classes } = await spanFacts(
    ctx.db,
    sql`select r.issued_at as done_at, extract(epoch from r.issued_at - a.dispatched_at) / 86400 as days
      from assignments a join ${sql.table(of.table)} p on p.id = a.matter_id
      left join replies r on r.assignment_id = a.id and r.round = 1 and r.issued_at is not null
      where ${of.where} and a.role <> 'assisting' and a.dispatched_at is not null and a.state not in ('replaced', 'bounced')`,
    dayClasses,
  );
  const due = owing[0]!;
  return {
    replies: {
      assigned: whole,
      issued: given,
      due: numberOf(due.due),
      onTime: numberOf(due.on_time),
      late: numberOf(due.late),
      unanswered: numberOf(due.unanswered),
      ...spans,
    },
    byDays: classes,
  };
}

/** The last ratings, and how many are waited for. */
export async function ratedFigures(ctx: Context, of: Counted): Promise<RatedFigures> {
  const { rows } = await sql<{
    overall: string;
    count: number;
  }>`select overall, count(*) as count from (${lastRatings(of)}) x group by 1`.execute(ctx.db);
  const { rows: waiting } = await sql<{
    count: number;
  }>`select count(*) as count from clocks c join ${sql.table(of.table)} p on p.id = c.matter_id
    where ${of.where} and c.name = 'rating' and c.ended_at is null`.execute(ctx.db);
  const rated = (word: string) => numberOf(rows.find((row) => row.overall === word)?.count);
  return {
    satisfied: rated('satisfied'),
    basically: rated('basically'),
    unsatisfied: rated('unsatisfied'),
    notRated: numberOf(waiting[0]?.count),
  };
}

interface UnitRow {
  unit_id: string;
  assigned: number;
  issued: number;
  due: number;
  on_time: number;
  satisfied: number;
  basically: number;
  unsatisfied: number;
}

/** Units in printed order, never ranked: what they were given, answered, how it was rated. */
export async function unitFigures(ctx: Context, of: Counted): Promise<UnitFigures[]> {
  const { rows } = await sql<UnitRow>`
    with work as (select a.unit_id, exists (select 1 from replies r where r.assignment_id = a.id
          and r.issued_at is not null) as issued
      from assignments a join ${sql.table(of.table)} p on p.id = a.matter_id where ${of.where} and ${atWork}),
    owed as (${owed(of, ctx.clock.now())}),
    judged as (select unit_id, count(*) filter (where answered or unanswered) as due,
      count(*) filter (where on_time) as on_time from owed group by unit_id),
    rated as (${lastRatings(of)}),
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
  const found = new Map(rows.map((row) => [row.unit_id, row]));
  return (await listUnits(ctx.db, ctx.assembly.id)).flatMap((unit): UnitFigures[] => {
    const row = found.get(unit.id);
    if (!row) return [];
    return [
      {
        unitId: unit.id,
        unitName: localName(unit, ctx.locale),
        assigned: numberOf(row.assigned),
        issued: numberOf(row.issued),
        due: numberOf(row.due),
        onTime: numberOf(row.on_time),
        satisfied: numberOf(row.satisfied),
        basically: numberOf(row.basically),
        unsatisfied: numberOf(row.unsatisfied),
      },
    ];
  });
}
