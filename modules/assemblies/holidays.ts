/**
 * The work calendar of an assembly: notices of moved days entered by it or, where it has none of a year, by the nearest
 * assembly above it; then those shipped with the product; then the law alone.
 */
import { sql } from 'kysely';
import { createCalendar, shippedCalendar, type WorkCalendar } from '../../platform/calendar/work-calendar.ts';
import { newId } from '../../platform/db/ids.ts';
import type { Db } from '../../platform/db/schema.ts';
import { cached, forget } from './cache.ts';
import { listAssemblies } from './store.ts';

/** A notice as it was entered. */
export interface HolidayNotice {
  id: string;
  assemblyId: string;
  year: number;
  title: string;
  /** `YYYY-MM-DD` */
  issuedOn: string;
  source: string;
  off: string[];
  worked: string[];
  enteredByName: string;
  enteredAt: Date;
}

const holidaysKey = (assemblyId: string) => `holidays/${assemblyId}`;

/** An assembly and all above it, nearest first. */
async function lineOf(db: Db, assemblyId: string): Promise<string[]> {
  const parents = new Map((await listAssemblies(db)).map((item) => [item.id, item.parentId]));
  const line: string[] = [];
  for (let id: string | null | undefined = assemblyId; id && !line.includes(id); id = parents.get(id)) line.push(id);
  return line;
}

/** The assembly and all below it: those a notice entered by it can concern. */
async function assembliesBelow(db: Db, assemblyId: string): Promise<string[]> {
  const all = await listAssemblies(db);
  const found = new Set([assemblyId]);
  for (const item of all) if (item.parentId && found.has(item.parentId)) found.add(item.id);
  return [...found];
}

/** Every notice entered that can hold for the assembly, the one that does first within its year. */
export async function enteredNotices(db: Db, assemblyId: string, year?: number): Promise<HolidayNotice[]> {
  const line = await lineOf(db, assemblyId);
  let select = db
    .selectFrom('holiday_notices')
    .select(['id', 'assembly_id as assemblyId', 'year', 'title', 'issued_on as issuedOn', 'source'])
    .select(['days_off as off', 'days_worked as worked'])
    .select(['entered_by_name as enteredByName', 'entered_at as enteredAt'])
    .where('assembly_id', 'in', line);
  if (year !== undefined) select = select.where('year', '=', year);
  const rows = await select.orderBy('year').orderBy('entered_at', 'desc').orderBy('id', 'desc').execute();
  const near = (notice: HolidayNotice) => line.indexOf(notice.assemblyId);
  return rows.sort((a, b) => a.year - b.year || near(a) - near(b));
}

/** Of notices as `enteredNotices` orders them, the one of each year that holds. */
export function holding<T extends { year: number }>(notices: readonly T[]): T[] {
  return notices.filter((notice, index) => notices.findIndex((other) => other.year === notice.year) === index);
}

/** The calendar deadlines of an assembly are counted on. */
export function workCalendar(db: Db, assemblyId: string): Promise<WorkCalendar> {
  return cached(db, holidaysKey(assemblyId), async () => {
    const notices = holding(await enteredNotices(db, assemblyId));
    return notices.length === 0 ? shippedCalendar : createCalendar(notices);
  });
}

/** Keeps a notice; it holds at once for the assembly and all below that have no own one of the year. @returns its id */
export async function insertHolidayNotice(
  db: Db,
  notice: Omit<HolidayNotice, 'id'> & { enteredBy: string | null },
): Promise<string> {
  const id = newId(notice.enteredAt.getTime());
  await sql`insert into holiday_notices (id, assembly_id, year, title, issued_on, source, days_off, days_worked,
      entered_by, entered_by_name, entered_at)
    values (${id}, ${notice.assemblyId}, ${notice.year}, ${notice.title}, ${notice.issuedOn}, ${notice.source},
      ${JSON.stringify(notice.off)}::jsonb, ${JSON.stringify(notice.worked)}::jsonb, ${notice.enteredBy},
      ${notice.enteredByName}, ${notice.enteredAt})`.execute(db);
  for (const assemblyId of await assembliesBelow(db, notice.assemblyId)) forget(db, holidaysKey(assemblyId));
  return id;
}
