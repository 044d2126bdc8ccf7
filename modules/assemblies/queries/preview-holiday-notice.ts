/** What a notice would change, before it is entered: days of another kind, and deadlines that would move. */
import { createCalendar, type WorkCalendar, type YearNotice } from '../../../platform/calendar/work-calendar.ts';
import { countMovedClocks } from '../../../platform/clocks/recount.ts';
import type { Context } from '../../../platform/http/context.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { forbidden, invalid } from '../../../platform/http/problem.ts';
import { assemblyEndpoints } from '../contract.ts';
import { enteredNotices, holding, workCalendar } from '../holidays.ts';
import { changesOf, faultOf } from '../notice-check.ts';
import { can } from '../policy.ts';

/** The assembly's calendar as it is, and as it would be with a notice. */
export async function trialOf(
  ctx: Context,
  notice: YearNotice,
): Promise<{ before: WorkCalendar; after: WorkCalendar }> {
  const others = holding(await enteredNotices(ctx.db, ctx.assembly.id)).filter((item) => item.year !== notice.year);
  return { before: await workCalendar(ctx.db, ctx.assembly.id), after: createCalendar([...others, notice]) };
}

export const previewHolidayNotice = defineCommand({
  ...assemblyEndpoints.previewHolidayNotice,
  operationId: 'previewHolidayNotice',
  summary: 'What a notice of moved working days would change',
  tag: 'assemblies',
  access: 'signed_in',
  async handle(ctx, { body }) {
    const decision = can(ctx.actor, 'enter_holidays');
    if (!decision.allowed) throw forbidden(decision.reason!);
    const fault = faultOf(body);
    if (fault) throw invalid(`body.${fault.field}`, fault.code, { day: fault.day ?? '' });
    const { before, after } = await trialOf(ctx, body);
    const deadlines = await countMovedClocks(ctx, after);
    return { changes: changesOf(body.year, before, after), known: before.knows(body.year), deadlines };
  },
});
