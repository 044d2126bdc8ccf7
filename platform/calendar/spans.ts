/** Deadlines in working days, calendar days and months on a work calendar. */
import { addDays, addMonths, dayOf, daysBetween, endOfDay, yearOf } from './days.ts';
import type { WorkCalendar } from './work-calendar.ts';

export interface Span {
  /** How many of the unit. */
  count: number;
  unit: 'working_day' | 'day' | 'month';
}

/** The span as a row keeps it: `10 working_day`. */
export const spanText = ({ count, unit }: Span): string => `${count} ${unit}`;

/** Reads what `spanText` wrote. */
export function readSpan(text: string): Span {
  const [count, unit] = text.split(' ') as [string, Span['unit']];
  return { count: Number(count), unit };
}

/** Working days after one day up to another, which counts: 0 when none lies between. */
export function workingDaysBetween(calendar: WorkCalendar, from: string, to: string): number {
  let count = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (calendar.isWorkingDay(day)) count += 1;
  }
  return count;
}

/**
 * When a span that starts at an instant ends: the end of its last day. The starting day does not count (Civil Code of
 * the PRC, article 201); a span of days or months that ends on a day not worked ends on the next worked day (article 203).
 * @param stood days in which time stood still, counted as `stoodStill` counts them
 */
export function dueAfter(calendar: WorkCalendar, start: Date, span: Span, stood = 0): Date {
  let day = dayOf(start);
  if (span.unit === 'working_day') {
    for (let left = span.count + stood; left > 0; ) {
      day = addDays(day, 1);
      if (calendar.isWorkingDay(day)) left -= 1;
    }
    return endOfDay(day);
  }
  day = addDays(span.unit === 'month' ? addMonths(day, span.count) : addDays(day, span.count), stood);
  while (!calendar.isWorkingDay(day)) day = addDays(day, 1);
  return endOfDay(day);
}

/** Days by which a deadline moves when its time stood still: working days for spans of such, else calendar days. */
export function stoodStill(calendar: WorkCalendar, from: Date, to: Date, unit: Span['unit']): number {
  const [first, last] = [dayOf(from), dayOf(to)];
  return unit === 'working_day' ? workingDaysBetween(calendar, first, last) : daysBetween(first, last);
}

/**
 * Working days from now until an instant: 0 on its last day, negative when that day has passed. Never says whether the
 * instant has passed: on a Saturday nothing lies between a Friday's deadline and now. That is `due < now` alone.
 */
export function workingDaysUntil(calendar: WorkCalendar, now: Date, due: Date): number {
  const [today, last] = [dayOf(now), dayOf(due)];
  const over = last < today;
  const count = over ? workingDaysBetween(calendar, last, today) : workingDaysBetween(calendar, today, last);
  return over && count > 0 ? -count : count;
}

/** Does a deadline lie in a year whose notice is not known, so that moved days may still change it? */
export const isProvisional = (calendar: WorkCalendar, due: Date): boolean => !calendar.knows(yearOf(dayOf(due)));
