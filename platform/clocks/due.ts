/** Where a clock ends: pure, on a calendar. */
import { dueAfter, readSpan } from '../calendar/spans.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { EscalationStep } from './definitions.ts';

/** What a clock's end is reckoned from. */
export interface ClockFacts {
  started_at: Date;
  due_at: Date;
  rule: string;
  agreed: boolean;
  stood_days: number;
}

/** Where a clock ends on a calendar; one whose end was agreed on stays. */
export function dueOf(calendar: WorkCalendar, clock: ClockFacts): Date {
  return clock.agreed
    ? clock.due_at
    : dueAfter(calendar, clock.started_at, readSpan(clock.rule), Number(clock.stood_days));
}

/** Where a clock ends after it stood still for so many days more: never sooner than before. */
export function dueAfterPause(calendar: WorkCalendar, clock: ClockFacts, stood: number): Date {
  if (stood === 0) return clock.due_at;
  const unit = readSpan(clock.rule).unit === 'working_day' ? 'working_day' : 'day';
  const due = clock.agreed
    ? dueAfter(calendar, clock.due_at, { count: 0, unit }, stood)
    : dueOf(calendar, { ...clock, stood_days: Number(clock.stood_days) + stood });
  return due > clock.due_at ? due : clock.due_at;
}

/** When the next office is told of a clock that ended at `due`. @param told how many were told; null: no further one is */
export function nextEscalation(
  calendar: WorkCalendar,
  steps: readonly EscalationStep[] | undefined,
  told: number,
  due: Date,
): Date | null {
  const next = steps?.[told];
  return next ? dueAfter(calendar, due, { count: next.after, unit: 'working_day' }) : null;
}
