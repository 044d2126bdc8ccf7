/** Counting from the records of any kind of matter: groups, months, spans of days. */
import { type RawBuilder, sql } from 'kysely';
import { addMonths, dayOf } from '../calendar/days.ts';
import type { Db } from '../db/schema.ts';

export const numberOf = (value: unknown): number => Number(value ?? 0);

/** Matters that are counted: a table, `p` in the statement, and conditions on it. */
export interface Counted {
  table: string;
  where: RawBuilder<unknown>;
}

/** How many of each value of a column, the most first; those without one are left out. */
export async function groupsOf(
  db: Db,
  { table, where }: Counted,
  column: string,
): Promise<Array<{ code: string; count: number }>> {
  const name = sql.ref(`p.${column}`);
  const { rows } = await sql<{ code: string; count: number }>`select ${name} as code, count(*) as count
    from ${sql.table(table)} p where ${where} and ${name} is not null group by 1 order by 2 desc, 1`.execute(db);
  return rows.map((row) => ({ code: row.code, count: numberOf(row.count) }));
}

/** How many fulfil each condition on `p`, and how many there are. */
export async function countsOf<K extends string>(
  db: Db,
  { table, where }: Counted,
  conditions: Readonly<Record<K, RawBuilder<unknown>>>,
): Promise<Record<K, number>> {
  const keys = Object.keys(conditions) as K[];
  const { rows } = await sql<Record<K, unknown>>`select ${sql.join(
    keys.map((key) => sql`count(*) filter (where ${conditions[key]}) as ${sql.ref(key)}`),
  )} from ${sql.table(table)} p where ${where}`.execute(db);
  return Object.fromEntries(keys.map((key) => [key, numberOf(rows[0]![key])])) as Record<K, number>;
}

/** Every month from the first to the last, those without anything too. @param first undefined: none */
export function monthsFrom(first: string | undefined, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month !== undefined && month <= last; month = addMonths(`${month}-01`, 1).slice(0, 7))
    months.push(month);
  return months;
}

/** What happened in each month, until now. @param columns instants of `p` by the name they are counted under */
export async function monthsOf<K extends string>(
  db: Db,
  { table, where }: Counted,
  columns: Readonly<Record<K, string>>,
  now: Date,
): Promise<Array<{ month: string } & Record<K, number>>> {
  const keys = Object.keys(columns) as K[];
  const each = keys.map((key) => {
    const at = sql.ref(`p.${columns[key]}`);
    return sql`select to_char(${at} at time zone 'Asia/Shanghai', 'YYYY-MM') as month, ${key}::text as what
      from ${sql.table(table)} p where ${where} and ${at} is not null`;
  });
  const { rows } = await sql<{ month: string; what: K; count: number }>`
    select month, what, count(*) as count from (${sql.join(each, sql` union all `)}) m group by 1, 2 order by 1`.execute(
    db,
  );
  const found = new Map(rows.map((row) => [`${row.month}${row.what}`, numberOf(row.count)]));
  return monthsFrom(rows[0]?.month, dayOf(now).slice(0, 7)).map((month) => {
    const counts = Object.fromEntries(keys.map((key) => [key, found.get(`${month}${key}`) ?? 0]));
    return { month, ...counts } as { month: string } & Record<K, number>;
  });
}

/** Upper ends of the classes of days to an answer; the last has none. */
export const dayClasses = [30, 60, 90, 120, 180] as const;

export interface SpanFacts {
  /** Rows, and those of them that have come to their end. */
  whole: number;
  given: number;
  spans: { medianDays: number | null; lowerQuartileDays: number | null; upperQuartileDays: number | null };
  classes: Array<{ above: number; upTo: number | null; count: number }>;
}

/** Median, quartiles and classes of spans. @param spans a statement giving `done_at` and `days`, both null while it runs */
export async function spanFacts(db: Db, spans: RawBuilder<unknown>, upperEnds: readonly number[]): Promise<SpanFacts> {
  const ends = [...upperEnds, null];
  const counts = ends.map((upper, index) => {
    const above = index === 0 ? sql`true` : sql`days > ${upperEnds[index - 1]}`;
    return sql`count(*) filter (where days is not null and ${above} ${upper === null ? sql`` : sql`and days <= ${upper}`})`;
  });
  const { rows } = await sql<{
    whole: number;
    given: number;
    median: number | null;
    lower: number | null;
    upper: number | null;
    classes: number[];
  }>`with spans as (${spans}) select count(*) as whole, count(done_at) as given,
      percentile_cont(0.5) within group (order by days) as median,
      percentile_cont(0.25) within group (order by days) as lower,
      percentile_cont(0.75) within group (order by days) as upper,
      json_build_array(${sql.join(counts)}) as classes
    from spans`.execute(db);
  const row = rows[0]!;
  const days = (value: number | null) => (value === null ? null : Math.round(Number(value) * 10) / 10);
  return {
    whole: numberOf(row.whole),
    given: numberOf(row.given),
    spans: { medianDays: days(row.median), lowerQuartileDays: days(row.lower), upperQuartileDays: days(row.upper) },
    classes: row.classes.map((count, index) => ({
      above: index === 0 ? 0 : upperEnds[index - 1]!,
      upTo: ends[index] ?? null,
      count: numberOf(count),
    })),
  };
}
