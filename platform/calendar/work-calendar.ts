/** Which days are worked: the year's notice where there is one, else the holidays fixed by law and the weekends. */
import { createHash } from 'node:crypto';
import { isWeekend, yearOf } from './days.ts';
import { type LawfulName, lawfulHolidays } from './law.ts';
import { shippedNotices } from './shipped.ts';

/** What a year's notice says beyond the weekends: days given free and weekend days worked for them. */
export interface YearNotice {
  year: number;
  /** Days not worked; those that are weekend days anyway may be among them. */
  off: readonly string[];
  /** Weekend days that are worked. */
  worked: readonly string[];
}

export type DayKind = 'worked' | 'weekend' | 'holiday' | 'moved_off' | 'moved_worked';

export interface WorkCalendar {
  isWorkingDay(day: string): boolean;
  /** `holiday`: fixed by law; `moved_off`, `moved_worked`: by the notice of the year. */
  kindOf(day: string): { kind: DayKind; holiday: LawfulName | null };
  /** Is the notice of this year known? Without it only the law holds, and deadlines in the year are provisional. */
  knows(year: number): boolean;
  /** Years whose notice is known. */
  years: readonly number[];
  /** The same for two calendars of the same days. */
  fingerprint: string;
}

/** @param entered notices of the installation; each stands in place of the shipped one of its year */
export function createCalendar(entered: readonly YearNotice[] = []): WorkCalendar {
  const notices = new Map<number, YearNotice>(shippedNotices);
  for (const notice of entered) notices.set(notice.year, notice);
  const off = new Set<string>();
  const worked = new Set<string>();
  const sorted = [...notices.values()].sort((a, b) => a.year - b.year);
  for (const notice of sorted) {
    for (const day of notice.off) off.add(day);
    for (const day of notice.worked) worked.add(day);
  }
  const kindOf = (day: string): { kind: DayKind; holiday: LawfulName | null } => {
    const holiday = lawfulHolidays(yearOf(day)).get(day) ?? null;
    if (holiday) return { kind: 'holiday', holiday };
    if (worked.has(day)) return { kind: 'moved_worked', holiday: null };
    const weekend = isWeekend(day);
    if (off.has(day) && !weekend) return { kind: 'moved_off', holiday: null };
    return { kind: weekend ? 'weekend' : 'worked', holiday: null };
  };
  const text = JSON.stringify(sorted.map(({ year, ...days }) => [year, [...days.off].sort(), [...days.worked].sort()]));
  return {
    kindOf,
    isWorkingDay(day) {
      const { kind } = kindOf(day);
      return kind === 'worked' || kind === 'moved_worked';
    },
    knows: (year) => notices.has(year),
    years: sorted.map((notice) => notice.year),
    fingerprint: createHash('sha256').update(text).digest('hex').slice(0, 16),
  };
}

/** The calendar of the law and the notices shipped with this version, without any notice of the installation. */
export const shippedCalendar: WorkCalendar = createCalendar();
