/** Days of China Standard Time as text, `YYYY-MM-DD`: what deadlines, holidays and registers are written in. */

const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;

const KEPT = 20_000;
const written = new Map<number, string>();

/** The day of an instant in China, as `YYYY-MM-DD`. @throws RangeError for an instant that is none */
export function dayOf(instant: Date): string {
  const number = Math.floor((instant.getTime() + OFFSET) / DAY);
  const known = written.get(number);
  if (known !== undefined) return known;
  const day = new Date(number * DAY).toISOString().slice(0, 10);
  if (written.size >= KEPT) written.clear();
  written.set(number, day);
  return day;
}

/** The first moment of a day in China. @param day `YYYY-MM-DD` */
export function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

/** The last millisecond of a day of China. */
export function endOfDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET + DAY - 1);
}

/** The day so many days later, or earlier when `count` is negative. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

/** The same date so many months later; where that month is shorter, its last day. */
export function addMonths(day: string, count: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Days from one day to another; negative when the second comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** The year a day lies in. */
export const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Saturday or Sunday. */
export function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}
