/** One year of the work calendar: every day that is not an ordinary one, and by which notice. */
import { addDays } from '../../../platform/calendar/days.ts';
import { defineQuery } from '../../../platform/http/operation.ts';
import { forbidden } from '../../../platform/http/problem.ts';
import { assemblyEndpoints } from '../contract.ts';
import { enteredNotices, holding, workCalendar } from '../holidays.ts';
import { can } from '../policy.ts';
import { listAssemblies } from '../store.ts';

export const getCalendarYear = defineQuery({
  ...assemblyEndpoints.getCalendarYear,
  operationId: 'getCalendarYear',
  summary: 'Holidays and moved working days of a year',
  tag: 'assemblies',
  access: 'signed_in',
  scope: 'proposals:read',
  async handle({ db, actor, assembly }, { query: { year } }) {
    const decision = can(actor, 'read_calendar');
    if (!decision.allowed) throw forbidden(decision.reason!);
    const calendar = await workCalendar(db, assembly.id);
    const entered = await enteredNotices(db, assembly.id, year);
    const [holds] = holding(entered);
    const names = new Map((await listAssemblies(db)).map((item) => [item.id, item.shortName]));
    const days = [];
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
      const { kind, holiday } = calendar.kindOf(day);
      if (kind !== 'worked' && kind !== 'weekend') days.push({ day, kind, holiday });
    }
    return {
      year,
      basis: holds ? ('entered' as const) : calendar.knows(year) ? ('shipped' as const) : ('law' as const),
      days,
      notices: entered.map((notice) => ({
        noticeId: notice.id,
        title: notice.title,
        issuedOn: notice.issuedOn,
        source: notice.source,
        assemblyName: names.get(notice.assemblyId) ?? '',
        enteredByName: notice.enteredByName,
        enteredAt: notice.enteredAt.toISOString(),
        holds: notice === holds,
        off: notice.off,
        worked: notice.worked,
      })),
      mayEnter: can(actor, 'enter_holidays').allowed,
    };
  },
});
