/** Dates that are known to the month only, as old registers have them. Pure. */
import { dayOf } from '../../platform/calendar/days.ts';
import type { MonthDate } from './tables.ts';

/** `2023-02-01`, or `2023-02` where the register names no day. @param months dates of the proposal that are months */
export function shownDay(at: Date, months: readonly MonthDate[], date: MonthDate): string {
  const day = dayOf(at);
  return months.includes(date) ? day.slice(0, 7) : day;
}
