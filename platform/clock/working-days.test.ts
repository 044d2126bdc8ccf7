import { describe, expect, it } from 'vitest';
import { dayOf, dueAfter, endOfDay, isWorkingDay, workingDaysUntil } from './working-days.ts';

const at = (text: string) => new Date(`${text}+08:00`);

describe('working days', () => {
  it('knows holidays and make-up days', () => {
    expect(isWorkingDay('2025-10-01')).toBe(false);
    expect(isWorkingDay('2025-09-28')).toBe(true);
    expect(isWorkingDay('2025-11-22')).toBe(false);
  });
  it('skips the National Day week', () => {
    expect(dayOf(dueAfter(at('2025-09-30T10:00:00'), { count: 1, unit: 'working_day' }))).toBe('2025-10-09');
    expect(dueAfter(at('2025-09-30T10:00:00'), { count: 1, unit: 'working_day' })).toEqual(endOfDay('2025-10-09'));
  });
  it('counts months, shortens to the last day and moves off holidays', () => {
    expect(dayOf(dueAfter(at('2025-12-31T09:00:00'), { count: 2, unit: 'month' }))).toBe('2026-02-28');
    expect(dayOf(dueAfter(at('2025-08-01T09:00:00'), { count: 2, unit: 'month' }))).toBe('2025-10-09');
  });
  it('takes the day from China, not from UTC', () => {
    expect(dayOf(new Date('2025-03-04T16:00:00Z'))).toBe('2025-03-05');
  });
  it('counts what is left and what is over', () => {
    const due = endOfDay('2025-11-14');
    expect(workingDaysUntil(at('2025-11-10T08:00:00'), due)).toBe(4);
    expect(workingDaysUntil(at('2025-11-14T23:00:00'), due)).toBe(0);
    expect(workingDaysUntil(at('2025-11-18T08:00:00'), due)).toBe(-2);
  });
});
