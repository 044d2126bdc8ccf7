/** What a notice of moved days must be before it is kept: pure. */
import { addDays, isWeekend } from '../../platform/calendar/days.ts';
import { lawfulHolidays } from '../../platform/calendar/law.ts';
import type { DayKind, WorkCalendar, YearNotice } from '../../platform/calendar/work-calendar.ts';

export interface NoticeFault {
  field: 'off' | 'worked';
  code:
    | 'notice_empty'
    | 'notice_day_other_year'
    | 'notice_day_twice'
    | 'notice_worked_weekday'
    | 'notice_worked_holiday';
  day?: string;
}

/** A break may begin in the last days of the year before and end in the first of the next. */
const SLACK = 14;

/** The first fault of a notice, or undefined. */
export function faultOf({ year, off, worked }: YearNotice): NoticeFault | undefined {
  if (off.length === 0) return { field: 'off', code: 'notice_empty' };
  const first = addDays(`${year}-01-01`, -SLACK);
  const last = addDays(`${year}-12-31`, SLACK);
  for (const [field, days] of [['off', off] as const, ['worked', worked] as const]) {
    const seen = new Set<string>();
    for (const day of days) {
      if (day < first || day > last) return { field, code: 'notice_day_other_year', day };
      if (seen.has(day)) return { field, code: 'notice_day_twice', day };
      seen.add(day);
    }
  }
  for (const day of worked) {
    if (off.includes(day)) return { field: 'worked', code: 'notice_day_twice', day };
    if (lawfulHolidays(Number(day.slice(0, 4))).has(day))
      return { field: 'worked', code: 'notice_worked_holiday', day };
    if (!isWeekend(day)) return { field: 'worked', code: 'notice_worked_weekday', day };
  }
  return undefined;
}

export interface DayChange {
  day: string;
  before: DayKind;
  after: DayKind;
}

/** Days of a year, and of the weeks beside it, that are another kind of day by the second calendar. */
export function changesOf(year: number, before: WorkCalendar, after: WorkCalendar): DayChange[] {
  const changes: DayChange[] = [];
  const last = addDays(`${year}-12-31`, SLACK);
  for (let day = addDays(`${year}-01-01`, -SLACK); day <= last; day = addDays(day, 1)) {
    const [was, is] = [before.kindOf(day).kind, after.kindOf(day).kind];
    if (was !== is) changes.push({ day, before: was, after: is });
  }
  return changes;
}
