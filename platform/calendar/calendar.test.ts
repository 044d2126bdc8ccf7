import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, endOfDay, isWeekend } from './days.ts';
import { lawfulHolidays } from './law.ts';
import { shippedNotices } from './shipped.ts';
import {
  dueAfter,
  isProvisional,
  readSpan,
  type Span,
  spanText,
  stoodStill,
  workingDaysBetween,
  workingDaysUntil,
} from './spans.ts';
import { createCalendar, shippedCalendar } from './work-calendar.ts';

const at = (text: string) => new Date(`${text}+08:00`);
const worked = (day: string) => shippedCalendar.isWorkingDay(day);
const due = (start: string, span: Span) => dayOf(dueAfter(shippedCalendar, at(`${start}T10:00:00`), span));

describe('holidays fixed by law', () => {
  it.each([
    // Without a notice: before 2004 and after the last one shipped.
    ['2027-01-01', 'new_year'],
    ['2027-02-05', 'spring_festival'],
    ['2027-02-08', 'spring_festival'],
    ['2027-04-05', 'qingming'],
    ['2027-05-02', 'labour_day'],
    ['2027-06-09', 'dragon_boat'],
    ['2027-09-15', 'mid_autumn'],
    ['2027-10-01', 'national_day'],
    ['2028-10-02', 'national_day'],
    ['2003-10-01', 'national_day'],
    ['1998-10-02', 'national_day'],
  ])('%s is %s and not worked', (day, name) => {
    expect(lawfulHolidays(Number(day.slice(0, 4))).get(day)).toBe(name);
    expect(worked(day)).toBe(false);
  });
  it.each([
    // A third day of October only since 1999, the moon's days since 2008, the eve from 2008 to 2013 and since 2025.
    ['1998-10-03'],
    ['2007-04-05'],
    ['2014-01-30'],
    ['2024-02-09'],
    ['2024-05-02'],
    ['2027-05-03'],
  ])('%s is none', (day) => {
    expect(lawfulHolidays(Number(day.slice(0, 4))).has(day)).toBe(false);
  });
  it('stand in every notice that was given, unless they met a weekend', () => {
    const missing: string[] = [];
    for (const [year, notice] of shippedNotices)
      for (const day of lawfulHolidays(year).keys())
        if (!notice.off.includes(day) && !isWeekend(day)) missing.push(day);
    expect(missing).toEqual([]);
    expect(shippedNotices.size).toBeGreaterThan(20);
  });
});

describe('working days', () => {
  it('know holidays and make-up days of the notices', () => {
    expect(worked('2025-10-01')).toBe(false);
    expect(worked('2025-09-28')).toBe(true);
    expect(worked('2025-11-22')).toBe(false);
    expect(shippedCalendar.kindOf('2026-02-14').kind).toBe('moved_worked');
    expect(shippedCalendar.kindOf('2026-02-23').kind).toBe('moved_off');
  });
  it('follow an entered notice in place of the shipped one, and the law against both', () => {
    const calendar = createCalendar([{ year: 2027, off: ['2027-02-09'], worked: ['2027-02-20', '2027-10-02'] }]);
    expect(calendar.isWorkingDay('2027-02-09')).toBe(false);
    expect(calendar.isWorkingDay('2027-02-20')).toBe(true);
    expect(calendar.isWorkingDay('2027-10-02')).toBe(false);
    expect(calendar.knows(2027)).toBe(true);
    expect(calendar.fingerprint).not.toBe(shippedCalendar.fingerprint);
    expect(createCalendar().fingerprint).toBe(shippedCalendar.fingerprint);
  });
});

describe('deadlines', () => {
  it('skip the National Day week and end with their day', () => {
    expect(due('2025-09-30', { count: 1, unit: 'working_day' })).toBe('2025-10-09');
    expect(dueAfter(shippedCalendar, at('2025-09-30T10:00:00'), { count: 1, unit: 'working_day' })).toEqual(
      endOfDay('2025-10-09'),
    );
  });
  it('count months, shorten to the last day and move off holidays', () => {
    expect(due('2025-12-31', { count: 2, unit: 'month' })).toBe('2026-02-28');
    expect(due('2025-08-01', { count: 2, unit: 'month' })).toBe('2025-10-09');
  });
  it('keep the holidays of a year without a notice, and say that they are provisional', () => {
    expect(due('2027-01-29', { count: 10, unit: 'working_day' })).toBe('2027-02-16');
    expect(due('2026-12-20', { count: 30, unit: 'working_day' })).toBe('2027-02-01');
    expect(due('2027-07-01', { count: 3, unit: 'month' })).toBe('2027-10-04');
    expect(isProvisional(shippedCalendar, endOfDay('2027-02-16'))).toBe(true);
    expect(isProvisional(shippedCalendar, endOfDay('2026-12-31'))).toBe(false);
    expect(isProvisional(createCalendar([{ year: 2027, off: [], worked: [] }]), endOfDay('2027-02-16'))).toBe(false);
  });
  it('move by the working days, or days, in which time stood still', () => {
    const friday = at('2025-11-14T10:00:00');
    expect(stoodStill(shippedCalendar, friday, at('2025-11-17T15:00:00'), 'working_day')).toBe(1);
    expect(stoodStill(shippedCalendar, friday, at('2025-11-17T15:00:00'), 'month')).toBe(3);
    expect(stoodStill(shippedCalendar, friday, at('2025-11-14T15:00:00'), 'day')).toBe(0);
    expect(dayOf(dueAfter(shippedCalendar, at('2025-11-03T10:00:00'), { count: 5, unit: 'working_day' }, 2))).toBe(
      '2025-11-12',
    );
  });
  it('take the day from China, not from UTC', () => {
    expect(dayOf(new Date('2025-03-04T16:00:00Z'))).toBe('2025-03-05');
  });
  it('count what is left and what is over, on a weekend nothing', () => {
    const friday = endOfDay('2025-11-14');
    const until = (text: string) => workingDaysUntil(shippedCalendar, at(text), friday);
    expect(until('2025-11-10T08:00:00')).toBe(4);
    expect(until('2025-11-14T23:00:00')).toBe(0);
    expect(until('2025-11-15T08:00:00')).toBe(0);
    expect(until('2025-11-18T08:00:00')).toBe(-2);
  });
  it('end on a worked day, as many working days later as the span says', () => {
    const days = fc.integer({ min: 0, max: 12_000 }).map((count) => addDays('2000-01-01', count));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (day, count) => {
        const end = dayOf(dueAfter(shippedCalendar, at(`${day}T12:00:00`), { count, unit: 'working_day' }));
        return worked(end) && workingDaysBetween(shippedCalendar, day, end) === count;
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 12 }), (day, count) =>
        worked(dayOf(dueAfter(shippedCalendar, at(`${day}T12:00:00`), { count, unit: 'month' }))),
      ),
      { numRuns: 300 },
    );
  });
  it('are kept as text and read again', () => {
    for (const unit of ['working_day', 'day', 'month'] as const)
      expect(readSpan(spanText({ count: 15, unit }))).toEqual({ count: 15, unit });
  });
  it('know weekends', () => {
    expect([isWeekend('2026-11-28'), isWeekend('2026-11-30')]).toEqual([true, false]);
  });
});
