/** Modules whose running deadlines follow the work calendar of an assembly; each registers itself once, when loaded. */
import type { WorkCalendar } from '../../platform/calendar/work-calendar.ts';
import type { Context } from '../../platform/http/context.ts';
import type { JobEnvironment } from '../../platform/jobs/job-queue.ts';
import type { Assembly } from './store.ts';

export interface CalendarFollower {
  module: string;
  /** How many running deadlines would end on another day by this calendar; changes nothing. */
  countMoved(ctx: Context, calendar: WorkCalendar): Promise<number>;
  /**
   * Counts the running deadlines of the assembly anew, each in a transaction of its own with its history and notices.
   * What already ends where the calendar says is left alone, so that it may be called any number of times.
   * @returns how many moved
   */
  recount(environment: JobEnvironment, assembly: Assembly): Promise<number>;
}

const followers = new Map<string, CalendarFollower>();

/** Called by a module that has deadlines, while it is loaded. */
export function followCalendar(follower: CalendarFollower): void {
  followers.set(follower.module, follower);
}

/** All that follow. */
export const calendarFollowers = (): CalendarFollower[] => [...followers.values()];
