/** How code that knows no assembly reads the calendar of one. */
import type { Db } from '../db/schema.ts';
import { shippedCalendar, type WorkCalendar } from './work-calendar.ts';

/** The calendar deadlines of an assembly are counted on. @param db of the transaction that asks, if it runs in one */
export type CalendarReader = (db: Db, assemblyId: string) => Promise<WorkCalendar>;

/** What the module that keeps notices of moved days gives; without one, the notices shipped with the product hold. */
export const calendarReaderOf = (modules: ReadonlyArray<{ calendar?: CalendarReader }>): CalendarReader =>
  modules.find((module) => module.calendar)?.calendar ?? (async () => shippedCalendar);

/** The calendar of the context's assembly. */
export const calendarOf = (ctx: {
  db: Db;
  assembly: { id: string };
  calendars: CalendarReader;
}): Promise<WorkCalendar> => ctx.calendars(ctx.db, ctx.assembly.id);
