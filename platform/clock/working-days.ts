/**
 * Deadlines in working days, calendar days and months, after the Chinese calendar of holidays and make-up working days
 * (State Council's yearly notices, as kept by the library `chinese-days`). All days are days of China Standard Time.
 */
import chineseDays from 'chinese-days';

export interface Span {
  /** How many of the unit. */
  count: number;
  unit: 'working_day' | 'day' | 'month';
}

const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;

/** The day of an instant in China, as `YYYY-MM-DD`. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + OFFSET).toISOString().slice(0, 10);
}

/** The last millisecond of a day of China. */
export function endOfDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET + DAY - 1);
}

function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

/** Is this day worked: weekends and public holidays are not, make-up days are. */
export function isWorkingDay(day: string): boolean {
  return chineseDays.isWorkday(day);
}

function addMonths(day: string, count: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10);
}

/**
 * When a span that starts at an instant ends: the end of its last day. The starting day does not count (Civil Code of
 * the PRC, article 201); a span of days or months that ends on a day not worked ends on the next worked day (article 203).
 */
export function dueAfter(start: Date, span: Span): Date {
  let day = dayOf(start);
  if (span.unit === 'working_day') {
    for (let left = span.count; left > 0; ) {
      day = addDays(day, 1);
      if (isWorkingDay(day)) left -= 1;
    }
    return endOfDay(day);
  }
  day = span.unit === 'month' ? addMonths(day, span.count) : addDays(day, span.count);
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return endOfDay(day);
}

/** Working days from now until an instant: 0 on the day itself, negative when it has passed. */
export function workingDaysUntil(now: Date, due: Date): number {
  const today = dayOf(now);
  const last = dayOf(due);
  let count = 0;
  if (last >= today) {
    for (let day = today; day < last; ) {
      day = addDays(day, 1);
      if (isWorkingDay(day)) count += 1;
    }
    return now > due ? -1 : count;
  }
  for (let day = last; day < today; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) count -= 1;
  }
  return count;
}
