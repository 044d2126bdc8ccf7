/** Enters a year's notice of moved days; running deadlines are counted anew by a job of the same transaction. */
import { writeAudit } from '../../../platform/audit/audit.ts';
import { defineCommand } from '../../../platform/http/operation.ts';
import { conflict, forbidden, invalid } from '../../../platform/http/problem.ts';
import { assemblyEndpoints } from '../contract.ts';
import { insertHolidayNotice } from '../holidays.ts';
import { recountJob } from '../jobs/recount-calendar.ts';
import { faultOf } from '../notice-check.ts';
import { can } from '../policy.ts';
import { trialOf } from '../queries/preview-holiday-notice.ts';

export const enterHolidayNotice = defineCommand({
  ...assemblyEndpoints.enterHolidayNotice,
  operationId: 'enterHolidayNotice',
  summary: "Enter a year's notice of moved working days",
  tag: 'assemblies',
  access: 'signed_in',
  async handle(ctx, { body }) {
    const decision = can(ctx.actor, 'enter_holidays');
    if (!decision.allowed) throw forbidden(decision.reason!);
    const fault = faultOf(body);
    if (fault) throw invalid(`body.${fault.field}`, fault.code, { day: fault.day ?? '' });
    const { before, after } = await trialOf(ctx, body);
    if (before.knows(body.year) && before.fingerprint === after.fingerprint) throw conflict('notice_unchanged');
    const id = await insertHolidayNotice(ctx.db, {
      assemblyId: ctx.assembly.id,
      year: body.year,
      title: body.title,
      issuedOn: body.issuedOn,
      source: body.source,
      off: body.off,
      worked: body.worked,
      enteredBy: ctx.actor.accountId,
      enteredByName: ctx.actor.name,
      enteredAt: ctx.clock.now(),
    });
    await writeAudit(ctx, 'holidays.entered', `holiday_notice/${id}`, { year: body.year, title: body.title });
    await ctx.jobs.send(ctx.db, recountJob, {});
    return { noticeId: id };
  },
});
